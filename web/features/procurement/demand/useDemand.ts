import { useTranslations } from 'next-intl';
import type { OrganizerContactFragment, PurchaseLineFragment, PurchaseSheetFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';

/** What is known of a line's firm quantity once its minimum is met: the sum as last told, unless it was told before that much had come together. */
export const firmOf = ({ minimum, progress }: PurchaseLineFragment): string | null =>
  progress.firm && progress.met ? progress.firm.value : Number(minimum.value) > 0 ? minimum.value : null;

/**
 * What a supplier needs to name a price for what a purchase collected: as a letter, and as a table. Nothing of a single member stands in it,
 * nor how high a price anybody would pay.
 */
export function useDemand(purchase: PurchaseSheetFragment, contact: OrganizerContactFragment['contact'] | null) {
  const t = useTranslations('procurement.demand');
  const format = useFormat();
  const { title, description, cluster, organizer, lines, currency, timeZone, participantCount } = purchase;
  const instant = (at: string) => format.instant(at, timeZone);
  const number = (value: string) => format.number(value, { useGrouping: false, maximumFractionDigits: 3 });
  const reply = [contact?.email, contact?.phone].filter(Boolean).join(', ');

  const quantities = ({ minimum, progress: { firm, flexible, met, toldAt } }: PurchaseLineFragment): string[] => {
    const least = Number(minimum.value) > 0 ? [t('least', { minimum: format.quantity(minimum) })] : [];
    if (!firm || !met || !toldAt) return least.length > 0 ? least : [t('untold')];
    const told = { firm: format.quantity(firm), instant: instant(toldAt) };
    return [...least, flexible && Number(flexible.value) > 0 ? t('toldFlexible', { ...told, flexible: format.quantity(flexible) }) : t('told', told)];
  };

  const letter = [
    t('subject', { title }),
    [
      t('intro', { cluster: cluster.name, organizer: organizer.name }),
      ...(participantCount === null ? [] : [t('participants', format.howMany(participantCount))]),
    ].join('\n'),
    ...lines.map((line, place) =>
      [
        `${lines.length > 1 ? `${place + 1}. ` : ''}${line.product}${line.description ? ` (${line.description})` : ''}`,
        ...quantities(line),
        t('pack', { pack: format.quantity(line.pack) }),
      ].join('\n'),
    ),
    `${t('terms')}\n${description}`,
    t('ask', { currency }),
    ...(reply === '' ? [] : [t('reply', { contact: reply })]),
  ].join('\n\n');

  const table = [
    (['product', 'quality', 'unit', 'pack', 'least', 'firm', 'flexible', 'asOf'] as const).map((column) => t(`column.${column}`)),
    ...lines.map(({ product, description: quality, unit, pack, minimum, progress: { firm, flexible, met, toldAt } }) => {
      const told = met && toldAt ? [firm, flexible].map((sum) => (sum ? number(sum.value) : '')) : ['', ''];
      return [product, quality ?? '', format.unit(unit), number(pack.value), number(minimum.value), ...told, met && toldAt ? instant(toldAt) : ''];
    }),
  ];

  return { subject: t('subject', { title }), letter, table, fileName: t('file') };
}
