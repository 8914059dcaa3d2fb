'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SwitchMenu } from '@/ui/SwitchMenu';
import { useFormat } from '@/ui/useFormat';
import { fileFormats, type FileFormat } from './formats';

/** Offers what is shown as a file, and says what that is. */
export function SaveMenu({ points, lines, onSave }: { points: number; lines: number; onSave: (format: FileFormat) => Promise<boolean> }) {
  const t = useTranslations('nucleus.save');
  const format = useFormat();
  const [outcome, setOutcome] = useState<'saved' | 'failed' | null>(null);
  const save = async (format: FileFormat) => {
    setOutcome(null);
    setOutcome((await onSave(format)) ? 'saved' : 'failed');
  };
  const entries = fileFormats.map((format) => ({ key: format, text: t(format), act: () => void save(format) }));
  const button = (
    <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />}>
      {t('open')}
    </Button>
  );
  return (
    <>
      <SwitchMenu button={button} groups={[{ label: t('what', { points, pointsText: format.number(points), lines, linesText: format.number(lines) }), entries }]} position="bottom-end" width={272} />
      {outcome === 'failed' ? <p role="alert">{t('failed')}</p> : <VisuallyHidden role="status">{outcome && t(outcome)}</VisuallyHidden>}
    </>
  );
}
