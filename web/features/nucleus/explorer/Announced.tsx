import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import type { Picture } from '../picture';

/** Says to who cannot see it what the keyboard has come to, or who is selected. */
export function Announced({ picture, place, partners }: { picture: Picture; place: number | null; partners: number[][] }) {
  const t = useTranslations('nucleus');
  const terms = useTranslations('terms.nucleusLabel');
  const format = useFormat();
  const tied = place === null ? 0 : (partners[place]?.length ?? 0);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {place !== null &&
        t('announce', { name: picture.names[place] ?? '', label: terms(picture.labels[place] ?? 'OUTSIDE'), partners: tied, partnersText: format.number(tied) })}
    </VisuallyHidden>
  );
}
