'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { MandateFiguresFragment } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const MandateDialog = lazyPart(() => dynamic(() => import('./MandateDialog'), { ssr: false }));

export type Holder = { id: string; name: string; mandate?: MandateFiguresFragment | null };

/** Gives a person or a key a mandate, or another in place of the one they have. */
export function GiveMandate({ organizationId, holder }: { organizationId: string; holder: Holder }) {
  const t = useTranslations('people.mandate');
  return (
    <DialogButton word={t(holder.mandate ? 'change' : 'give')}>
      {(dialog) => <MandateDialog organizationId={organizationId} holder={holder} {...dialog} />}
    </DialogButton>
  );
}
