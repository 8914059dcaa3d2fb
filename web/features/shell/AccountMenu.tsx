'use client';

import { UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCode, IconLogin2, IconLogout2, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { colourSchemes } from '@/features/terms';
import { Link, useRouter } from '@/i18n/navigation';
import { removeOld } from '@/lib/kept';
import { keepSession } from '@/lib/session';
import type { MenuEntry, MenuGroup } from '@/ui/DropMenu';
import { SwitchMenu } from '@/ui/SwitchMenu';
import { useSignInHref } from '@/ui/useSignInHref';
import { ACTING_COOKIE } from '@/ui/acting-cookie';
import type { ShellViewer } from './shell';
import classes from './Switch.module.css';
import { useSignOut } from './useSignOut';

const YEAR_S = 31_536_000;

/** The way in for a visitor; for who is signed in, what is theirs. */
export function AccountMenu({ viewer }: { viewer: ShellViewer | null }) {
  const t = useTranslations('shell.account');
  const signIn = useSignInHref();
  if (viewer) return <OwnMenu viewer={viewer} />;
  return (
    <Link href={signIn} className={classes.small} aria-label={t('signIn')}>
      <IconLogin2 size={21} stroke={1.6} aria-hidden />
      <span className={classes.wide}>{t('signIn')}</span>
    </Link>
  );
}

function OwnMenu({ viewer }: { viewer: ShellViewer }) {
  const t = useTranslations('shell.account');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { leave, leaving } = useSignOut();
  useEffect(() => {
    void keepSession();
    removeOld();
  }, []);
  const acting = useActing(viewer);

  const settings: MenuEntry = {
    key: 'settings',
    text: t('settings'),
    href: '/settings',
    icon: <IconSettings size={18} aria-hidden />,
  };
  const developers: MenuEntry = {
    key: 'developers',
    text: t('developers'),
    href: '/developers',
    icon: <IconCode size={18} aria-hidden />,
  };
  const signOut: MenuEntry = {
    key: 'signOut',
    text: leaving ? t('signingOut') : t('signOut'),
    act: leave,
    disabled: leaving,
    icon: <IconLogout2 size={18} aria-hidden />,
  };
  const colours = colourSchemes.map((scheme) => ({
    key: scheme,
    text: t(scheme),
    act: () => setColorScheme(scheme),
    current: scheme === colorScheme,
  }));
  const groups: MenuGroup[] = [
    { label: viewer.email ?? viewer.name, entries: [settings, developers] },
    ...(acting.length > 1 ? [{ label: t('acting'), entries: acting }] : []),
    { label: t('scheme'), entries: colours },
    { entries: [signOut] },
  ];

  const button = (
    <UnstyledButton className={classes.small} aria-label={t('menu', { name: viewer.name })}>
      <IconUserCircle size={21} stroke={1.6} aria-hidden />
      <span className={`${classes.wide} ${classes.person}`}>{viewer.name}</span>
    </UnstyledButton>
  );
  return <SwitchMenu button={button} groups={groups} position="top-end" width={240} />;
}

/** The organizations to act for, one of them until another is chosen; forms begin with it. */
function useActing({ representations, acting }: ShellViewer): MenuEntry[] {
  const router = useRouter();
  const choose = (id: string) => {
    document.cookie = `${ACTING_COOKIE}=${encodeURIComponent(id)}; path=/; max-age=${YEAR_S}; samesite=lax`;
    router.refresh();
  };
  return representations.map(({ organization: { id, name } }) => ({
    key: id,
    text: name,
    act: () => choose(id),
    current: id === acting,
  }));
}
