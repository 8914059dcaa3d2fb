'use client';

import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NoticeAnswerDocument, type NoticeCardFragment, type NoticeKind } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { FormErrors } from '@/ui/FormErrors';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import classes from './NoticeItem.module.css';

const MOST = 2000;

/** Answers a notice where it stands; only its publisher reads the answer. */
export function AnswerNotice({
  notice,
  acting,
  onAnswer,
}: {
  notice: NoticeCardFragment;
  acting: Acting[];
  onAnswer: (notice: NoticeCardFragment) => void;
}) {
  const t = useTranslations('notice.answer');
  const ui = useTranslations('ui');
  const [writing, setWriting] = useState(false);
  const form = useForm({
    initialValues: { organizationId: acting[0]?.id ?? '', text: '' },
    validate: { text: (text) => (text.trim() === '' ? t('empty') : null) },
  });
  const { submit, pending, problem } = useUnionForm(form, NoticeAnswerDocument);

  const send = form.onSubmit(async ({ organizationId, text }) => {
    const done = await submit({ noticeId: notice.id, organizationId, text: text.trim() });
    if (!done) return;
    form.reset();
    setWriting(false);
    announce(t('done', { name: notice.publisher.name }));
    onAnswer(done.notice);
  });

  if (!writing) {
    return (
      <Button variant={asksForAnswers(notice.kind) ? 'light' : 'subtle'} onClick={() => setWriting(true)}>
        {t('write')}
      </Button>
    );
  }
  return (
    <form noValidate onSubmit={send} className={classes.answerForm}>
      <Stack gap="sm">
        {acting.length > 1 && (
          <Select
            label={t('as')}
            data={acting.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('organizationId')}
          />
        )}
        <Textarea
          label={t('text')}
          description={t('help', { name: notice.publisher.name })}
          autosize
          autoFocus
          minRows={3}
          maxLength={MOST}
          {...form.getInputProps('text')}
        />
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group gap="xs">
          <Button type="submit" loading={pending}>
            {t('send')}
          </Button>
          <Button variant="subtle" onClick={() => setWriting(false)}>
            {ui('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function asksForAnswers(kind: NoticeKind): boolean {
  return kind === 'OFFER' || kind === 'REQUEST';
}
