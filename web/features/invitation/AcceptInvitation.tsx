'use client';

import { Alert, Button, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { InvitationAcceptDocument } from '@/generated/graphql';
import { useChange } from '@/lib/client';
import { organizationPath } from '@/ui/OrganizationName';
import { announce } from '@/ui/Toasts';
import { useLeave } from '@/ui/useLeave';
import { useProblemText } from '@/ui/useUnionForm';

export function AcceptInvitation({ token, organizationName }: { token: string; organizationName: string }) {
  const t = useTranslations('invitation');
  const { leave, leaving } = useLeave();
  const { change, pending } = useChange(InvitationAcceptDocument);
  const problemText = useProblemText();
  const [problem, setProblem] = useState<string | null>(null);

  const accept = async () => {
    setProblem(null);
    const outcome = await change({ token });
    if (!outcome.ok) return setProblem(problemText(outcome.problem));
    announce(t('done', { name: organizationName }));
    leave(organizationPath(outcome.done.organization.id));
  };

  return (
    <Stack gap="md">
      {problem && (
        <Alert color="danger" variant="light" role="alert">
          {problem}
        </Alert>
      )}
      <Button size="md" fullWidth loading={pending || leaving} onClick={() => void accept()}>
        {t('accept')}
      </Button>
    </Stack>
  );
}
