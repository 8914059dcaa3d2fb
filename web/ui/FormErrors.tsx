'use client';

import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { FormProblem } from './useUnionForm';

/** Above a form's button: why nothing was sent, and that nothing is lost. */
export function FormErrors({ problem, fields = 0 }: { problem: FormProblem | null; fields?: number }) {
  const t = useTranslations('ui.form');
  if (!problem && fields === 0) return null;
  const head = fields > 0 ? t('summary', { n: fields }) : problem?.refused ? t('refused') : problem?.message;
  const details = problem?.others.filter((detail) => detail !== head) ?? [];
  return (
    <Alert color="danger" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      {head}
      {details.map((detail) => (
        <p key={detail} style={{ margin: '0.4rem 0 0' }}>
          {detail}
        </p>
      ))}
    </Alert>
  );
}
