'use client';

import { Button, Group } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter, IconShare } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState, useSyncExternalStore } from 'react';
import type { OrganizerContactFragment, PurchaseSheetFragment } from '@/generated/graphql';
import { toCsv } from '@/lib/csv';
import { saveFile } from '@/lib/file';
import { Section } from '@/ui/Section';
import classes from './Demand.module.css';
import { useDemand } from './useDemand';

const never = () => () => undefined;

/** The demand of a purchase as suppliers may read it, to take along in the way that suits: copied, sent on, as a table or on paper. */
export function Demand({ purchase, contact }: { purchase: PurchaseSheetFragment; contact: OrganizerContactFragment['contact'] | null }) {
  const t = useTranslations('procurement.demand');
  const locale = useLocale();
  const { subject, letter, table, fileName } = useDemand(purchase, contact);
  const text = useRef<HTMLParagraphElement>(null);
  const [copied, setCopied] = useState<'copy' | 'copied' | 'selected'>('copy');
  const canShare = useSyncExternalStore(never, () => 'share' in navigator, () => false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letter);
      setCopied('copied');
    } catch {
      // Without a secure connection, or leave to use the clipboard, the reader copies by hand.
      if (text.current) window.getSelection()?.selectAllChildren(text.current);
      setCopied('selected');
    }
  };
  const share = () => navigator.share({ title: subject, text: letter }).catch(() => undefined);

  return (
    <div className={classes.demand}>
      <Section title={t('title')}>
        <p className={classes.about}>{t('about')}</p>
        <p ref={text} className={classes.letter}>
          {letter}
        </p>
        <Group gap="xs" className={classes.ways}>
          <Button leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy()} aria-live="polite">
            {t(copied)}
          </Button>
          {canShare && (
            <Button variant="default" leftSection={<IconShare size={17} aria-hidden />} onClick={() => void share()}>
              {t('share')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => saveFile(toCsv(table, locale), `${purchase.cluster.slug}-${fileName}-${purchase.deadlineAt.slice(0, 10)}.csv`)}
          >
            {t('save')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={printAlone}>
            {t('print')}
          </Button>
        </Group>
      </Section>
    </div>
  );
}

/** Prints the demand alone: the sheet around it holds one's own commitment, and the price up to which it stands. */
function printAlone(): void {
  const { dataset } = document.documentElement;
  dataset['print'] = 'demand';
  window.addEventListener('afterprint', () => delete dataset['print'], { once: true });
  window.print();
}
