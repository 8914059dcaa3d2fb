import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../server/launch/hash.mjs';
import { emptyFolder } from './programs.js';

describe('whether something has to be built again', () => {
  const project = (): string => {
    const base = emptyFolder();
    mkdirSync(join(base, 'src', 'deep'), { recursive: true });
    writeFileSync(join(base, 'src', 'a.ts'), 'a');
    writeFileSync(join(base, 'src', 'deep', 'b.ts'), 'b');
    return base;
  };
  const inputs = [{ path: 'src', only: (path: string) => path.endsWith('.ts') }, { path: 'config.json' }];

  it('depends on content, not on place or time', () => {
    const [one, two] = [project(), project()];
    utimesSync(join(two, 'src', 'a.ts'), 0, 0);
    expect(hashOf(two, inputs)).toBe(hashOf(one, inputs));
  });

  it.each([
    ['a changed file', 'src/deep/b.ts', 'B'],
    ['a new file', 'src/deep/c.ts', ''],
    ['a file that was not there at all', 'config.json', '{}'],
  ])('is so after %s', (_what, path, text) => {
    const base = project();
    const before = hashOf(base, inputs);
    writeFileSync(join(base, path), text);
    expect(hashOf(base, inputs)).not.toBe(before);
  });

  it.each(['src/notes.md', 'src/node_modules/x.ts', 'src/dist/x.ts', 'other.ts'])('is not so after %s', (path) => {
    const base = project();
    const before = hashOf(base, inputs);
    mkdirSync(join(base, path, '..'), { recursive: true });
    writeFileSync(join(base, path), 'new');
    expect(hashOf(base, inputs)).toBe(before);
  });
});
