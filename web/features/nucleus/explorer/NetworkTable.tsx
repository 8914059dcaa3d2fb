'use client';

import { Button, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { KindMark } from '@/ui/KindMark';
import { useFormat } from '@/ui/useFormat';
import type { Picture } from '../picture';
import { columns, type Column, type Sorting } from './address';
import classes from './NetworkTable.module.css';
import { rowsOf, sorted } from './rows';
import { useWords } from './useWords';

const ROWS_AT_ONCE = 100;

type NetworkTableProps = {
  caption: string;
  picture: Picture;
  /** Whether the filters let a point through. */
  passing: boolean[];
  sorting: Sorting;
  selected: number | null;
  onSort: (sorting: Sorting) => void;
  onSelect: (place: number) => void;
};

/** The network as a table: the same organizations and selection as the picture. */
export function NetworkTable({ caption, picture, passing, sorting, selected, onSort, onSelect }: NetworkTableProps) {
  const t = useTranslations('nucleus.table');
  const terms = useTranslations('terms.nucleusLabel');
  const format = useFormat();
  const locale = useLocale();
  const words = useWords();
  const rows = useMemo(() => sorted(rowsOf(picture, passing), sorting, locale, words), [picture, passing, sorting, locale, words]);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const rest = Math.min(ROWS_AT_ONCE, rows.length - most);
  return (
    <div className={classes.table}>
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
              <Table.Tr key={row.id} data-selected={row.at === selected || undefined} className={classes.row}>
                <th scope="row" className={classes.name}>
                  <UnstyledButton
                    className={classes.select}
                    aria-pressed={row.at === selected}
                    onClick={() => onSelect(row.at)}
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
    </div>
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
