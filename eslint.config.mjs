import tseslint from 'typescript-eslint';

const io = ['neo4j-driver', 'fastify', 'graphql', 'node:fs', 'node:http', 'node:net', '**/neo4j/database.js', '**/context.js'];

const noCypher = { name: 'neo4j-driver', message: 'All Cypher lives in the store.' };

/**
 * Refuses imports of layers above.
 * @param {string[]} above
 */
const below = (...above) => ({ group: above, message: 'Arrows point one way: see docs/architecture.md.' });

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
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: io, message: 'Rules are pure: they do no input or output.' }, below('**/resolvers.js', '**/changes.js', '**/policy.js', '**/store.js')] }] },
  },
  {
    files: ['server/src/modules/**/store.ts', 'server/src/modules/**/*-store.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'graphql', message: 'Stores know the graph, not the API.' }],
          patterns: [below('**/resolvers.js', '**/changes.js', '**/policy.js', '**/context.js')],
        },
      ],
    },
  },
  {
    files: ['server/src/modules/**/resolvers.ts', 'server/src/modules/**/changes.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noCypher] }] },
  },
  {
    files: ['server/src/modules/**/policy.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noCypher], patterns: [below('**/resolvers.js', '**/changes.js')] }] },
  },
  { files: ['web/features/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [below('@/app')] }] } },
  { files: ['web/{ui,i18n,theme}/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [below('@/app', '@/features')] }] } },
  { files: ['web/lib/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [below('@/app', '@/features', '@/ui', '@/i18n')] }] } },
  {
    files: ['web/app/**/*.tsx', 'web/features/**/*.{ts,tsx}', 'web/ui/**/*.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Only lib/ calls the server.' }] },
  },
);
