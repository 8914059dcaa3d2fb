import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LandingView } from '@/features/landing/LandingView';
import { FrontShell } from '@/features/shell/FrontShell';
import { readShell } from '@/features/shell/shell';
import { LandingDocument, LandingPictureDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { Trouble } from '@/ui/Trouble';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('landing'))('title') } };
}

export default async function LandingPage() {
  const [{ viewer }, result] = await Promise.all([readShell(), query(LandingDocument)]);
  const clusters = result.ok ? result.data.clusters.nodes : [];
  const shown = clusters.find(({ example }) => example) ?? clusters.find(({ open }) => open) ?? null;
  const picture = shown && (await query(LandingPictureDocument, { slug: shown.slug }));
  return (
    <FrontShell viewer={viewer}>
      {!result.ok && <Trouble failure={result.error} />}
      <LandingView
        clusters={clusters}
        shown={shown}
        nucleus={picture?.ok ? (picture.data.cluster?.nucleus ?? null) : null}
        signedIn={viewer !== null}
      />
    </FrontShell>
  );
}
