/** What was made for a key, made now where it was not yet. All that is made stays. */
export function keep<Key, Made>(made: { get(key: Key): Made | undefined; set(key: Key, found: Made): unknown }, key: Key, make: () => Made): Made {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found;
}
