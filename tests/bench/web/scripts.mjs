// @ts-check
/** The JavaScript that a page loads before anybody touches it. */
import { chromium } from 'playwright-core';

/** The drawing libraries name themselves in the messages of their errors, which no build takes away. */
const ofExplorer = /graphology|[Ss]igma: /;

/**
 * @typedef {object} Scripts all in bytes as they came over the line, compressed
 * @property {number} page what the page needs
 * @property {number} explorer the drawing of the network
 * @property {number} headers of the page's files; HTTP, no JavaScript
 * @property {number} unpacked the page's, as the browser has to read it
 * @property {number} count files of the page
 * @property {{ url: string, bytes: number, headers: number, unpacked: number, explorer: boolean }[]} files
 */

/**
 * Opens a page with nothing in the cache and waits until it asks for nothing more.
 * @param {string} executablePath of Chromium
 * @param {string} url
 * @returns {Promise<Scripts>}
 */
export async function scriptsOf(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
    /** @type {Map<string, { url: string, headers: number }>} */
    const asked = new Map();
    /** @type {Promise<Scripts['files'][number]>[]} */
    const files = [];
    protocol.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script') asked.set(requestId, { url: response.url, headers: response.encodedDataLength });
    });
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const file = asked.get(requestId);
      if (file === undefined) return;
      const body = protocol.send('Network.getResponseBody', { requestId });
      const bytes = encodedDataLength - file.headers;
      files.push(body.then((told) => ({ ...file, bytes, unpacked: told.body.length, explorer: ofExplorer.test(told.body) })));
    });
    await page.goto(url, { waitUntil: 'networkidle', timeout: 90_000 });
    return summary(await Promise.all(files));
  } finally {
    await browser.close();
  }
}

/** @param {Scripts['files']} files @returns {Scripts} */
function summary(files) {
  const [explorer, page] = [files.filter((file) => file.explorer), files.filter((file) => !file.explorer)];
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
  return {
    page: sum(page.map(({ bytes }) => bytes)),
    explorer: sum(explorer.map(({ bytes }) => bytes)),
    headers: sum(page.map(({ headers }) => headers)),
    unpacked: sum(page.map(({ unpacked }) => unpacked)),
    count: page.length,
    files,
  };
}
