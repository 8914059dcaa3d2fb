import tseslint from 'typescript-eslint';

const io = ['neo4j-driver', 'fastify', 'graphql', 'node:fs', 'node:http', 'node:net', '**/neo4j/database.js', '**/context.js'];

/** Beside the usual rules, the directions of the house: arrows point one way (docs/architecture.md). */
export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/.next/', '**/generated/', '.data/', 'web/next-env.d.ts'] },
  {
    files: ['server/src/**/*.ts', 'seed/**/*.ts', 'tests/**/*.ts', 'web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['server/src/modules/**/rules.ts', 'server/src/modules/**/rules/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: io, message: 'Rules are pure: they do no input or output.' }] }] },
  },
  {
    files: ['server/src/modules/**/store.ts', 'server/src/modules/**/*-store.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'graphql', message: 'Stores know the graph, not the API.' }] }] },
  },
  {
    files: ['server/src/modules/**/resolvers.ts', 'server/src/modules/**/policy.ts', 'server/src/modules/**/changes.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'neo4j-driver', message: 'All Cypher lives in the store.' }] }] },
  },
  {
    files: ['web/app/**/*.tsx', 'web/features/**/*.{ts,tsx}', 'web/ui/**/*.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Only lib/ calls the server.' }] },
  },
);
