import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ConsoleMessage, Page } from 'playwright-core';
import { repositoryRoot } from '../../server/src/config.js';

const NAMESPACES = readdirSync(join(repositoryRoot, 'web', 'messages', 'en')).map((file) => file.replace('.json', '')).join('|');
// A missing message shows as its key; an address in the text, such as people@example.com, is none.
const KEY = new RegExp(`(?<![\\w@.-])(?:${NAMESPACES})\\.[a-zA-Z][a-zA-Z.]+(?![\\w@-])`, 'g');

/** A form in which a page is looked at: how wide the screen is, in CSS pixels, and light or dark. */
export type Look = readonly [width: number, colorScheme: 'light' | 'dark'];

/** All of them: what the main pages get, and by `npm run test:axe` every page in every language. */
export const ALL_LOOKS: readonly Look[] = [[1280, 'light'], [1280, 'dark'], [768, 'dark'], [768, 'light'], [320, 'light'], [320, 'dark']];
export const everyLook = process.env['OZEK_ALL_LOOKS'] !== undefined;

/** The accessibility rules that the width and the colours decide; the others need only one look. */
const LOOK_RULES = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

type Findings = { violations: { id: string; nodes: { target: unknown[] }[] }[] };

/** In the page, where the first look has left the checker. */
const lookAgain = (rules: string[]): Promise<Findings> =>
  (window as unknown as { axe: { run: (options: object) => Promise<Findings> } }).axe.run({ runOnly: rules, resultTypes: ['violations'] });

/** Waits until a page shows what it shows at its size and in its colours: what moves has come to rest. */
const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** Goes to a page, looks at it in each of the forms, and gives what is wrong with it, in words. `stands` waits for what comes after the page. */
export async function faults(page: Page, path: string, looks: readonly Look[], stands?: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const threw = (error: Error): unknown => told.push(`${path} threw ${error.message}`);
  const logged = (message: ConsoleMessage): unknown => message.type() === 'error' && told.push(`${path} logged ${message.text()}`);
  page.on('pageerror', threw).on('console', logged);
  for (const [index, [width, colorScheme]] of looks.entries()) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    if (index === 0) {
      told.push(...(await visit(page, path)));
      await stands?.();
    }
    await atRest(page);
    const form = `${path} at ${width} px, ${colorScheme}`;
    const { violations } = index === 0 ? await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze() : await page.evaluate(lookAgain, LOOK_RULES);
    for (const { id, nodes } of violations) told.push(`${form} ${id}: ${nodes.map((node) => node.target.map(String).join(' ')).join(', ')}`);
    const [wide, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if ((wide ?? 0) > (visible ?? 0)) told.push(`${form} is ${wide} px wide`);
    const keys = (await page.locator('body').innerText()).match(KEY) ?? [];
    told.push(...keys.map((key) => `${form} shows the key ${key}`));
  }
  page.off('pageerror', threw).off('console', logged);
  return told;
}

async function visit(page: Page, path: string): Promise<string[]> {
  const response = await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // A violation of it is logged as an error.
  const policy = response?.headers()['content-security-policy'] ?? '';
  return /script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/.test(policy) ? [] : [`${path} has the policy ${policy}`];
}
