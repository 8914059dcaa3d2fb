/** A JSON file of the web's own. Throws where it does not arrive. */
export async function readJsonFile<Content>(address: URL, signal: AbortSignal): Promise<Content> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return (await response.json()) as Content;
}

/** Saves a file on the reader's device. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
