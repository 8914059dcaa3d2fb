/** Gives for a source of the server its built module, and for a library's file the library, both as `once.mjs` loads them. */
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

/** The file that runs: what the compiler made of a source, a library's own. */
const fileOf = (path) => (path.endsWith('.ts') ? join(root, 'server', 'dist', relative(root, path)).replace(/\.ts$/, '.js') : path);

export default {
  process(_source, path, { supportsStaticESM }) {
    const file = fileOf(path);
    const names = Object.keys(require(file)).filter((name) => name !== 'default' && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
    const loaded = `loadOnce(${JSON.stringify(file)})`;
    return {
      code: supportsStaticESM
        ? `const loaded = ${loaded};\nexport const { ${names.join(', ')} } = loaded;\nexport default loaded.default;`
        : // What follows is not run: it tells the names to who imports them one by one.
          `module.exports = ${loaded};\n0 && (module.exports = { ${names.join(', ')} });`,
    };
  },
};
