'use client';

import { Button, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { KindMark } from '@/ui/KindMark';
import { useFormat } from '@/ui/useFormat';
import { columns, type Column, type Sorting } from './address';
import classes from './NetworkTable.module.css';
import type { Row, Words } from './rows';

const ROWS_AT_ONCE = 100;

/** The network as a table: the same organizations and selection as the picture. */
export function NetworkTable({
  caption,
  rows,
  words,
  sorting,
  selected,
  onSort,
  onSelect,
}: {
  caption: string;
  rows: Row[];
  words: Words;
  sorting: Sorting;
  selected: string | null;
  onSort: (sorting: Sorting) => void;
  onSelect: (id: string) => void;
}) {
  const t = useTranslations('nucleus.table');
  const terms = useTranslations('terms.nucleusLabel');
  const format = useFormat();
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const rest = Math.min(ROWS_AT_ONCE, rows.length - most);
  return (
    <>
      <Table.ScrollContainer minWidth={640} className={classes.frame} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': caption, role: 'region' } }}>
        <Table verticalSpacing="xs" highlightOnHover stickyHeader={false}>
          <caption className={classes.caption}>{caption}</caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Header key={column} column={column} name={t(column)} sorting={sorting} onSort={onSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, most).map((row) => (
              <Table.Tr key={row.id} data-selected={row.id === selected || undefined} className={classes.row}>
                <th scope="row" className={classes.name}>
                  <UnstyledButton
                    className={classes.select}
                    aria-pressed={row.id === selected}
                    onClick={() => onSelect(row.id)}
                  >
                    <KindMark kind={row.kind} size={16} /> {row.name}
                  </UnstyledButton>
                </th>
                <Table.Td>{words.kind(row.kind)}</Table.Td>
                <Table.Td>{row.role ? words.role(row.role) : <Unstated>{t('unknown')}</Unstated>}</Table.Td>
                <Table.Td>{row.place ? words.place(row.place) : <Unstated>{t('unknown')}</Unstated>}</Table.Td>
                <Table.Td>{terms(row.label)}</Table.Td>
                <Table.Td className={classes.figure}>{format.number(row.strength, { maximumFractionDigits: 1 })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rest > 0 && (
        <Button variant="default" mt="md" onClick={() => setMost(most + ROWS_AT_ONCE)}>
          {t('more', format.howMany(rest))}
        </Button>
      )}
    </>
  );
}

function Header(header: { column: Column; name: string; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  const { column, name, sorting, onSort } = header;
  const active = sorting.column === column;
  const Arrow = !active ? IconArrowsSort : sorting.descending ? IconArrowDown : IconArrowUp;
  const direction = sorting.descending ? 'descending' : 'ascending';
  const next = { column, descending: active ? !sorting.descending : column === 'strength' };
  return (
    <Table.Th aria-sort={active ? direction : undefined} className={column === 'strength' ? classes.figure : undefined}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(next)}>
        {name}
        <Arrow size={15} className={classes.arrow} data-active={active || undefined} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}

function Unstated({ children }: { children: string }) {
  return <span className={classes.unstated}>{children}</span>;
}
