'use client';

import { Button, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import classes from './Account.module.css';

/** The recovery codes, shown this once, and as a file. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('account.factor');
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Özek\n${codes.join('\n')}\n`)}`;
  return (
    <Stack gap="sm" align="flex-start">
      <h3 style={{ margin: 0 }}>{t('codesTitle')}</h3>
      <p style={{ margin: 0 }}>{t('codesText')}</p>
      <ul className={classes.codes} style={{ width: '100%' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button component="a" variant="default" href={file} download="ozek-recovery-codes.txt">
        {t('download')}
      </Button>
    </Stack>
  );
}
