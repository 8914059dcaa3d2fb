import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page, type Route } from 'playwright-core';

export type DemoAccount = { role: string; name: string; email: string; password: string; apiKey?: string };

/** The whole product as a person meets it: the built pages behind the built server, on the test database, and a real browser. */
export class Site {
  private constructor(
    readonly origin: string,
    private readonly browser: Browser,
  ) {}

  /** Opens a browser on the site that the test run has started, with further switches of the browser if wanted. */
  static async open(switches: string[] = []): Promise<Site> {
    const origin = process.env['OZEK_TEST_SITE'];
    if (origin === undefined) throw new Error('OZEK_TEST_SITE is not set: run the tests by npm test, which starts the site');
    const executablePath = process.env['OZEK_CHROMIUM'];
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic', ...switches],
    });
    return new Site(origin, browser);
  }

  /** A browser of its own: no cookies of anybody else, and a network address of its own, for what an address may do is limited. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.enter(options);
    await page.goto(path);
    return page;
  }

  /** The same with the cookies of somebody who signed in, as the form sends it, on a page in English. */
  async signedIn({ email, password }: DemoAccount, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.enter(options);
    const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: this.origin } });
    if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
    await page.goto(`/en${path}`);
    return page;
  }

  /** Closes all that was opened: pages that nobody looks at any more go on asking for news. */
  async leave(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  private async enter(options: BrowserContextOptions): Promise<Page> {
    const extraHTTPHeaders = { 'x-forwarded-for': `10.${randomBytes(3).join('.')}` };
    const context = await this.browser.newContext({ baseURL: this.origin, viewport: { width: 1280, height: 900 }, extraHTTPHeaders, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    for (const act of ['goto', 'reload'] as const) {
      const plain = page[act].bind(page) as (...given: unknown[]) => ReturnType<Page['goto']>;
      page[act] = async (...given: unknown[]) => {
        const response = await plain(...given);
        if (!given.some(isEarly)) await page.waitForFunction(takenOver);
        return response;
      };
    }
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Whether a visit is not to wait for the whole page. */
const isEarly = (given: unknown): boolean => typeof given === 'object' && given !== null && 'waitUntil' in given;

/** Whether the page's program has taken over what the server drew: before, a press does nothing, as for a person who is very quick. */
export const takenOver = (): boolean =>
  [...document.querySelectorAll('main :is(button, input, select, textarea)')].every((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')));

/** Holds back what a page asks for at such addresses, until it is released. */
export async function hold(page: Page, addresses: RegExp): Promise<{ release: () => void }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(addresses, async (route) => {
    await released;
    await route.continue();
  });
  return { release: () => release() };
}

/** Cuts the line for what a page asks for at such addresses, with these words in it, until it is mended. */
export async function cut(page: Page, addresses: RegExp, words = ''): Promise<{ mend: () => Promise<void> }> {
  const refuse = (route: Route) => ((route.request().postData() ?? '').includes(words) ? route.abort() : route.fallback());
  await page.route(addresses, refuse);
  return { mend: () => page.unroute(addresses, refuse) };
}

/** Whether the keyboard is at an element. */
export const isAt = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === document.activeElement);

/** The sign-ins of the example cluster, as the test run loaded it. */
export function demoAccount(role: string): DemoAccount {
  const file = join(process.env['OZEK_DATA'] ?? '', 'demo-accounts.json');
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
  const account = accounts.find((candidate) => candidate.role === role);
  if (account === undefined) throw new Error(`the example has no account of the role ${role}`);
  return account;
}
