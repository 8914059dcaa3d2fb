'use client';

import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useTimeZone, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ContactRemoveDocument, ContactSetDocument, type ContactVisibility, type OwnContactQuery } from '@/generated/graphql';
import { useChange } from '@/lib/client';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { FormErrors } from '@/ui/FormErrors';
import { Section } from '@/ui/Section';
import { announce, warn } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useFormat } from '@/ui/useFormat';
import { useProblemText, useUnionForm } from '@/ui/useUnionForm';
import classes from './Account.module.css';

type Contact = NonNullable<NonNullable<OwnContactQuery['viewer']>['contact']>;

const LEVELS: ContactVisibility[] = ['PARTNERS', 'MEMBERS'];

const valuesOf = (contact: Contact | null) => ({
  position: contact?.position ?? '',
  phone: contact?.phone ?? '',
  email: contact?.email ?? '',
  visibility: contact?.visibility ?? 'PARTNERS',
  consent: false,
});

/** What the person shows of themselves; each change asks for the consent anew. */
export function ContactSection({ first }: { first: Contact | null }) {
  const t = useTranslations('account.contact');
  const timeZone = useTimeZone() ?? 'UTC';
  const format = useFormat();
  const [contact, setContact] = useState(first);
  const form = useForm({ initialValues: valuesOf(first) });
  const { submit, pending, problem } = useUnionForm(form, ContactSetDocument);

  const send = form.onSubmit(async (values) => {
    const done = await submit(values);
    if (!done) return;
    setContact(done.contact);
    form.setValues(valuesOf(done.contact));
    announce(t('done'));
  });

  return (
    <Section title={t('title')}>
      <p className={classes.note}>{contact ? t('since', { date: format.dayOf(contact.consentedAt, timeZone) }) : t('text')}</p>
      <form onSubmit={send} noValidate className={classes.narrow}>
        <Stack gap="md">
          <TextInput label={t('position')} autoComplete="organization-title" maxLength={160} {...form.getInputProps('position')} />
          <TextInput label={t('phone')} type="tel" autoComplete="tel" maxLength={40} {...form.getInputProps('phone')} />
          <TextInput label={t('email')} description={t('emailHelp')} type="email" autoComplete="email" {...form.getInputProps('email')} />
          <Radio.Group label={t('visibility')} {...form.getInputProps('visibility')}>
            <Stack gap="xs" mt="xs">
              {LEVELS.map((level) => (
                <Radio key={level} value={level} label={t(level)} />
              ))}
            </Stack>
          </Radio.Group>
          <Checkbox label={t('consent')} {...form.getInputProps('consent', { type: 'checkbox' })} />
          <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
          <Group gap="xs">
            <Button type="submit" loading={pending}>
              {t('submit')}
            </Button>
            {contact && (
              <TakeBack
                onDone={() => {
                  setContact(null);
                  form.setValues(valuesOf(null));
                }}
              />
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function TakeBack({ onDone }: { onDone: () => void }) {
  const t = useTranslations('account.contact');
  const [asking, setAsking] = useState(false);
  const { change, pending } = useChange(ContactRemoveDocument);
  const textOf = useProblemText();
  const remove = async () => {
    const outcome = await change({});
    setAsking(false);
    if (!outcome.ok) return warn(textOf(outcome.problem));
    announce(t('removed'));
    onDone();
  };
  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog opened={asking} title={t('removeTitle')} confirm={t('remove')} danger pending={pending} onConfirm={() => void remove()} onClose={() => setAsking(false)}>
        <p>{t('removeText')}</p>
      </ConfirmDialog>
    </>
  );
}
