import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The printed schema, as integrators read it; null where the program was installed without it. */
export async function readSchemaFile(): Promise<string | null> {
  for (const folder of ['..', '.']) {
    const file = path.resolve(process.cwd(), folder, 'graph-schema/schema.graphql');
    const text = await readFile(/* turbopackIgnore: true */ file, 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  return null;
}

export function countTypes(schema: string): number {
  return schema.match(/^(type|interface|union|enum|input|scalar) /gm)?.length ?? 0;
}
