import { useTranslations } from 'next-intl';
import type { PurchaseLineFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { sum } from '@/lib/decimal';

/** What one's own organizations promised for a line, in a sentence; nothing when they promised nothing. */
export function OwnShare({ line: { unit, viewerCommitments } }: { line: PurchaseLineFragment }) {
  const t = useTranslations('procurement.own');
  const format = useFormat();
  if (viewerCommitments.length === 0) return null;
  const total = (part: 'firm' | 'flexible') => sum(viewerCommitments.map((commitment) => commitment[part].value));
  const flexible = total('flexible');
  const firm = format.quantity({ value: total('firm'), unit });
  return flexible === '0' ? t('firm', { firm }) : t('both', { firm, flexible: format.quantity({ value: flexible, unit }) });
}
