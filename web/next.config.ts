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
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates'] },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
