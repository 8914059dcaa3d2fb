/** The libraries that the server and the tests share, or that take long to load. */
const libraries = ['@axe-core', 'fast-check', 'fastify', 'graphql', 'graphql-http', 'graphql-ws', 'neo4j-driver', 'pino', 'playwright-core', 'smtp-server'];

/** One run for everything: rules, store, API, conformance and browser. Started by `npm test`, which brings the database. */
export default {
  rootDir: '..',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testEnvironment: '<rootDir>/tests/kit/once.mjs',
  setupFiles: ['<rootDir>/tests/kit/short-stacks.ts'],
  testSequencer: '<rootDir>/tests/kit/longest-first.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    [`/(server/src|seed)/.+\\.ts$|/node_modules/(${libraries.join('|')})/`]: '<rootDir>/tests/kit/built.mjs',
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  // Transforming a library's file is loading it: see built.mjs.
  transformIgnorePatterns: [],
  // Against tests that hang, not a measure of speed.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of finished files stay in a worker's memory.
  workerIdleMemoryLimit: '1GB',
};
