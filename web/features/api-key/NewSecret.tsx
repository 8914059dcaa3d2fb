'use client';

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

/** A key just made; its secret is null when the server has shown it before. */
export type Made = { name: string; secret: string | null };

/** The key itself, in the one moment that it is readable. It is kept nowhere: leaving the page loses it. */
export function NewSecret({ made: { name, secret }, onKept }: { made: Made; onKept: () => void }) {
  const t = useTranslations('api-key.secret');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'copied' | 'selected'>('no');
  useEffect(() => field.current?.focus(), []);

  const copy = async () => {
    if (secret === null) return;
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('copied');
    } catch {
      // Without a secure connection, or leave to use the clipboard, the reader copies by hand.
      setCopied('selected');
    }
  };

  return (
    <Stack gap="md" maw={640}>
      <Alert color="gold" variant="light" role="alert" title={t('title', { name })} icon={<IconAlertTriangle aria-hidden />}>
        {secret === null ? t('lost', { name }) : t('warning')}
      </Alert>
      {secret !== null && (
        <Group align="flex-end" gap="xs">
          <TextInput
            ref={field}
            label={t('label')}
            description={t('use')}
            value={secret}
            readOnly
            flex="1 1 16rem"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button variant="light" onClick={() => void copy()} aria-live="polite">
            {copied === 'no' ? t('copy') : t(copied)}
          </Button>
        </Group>
      )}
      <Group>
        <Button variant="default" onClick={onKept}>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}
