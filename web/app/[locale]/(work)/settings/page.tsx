import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsView } from '@/features/settings/SettingsView';
import { SettingsDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { Trouble } from '@/ui/Trouble';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const result = await query(SettingsDocument);
  if (!result.ok) return <Trouble failure={result.error} />;
  return <SettingsView viewer={result.data.viewer ?? null} />;
}
