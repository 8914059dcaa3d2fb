import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { freePort } from '../../server/launch/port.mjs';
import { testSettings } from '../../server/launch/test-run.mjs';
import { repositoryRoot } from '../../server/src/config.js';

export type DemoAccount = { role: string; name: string; email: string; password: string; apiKey?: string };

/** Asks until the answer is good; the deadline is the test's own. */
async function untilAnswered(url: string, programs: ChildProcess[]): Promise<void> {
  for (;;) {
    const ended = programs.find((program) => program.exitCode !== null);
    if (ended !== undefined) throw new Error(`${ended.spawnargs.join(' ')} ended with ${ended.exitCode}`);
    const answered = await fetch(url, { redirect: 'manual' }).then((response) => response.status < 400, () => false);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function startPrograms(settings: Record<string, string> = {}): Promise<[origin: string, ChildProcess[]]> {
  const [port, webPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const node = (args: string[], cwd: string, env: Record<string, string>): ChildProcess =>
    spawn(process.execPath, args, { cwd, env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const programs = [
    node([join(repositoryRoot, 'node_modules', 'next', 'dist', 'bin', 'next'), 'start', '-p', String(webPort), '-H', '127.0.0.1'], join(repositoryRoot, 'web'), {
      OZEK_API_URL: `http://127.0.0.1:${port}`,
      NEXT_TELEMETRY_DISABLED: '1',
    }),
    node([join(repositoryRoot, 'server', 'dist', 'server', 'src', 'main.js')], repositoryRoot, {
      PORT: String(port),
      HOST: '127.0.0.1',
      OZEK_WEB_URL: `http://127.0.0.1:${webPort}`,
      OZEK_ORIGIN: origin,
      ...testSettings,
      ...settings,
    }),
  ];
  await untilAnswered(`http://127.0.0.1:${port}/readyz`, programs);
  await untilAnswered(`http://127.0.0.1:${webPort}/en`, programs);
  return [origin, programs];
}

/** The whole product as a person meets it: the built pages behind the built server, on the test database, and a real browser. */
export class Site {
  private constructor(
    readonly origin: string,
    private readonly browser: Browser,
    private readonly programs: ChildProcess[],
  ) {}

  /** The site of the test run, or one of the test's own. @param settings of the server, for one of the test's own */
  static async start(settings?: Record<string, string>): Promise<Site> {
    const shared = process.env['OZEK_TEST_SITE'];
    const [origin, programs] = settings === undefined && shared !== undefined ? [shared, []] : await startPrograms(settings);
    const executablePath = process.env['OZEK_CHROMIUM'];
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
    });
    return new Site(origin, browser, programs);
  }

  /** A browser of its own: no cookies of anybody else, and a network address of its own, for what an address may do is limited. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const extraHTTPHeaders = { 'x-forwarded-for': `10.${randomBytes(3).join('.')}` };
    const context = await this.browser.newContext({ baseURL: this.origin, viewport: { width: 1280, height: 900 }, extraHTTPHeaders, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    await page.goto(path);
    return page;
  }

  /** Signs in by the form, in English, as a person does, and goes on to a page. */
  async signedIn(account: DemoAccount, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visit(`/en/sign-in?returnTo=${encodeURIComponent(path)}`, options);
    await page.locator('input[type=email]').fill(account.email);
    await page.locator('input[type=password]').fill(account.password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname === `/en${path.split('?')[0]}`);
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await Promise.all(
      this.programs.map(async (program) => {
        if (program.exitCode !== null) return;
        program.kill('SIGTERM');
        await once(program, 'exit');
      }),
    );
  }
}

/** The sign-ins of the example cluster, as the test run loaded it. */
export function demoAccount(role: string): DemoAccount {
  const file = join(process.env['OZEK_DATA'] ?? '', 'demo-accounts.json');
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
  const account = accounts.find((candidate) => candidate.role === role);
  if (account === undefined) throw new Error(`the example has no account of the role ${role}`);
  return account;
}
