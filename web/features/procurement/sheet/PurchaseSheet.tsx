'use client';

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { PurchaseDocument, type PurchaseQuery, type PurchaseSheetFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import type { Acting } from '@/ui/acting';
import { Link } from '@/i18n/navigation';
import { useRead } from '@/lib/client';
import { PageHeader } from '@/ui/PageHeader';
import { Paragraphs } from '@/ui/Paragraphs';
import { Section } from '@/ui/Section';
import { lazyPart } from '@/ui/lazyPart';
import { StateMark } from '../StateMark';
import { History } from './History';
import { LineSheet } from './LineSheet';
import { Outcome } from './Outcome';
import classes from './PurchaseSheet.module.css';
import { Signatures } from './Signatures';
import { Terms } from './Terms';

const Afterwards = lazyPart(() => dynamic(() => import('./Afterwards').then((module) => module.Afterwards)));
const CancelPurchase = lazyPart(() => dynamic(() => import('./CancelPurchase').then((module) => module.CancelPurchase)));

const EVERY_MS = 5000;

export type Purchase = PurchaseSheetFragment;

/** One joint purchase, live: how far it is, the terms, and one's own commitment beside each line. */
export function PurchaseSheet({ initial, acting }: { initial: PurchaseQuery; acting: Acting[] }) {
  const t = useTranslations('procurement');
  const { purchase, gone, failed, answered } = useLivePurchase(initial);
  if (!purchase) return null;
  const { cluster, title, state, lines, description, viewerCanCancel } = purchase;
  const open = state === 'COLLECTING' && !purchase.deadlinePassed;
  return (
    <article className={classes.sheet}>
      <PageHeader
        above={<Link href={clusterPath(cluster.slug, '/purchases')}>{t('title')}</Link>}
        title={title}
        lead={<StateMark state={state} />}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      {gone && (
        <div className={classes.outcome} role="alert">
          <p>{t('gone')}</p>
        </div>
      )}
      <Outcome purchase={purchase} acting={acting} />
      {state === 'LOCKED' && <Afterwards purchase={purchase} acting={acting} />}
      <Terms purchase={purchase} />
      <Section title={t('lines', { n: lines.length })} {...(state === 'COLLECTING' && !gone && { aside: <span role="status">{t(failed ? 'late' : 'live')}</span> })}>
        {lines.map((line) => (
          <LineSheet
            key={line.id}
            purchase={purchase}
            line={line}
            acting={acting}
            open={open}
            onAnswer={answered}
          />
        ))}
      </Section>
      <Section title={t('description')}>
        <Paragraphs text={description} />
      </Section>
      <History purchase={purchase} />
      {viewerCanCancel && <CancelPurchase purchase={purchase} onAnswer={answered} />}
      <Signatures purchase={purchase} />
    </article>
  );
}

/**
 * The purchase as last told, by the regular reading or by the answer to one's own change; it stays, with what is typed beside it, when it
 * is not shown to the reader any more. Nor does a reading count that was made after their session ended: to a visitor an open cluster
 * shows the purchase without what their organizations promised.
 */
function useLivePurchase(initial: PurchaseQuery) {
  const [last, setLast] = useState(purchaseOf(initial));
  const { data, failure, replace } = useRead(PurchaseDocument, { id: last?.id ?? '' }, { initialData: initial, every: EVERY_MS });
  const asVisitor = Boolean(initial.viewer) && !data?.viewer;
  const told = data ? (asVisitor ? null : purchaseOf(data)) : last;
  if (told && told !== last) setLast(told);
  return {
    purchase: told ?? last,
    gone: told === null,
    failed: failure !== null,
    answered: (purchase: Purchase) => void replace({ viewer: initial.viewer, node: { __typename: 'Initiative', ...purchase } }),
  };
}

function purchaseOf({ node }: PurchaseQuery): Purchase | null {
  return node?.__typename === 'Initiative' ? node : null;
}
