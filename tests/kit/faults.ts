import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../server/src/config.js';

const NAMESPACES = readdirSync(join(repositoryRoot, 'web', 'messages', 'en')).map((file) => file.replace('.json', '')).join('|');
// A missing message shows as its key; an address in the text, such as people@example.com, is none.
const KEY = new RegExp(`(?<![\\w@.-])(?:${NAMESPACES})\\.[a-zA-Z][a-zA-Z.]+(?![\\w@-])`, 'g');

/**
 * Goes to a page and gives what is wrong with it, in words.
 * @param rules whether to ask for accessibility too, which another language does not change
 */
export async function faults(page: Page, path: string, rules = true): Promise<string[]> {
  const told: string[] = [];
  page.on('pageerror', (error) => told.push(`${path} threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(`${path} logged ${message.text()}`);
  });
  const response = await page.goto(path);
  // A violation of it is logged as an error.
  const policy = response?.headers()['content-security-policy'] ?? '';
  if (!/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/.test(policy)) told.push(`${path} has the policy ${policy}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const { violations } = rules ? await new AxeBuilder({ page }).analyze() : { violations: [] };
  for (const { id, nodes } of violations) told.push(`${path} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  const [wide, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if ((wide ?? 0) > (visible ?? 0)) told.push(`${path} is ${wide} px wide on a screen of ${visible}`);
  const keys = (await page.locator('body').innerText()).match(KEY) ?? [];
  return [...told, ...keys.map((key) => `${path} shows the key ${key}`)];
}
