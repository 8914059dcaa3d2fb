import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const repository = path.resolve(import.meta.dirname, '..');

/** Tells V8 to compile all of a script while it is loaded, beside the page's own thread (V8's "explicit compile hints"); comments to all others. */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

/**
 * Nearly all that a page loads is called as soon as it is there. Left alone, V8 compiles each function when it is first called, in one long
 * piece in which the page does not answer.
 */
async function hintCompilation({ projectDir, distDir }: { projectDir: string; distDir: string }): Promise<void> {
  const folder = path.resolve(projectDir, distDir, 'static', 'chunks');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  await Promise.all(
    scripts.map(async (name) => {
      const file = path.join(folder, name);
      const script = await readFile(file, 'utf8');
      if (!script.startsWith(COMPILE_AT_ONCE)) await writeFile(file, COMPILE_AT_ONCE + script);
    }),
  );
}

const config: NextConfig = {
  reactStrictMode: true,
  // `npm run check` and `npm test` look at the types; to start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The front door compresses; a second compression here would hold streams back.
  compress: false,
  compiler: { runAfterProductionCompile: hintCompilation },
  turbopack: { root: repository },
  outputFileTracingRoot: repository,
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates'],
    // A module that several chunks need would by default be merged into each of them: a page would load it more than once.
    turbopackChunking: { requestCost: 20_000, minChunkSize: 20_000 },
  },
};

// The messages are compiled by the build, so that no page has to carry the parser of their language.
const messages = { path: './messages', format: 'json', locales: 'infer', precompile: true } as const;

export default createNextIntlPlugin({ requestConfig: './i18n/request.ts', experimental: { messages } })(config);
