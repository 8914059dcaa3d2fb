import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TieRowFragment, TieType } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';

type Said = Pick<TieRowFragment, 'type' | 'mutual' | 'from' | 'to'>;

/** A tie as a sentence, with its two ends as links. */
export function TieSentence({ tie: { type, mutual, from, to } }: { tie: Said }) {
  const t = useTranslations('tie');
  return t.rich(mutual ? `both.${type}` : `sentence.${type}`, {
    from: () => <OrganizationName organization={from} />,
    to: () => <OrganizationName organization={to} />,
  });
}

/** The same with plain names, for choices and questions. */
export function useTieSentence() {
  const t = useTranslations('tie');
  return ({ type, mutual, from, to }: { type: TieType; mutual: boolean; from: string; to: string }): ReactNode =>
    t.rich(mutual ? `both.${type}` : `sentence.${type}`, {
      from: () => <strong>{from}</strong>,
      to: () => <strong>{to}</strong>,
    });
}
