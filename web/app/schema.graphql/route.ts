import { readSchemaFile } from '@/features/developers/schema-file';

/** The schema as a file. */
export async function GET(): Promise<Response> {
  const schema = await readSchemaFile();
  if (schema === null) return new Response(null, { status: 404 });
  return new Response(schema, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' } });
}
