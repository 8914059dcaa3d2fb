'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { OwnContactQuery } from '@/generated/graphql';
import { Section } from '@/ui/Section';
import classes from './Account.module.css';
import { ContactSection } from './ContactSection';
import { EraseSection } from './EraseSection';
import { SettingsFailed } from './SettingsFailed';
import { useSecurity } from './useSecurity';

/** What is kept about the person, and what they can do about it. */
export function AccountView({ viewer }: { viewer: NonNullable<OwnContactQuery['viewer']> }) {
  const t = useTranslations('account');
  const { read, again } = useSecurity();
  return (
    <>
      <ContactSection first={viewer.contact ?? null} />
      <Section title={t('export.title')}>
        <p className={classes.note}>{t('export.text')}</p>
        <Button component="a" variant="default" href="/api/account/export" download="ozek-account.json">
          {t('export.submit')}
        </Button>
      </Section>
      {read.state === 'failed' && <SettingsFailed again={again} />}
      {read.state === 'read' && <EraseSection hasPassword={read.security.hasPassword} />}
    </>
  );
}
