import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const repository = path.resolve(import.meta.dirname, '..');

const config: NextConfig = {
  reactStrictMode: true,
  // `npm run check` and `npm test` look at the types; to start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The front door compresses; a second compression here would hold streams back.
  compress: false,
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
