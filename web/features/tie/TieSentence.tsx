import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TieRowFragment, TieType } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';

type Said = Pick<TieRowFragment, 'type' | 'mutual' | 'share' | 'from' | 'to'>;
type Ends = { from: () => ReactNode; to: () => ReactNode };

/** A tie as a sentence, with its two ends as links. */
export function TieSentence({ tie: { type, mutual, share, from, to } }: { tie: Said }) {
  const say = useSaying();
  return say(type, mutual, share, {
    from: () => <OrganizationName organization={from} />,
    to: () => <OrganizationName organization={to} />,
  });
}

/** The same with plain names, for choices and questions. */
export function useTieSentence() {
  const say = useSaying();
  return ({ type, mutual, share = null, from, to }: { type: TieType; mutual: boolean; share?: string | null; from: string; to: string }): ReactNode =>
    say(type, mutual, share, {
      from: () => <strong>{from}</strong>,
      to: () => <strong>{to}</strong>,
    });
}

function useSaying() {
  const t = useTranslations('tie');
  const format = useFormat();
  return (type: TieType, mutual: boolean, share: string | null, ends: Ends): ReactNode =>
    share === null
      ? t.rich(mutual ? `both.${type}` : `sentence.${type}`, ends)
      : t.rich('owned', { ...ends, share: format.number(share, { style: 'unit', unit: 'percent' }) });
}
