/** One run for everything: rules, store, API, conformance and browser. Started by `npm test`, which brings the database. */
export default {
  rootDir: '..',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/tests/kit/short-stacks.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  // Against tests that hang, not a measure of speed.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of finished files stay in a worker's memory.
  workerIdleMemoryLimit: '1GB',
};
