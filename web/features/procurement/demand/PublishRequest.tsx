'use client';

import { PublishForm } from '@/features/notice/publish/PublishForm';
import { units } from '@/features/notice/publish/draft';
import type { PurchaseRequestQuery } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { firmOf, useDemand } from './useDemand';

type Asked = Extract<NonNullable<PurchaseRequestQuery['node']>, { __typename: 'Initiative' }>;

const MOST_TITLE = 160;
const MOST_BODY = 8000;

/** The notice by which the organizer of a purchase asks suppliers for prices, begun with the demand; what it says is theirs to change. */
export function PublishRequest({ purchase, viewerId, acting }: { purchase: Asked; viewerId: string; acting: [Acting, ...Acting[]] }) {
  const { subject, letter } = useDemand(purchase, purchase.asking.contact ?? null);
  const { id, cluster, organizer, lines, currency } = purchase;
  const [line, ...others] = lines;
  const unit = units.find((one) => one === line?.unit);
  const quantity = line && unit && others.length === 0 ? firmOf(line) : null;
  const begun = {
    organizationId: organizer.id,
    kind: 'REQUEST' as const,
    title: subject.slice(0, MOST_TITLE),
    body: letter.slice(0, MOST_BODY),
    visibility: 'PUBLIC' as const,
    product: lines.map(({ product }) => product).join(', ').slice(0, MOST_TITLE),
    currency,
    ...(quantity && unit && { quantity, unit }),
  };
  return <PublishForm cluster={cluster} viewerId={viewerId} acting={acting} begun={{ of: id, draft: begun }} />;
}
