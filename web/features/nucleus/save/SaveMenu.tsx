'use client';

import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fileFormats, type FileFormat } from './useSave';

/** Offers what is shown as a file, and says what that is. */
export function SaveMenu({ points, lines, onSave }: { points: number; lines: number; onSave: (format: FileFormat) => Promise<boolean> }) {
  const t = useTranslations('nucleus.save');
  const [outcome, setOutcome] = useState<'saved' | 'failed' | null>(null);
  const save = async (format: FileFormat) => {
    setOutcome(null);
    setOutcome((await onSave(format)) ? 'saved' : 'failed');
  };
  return (
    <>
      <Menu position="bottom-end" width={272} shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />}>
            {t('open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('what', { points, lines })}</Menu.Label>
          {fileFormats.map((format) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {t(format)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {outcome === 'failed' ? <p role="alert">{t('failed')}</p> : <VisuallyHidden role="status">{outcome && t(outcome)}</VisuallyHidden>}
    </>
  );
}
