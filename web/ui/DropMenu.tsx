'use client';

import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, useEffect, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import type { Locale } from '@/i18n/routing';
import classes from './DropMenu.module.css';

export type MenuGroup = { label?: string; entries: MenuEntry[] };
export type MenuEntry = { key: string; text: ReactNode; icon?: ReactNode; current?: boolean } & (
  | { href: string; locale?: Locale }
  | { act: () => void; disabled?: boolean }
);
export type DropMenuProps = Pick<MenuProps, 'position' | 'width'> & { button: ReactElement<ComponentProps<'button'>>; groups: MenuGroup[] };

/** A menu in groups, open from the start: it is loaded because it was asked for. */
export default function DropMenu({ button, groups, ...place }: DropMenuProps) {
  const [opened, setOpened] = useState(false);
  // Not before its button, which stands in for the one that was pressed, has the focus: it goes back there when the menu closes.
  useEffect(() => setOpened(true), []);
  return (
    <Menu shadow="md" opened={opened} onChange={setOpened} {...place}>
      <Menu.Target>{cloneElement(button, { autoFocus: true })}</Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ label, entries }, group) => [
          group > 0 && <Menu.Divider key={`line-${group}`} />,
          label && <Menu.Label key={`label-${group}`}>{label}</Menu.Label>,
          ...entries.map((entry) => <Entry key={entry.key} entry={entry} />),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const look = { className: classes.item ?? '', leftSection: entry.icon, 'aria-current': entry.current ? ('true' as const) : undefined };
  if ('act' in entry) {
    return (
      <Menu.Item {...look} disabled={entry.disabled ?? false} onClick={entry.act}>
        {entry.text}
      </Menu.Item>
    );
  }
  const language = entry.locale && { locale: entry.locale, lang: entry.locale, hrefLang: entry.locale };
  return (
    <Menu.Item {...look} component={Link} href={entry.href} {...language}>
      {entry.text}
    </Menu.Item>
  );
}
