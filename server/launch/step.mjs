// @ts-check
/** Steps of a command: each shows what it does and how long it took. All on stderr, stdout belongs to the results. */

const showsAsRunningAfter = 400;

/**
 * @template T
 * @param {string} name what is being done, without a full stop
 * @param {(note: (text: string) => void) => Promise<T>} work may note the outcome in a few words
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  const running = setTimeout(() => console.error(`… ${name}`), showsAsRunningAfter);
  let outcome = '';
  try {
    const result = await work((text) => (outcome = `: ${text}`));
    say(`✓ ${name}${outcome}`, start);
    return result;
  } catch (error) {
    say(`✗ ${name}`, start);
    throw error;
  } finally {
    clearTimeout(running);
  }
}

/**
 * @param {string} text
 * @param {number} start
 */
function say(text, start) {
  console.error(`${text} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
