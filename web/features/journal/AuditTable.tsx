'use client';

import { CopyButton, Table, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { JournalDocument, type JournalFilter, type JournalLineFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { Time } from '@/ui/Time';
import cards from '@/ui/cards.module.css';
import { ENTRIES_A_PAGE, writeAddress, type Shown } from './address';
import classes from './Journal.module.css';
import { ObjectLink } from './ObjectLink';

type Props = { first: Connection<JournalLineFragment>; slug: string; filter: JournalFilter; shown: Shown };

const SHORT = 10;

/** What happened, as the council checks it: every number of the chain with its hash, who and what; in cards where there is no room for a table. */
export function AuditTable({ first, slug, filter, shown }: Props) {
  const t = useTranslations('journal');
  const pages = usePages(first, JournalDocument, { slug, first: ENTRIES_A_PAGE, filter }, (data) => data.cluster?.journal);
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={t('title')} tabIndex={0}>
        <Table className={`${cards.cards} ${classes.table}`}>
          <Table.Thead>
            <Table.Tr>
              {(['number', 'at', 'what', 'who', 'fields', 'request', 'hash'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.nodes.map((entry) => (
              <Row key={entry.id} entry={entry} slug={slug} shown={shown} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <LoadMore pages={pages} />
    </>
  );
}

function Row({ entry, slug, shown }: { entry: JournalLineFragment; slug: string; shown: Shown }) {
  const t = useTranslations('journal');
  const { number, at, action, sentence, actorKind, actorName, organization, object, changes, requestId, hash } = entry;
  return (
    <Table.Tr>
      <Table.Td data-name={t('column.number')}>{number}</Table.Td>
      <Table.Td>
        <Time at={at} />
      </Table.Td>
      <Table.Td>
        {sentence} <ObjectLink object={object} slug={slug} />
        {action && <code className={classes.code}>{action}</code>}
      </Table.Td>
      <Table.Td>
        {actorKind && (actorName ?? t(`actor.${actorKind}`))}
        {organization && (
          <Link className={classes.by} href={`${clusterPath(slug, '/journal')}${writeAddress({ ...shown, by: organization.id })}`}>
            {organization.name}
          </Link>
        )}
      </Table.Td>
      <Table.Td data-name={t('column.fields')}>{changes.map(({ field }) => field).join(', ')}</Table.Td>
      <Table.Td data-name={t('column.request')}>{requestId && <code title={requestId}>{requestId.slice(-SHORT)}</code>}</Table.Td>
      <Table.Td data-name={t('column.hash')}>
        {hash && (
          <CopyButton value={hash}>
            {({ copied, copy }) => (
              <UnstyledButton className={classes.hash} onClick={copy} title={hash} aria-label={t('copyHash', { number: number ?? 0 })}>
                {copied ? t('copied') : <code>{hash.slice(0, SHORT)}</code>}
              </UnstyledButton>
            )}
          </CopyButton>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
