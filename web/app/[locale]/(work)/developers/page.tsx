import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { DevelopersView } from '@/features/developers/DevelopersView';
import { countTypes, readSchemaFile } from '@/features/developers/schema-file';
import { readShell, rememberedCluster } from '@/features/shell/shell';
import { FirstQuestionDocument } from '@/generated/graphql';
import { query } from '@/lib/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developers'))('title') };
}

export default async function DevelopersPage() {
  const slug = await rememberedCluster(await readShell());
  const result = slug ? await query(FirstQuestionDocument, { slug }) : null;
  const schema = await readSchemaFile();
  return (
    <DevelopersView
      command={curl(await ownAddress(), await getLocale(), slug ?? 'kostanay-grain')}
      answer={result?.ok ? JSON.stringify({ data: result.data }, null, 2) : null}
      types={schema === null ? null : countTypes(schema)}
    />
  );
}

/** The address that the reader sees in the browser. */
async function ownAddress(): Promise<string> {
  const sent = await headers();
  const host = sent.get('x-forwarded-host') ?? sent.get('host') ?? 'localhost:3000';
  return `${sent.get('x-forwarded-proto') ?? 'http'}://${host}`;
}

function curl(address: string, locale: string, slug: string): string {
  const body = JSON.stringify({
    query: 'query ($slug: String!) { cluster(slug: $slug) { name members(first: 3) { nodes { organization { name kind } } } } }',
    variables: { slug },
  });
  return [
    `curl ${address}/graphql \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'accept-language: ${locale}' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
