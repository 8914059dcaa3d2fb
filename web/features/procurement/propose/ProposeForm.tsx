'use client';

import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDidUpdate } from '@mantine/hooks';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { InitiativeProposeDocument } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { currencies } from '@/features/terms';
import type { Acting } from '@/ui/acting';
import { FormErrors } from '@/ui/FormErrors';
import { KeptLine } from '@/ui/KeptLine';
import { announce } from '@/ui/Toasts';
import { HOME_ZONE, ownZone } from '@/ui/own-zone';
import { stillActing } from '@/ui/still-acting';
import { useForm } from '@/ui/useForm';
import { useKept } from '@/ui/useKept';
import { useUnionForm } from '@/ui/useUnionForm';
import { DeadlineFields } from './DeadlineFields';
import { LineFields } from './LineFields';
import { emptyProposal, retypedProposal, toInput, type Proposal } from './proposal';
import { Review } from './Review';
import { RuleField } from './RuleField';
import { validation } from './validate';
import { clockInDays } from './zone';

const USUAL_DAYS = 7;
const REVIEW = 'review';

type Props = {
  cluster: { id: string; slug: string };
  viewerId: string;
  acting: [Acting, ...Acting[]];
  /** What the form begins with, and the id of what it was taken from. */
  begun?: { of: string; proposal: Partial<Proposal> } | undefined;
};

/** Proposes a joint purchase: fill in, look over, publish. */
export function ProposeForm({ cluster, viewerId, acting, begun }: Props) {
  const t = useTranslations('procurement.new');
  const locale = useLocale();
  const [filled, setFilled] = useState(false);
  const reviewing = useSearchParams().has(REVIEW) && filled;
  const top = useRef<HTMLDivElement>(null);
  const form = useForm<Proposal>({
    initialValues: { ...emptyProposal(acting[0].id, HOME_ZONE), ...begun?.proposal },
    validate: validation(useTranslations('procurement.new.fault'), locale),
  });
  const keeping = useKept(form, {
    viewerId,
    name: `purchase.1:${cluster.id}${begun ? `:${begun.of}` : ''}`,
    // The server does not know where and when the reader is.
    blank: () => ({ ...emptyProposal(acting[0].id, ownZone()), deadlineAt: clockInDays(USUAL_DAYS, ownZone()), ...begun?.proposal }),
    restore: (kept, from) => ({ ...retypedProposal(kept, from, locale), organizationId: stillActing(acting, kept.organizationId).id }),
  });
  const { submit, pending, problem, leave, forget } = useUnionForm(form, InitiativeProposeDocument, { keeping });

  /** A step of its own for the browser, whose way back leads to the form and not out of it. */
  const lookOver = () => {
    setFilled(true);
    const address = new URL(window.location.href);
    address.searchParams.set(REVIEW, '');
    window.history.pushState(null, '', address);
  };
  const backToForm = () => window.history.back();
  useDidUpdate(() => {
    top.current?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  }, [reviewing]);
  const publish = async () => {
    const done = await submit(toInput(cluster.id, form.getValues(), locale));
    if (!done) return backToForm();
    announce(t('done'));
    leave(clusterPath(cluster.slug, `/purchases/${encodeURIComponent(done.initiative.id)}`));
  };
  const organizer = stillActing(acting, form.values.organizationId);
  const begin = () => {
    forget();
    form.getInputNode('title')?.focus();
  };

  return (
    <div ref={top} tabIndex={-1} style={{ outline: 'none' }}>
      {reviewing ? (
        <Review proposal={form.values} organizer={organizer.name} pending={pending} onBack={backToForm} onPublish={() => void publish()} />
      ) : (
        <form noValidate onSubmit={form.onSubmit(lookOver)}>
          <Stack gap="xl" maw={760}>
            <KeptLine keeping={keeping} at="head" onDiscard={begin} />
            {acting.length > 1 && (
              <Select
                label={t('organization')}
                data={acting.map(({ id, name }) => ({ value: id, label: name }))}
                allowDeselect={false}
                {...form.getInputProps('organizationId')}
              />
            )}
            <TextInput label={t('title')} description={t('titleHelp')} maxLength={160} withAsterisk {...form.getInputProps('title')} />
            <Textarea
              label={t('description')}
              description={t('descriptionHelp')}
              autosize
              minRows={4}
              maxLength={8000}
              withAsterisk
              {...form.getInputProps('description')}
            />
            <LineFields form={form} />
            <DeadlineFields form={form} />
            <Group align="flex-start" gap="xl">
              <NumberInput
                label={t('participants')}
                description={t('participantsHelp')}
                min={1}
                max={1000}
                allowDecimal={false}
                maw={320}
                {...form.getInputProps('minimumParticipants')}
              />
              <Select
                label={t('currency')}
                description={t('currencyHelp')}
                data={currencies}
                allowDeselect={false}
                w={220}
                {...form.getInputProps('currency')}
              />
            </Group>
            <RuleField {...form.getInputProps('allocationRule')} />
            <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
            <Group>
              <Button type="submit" size="md">
                {t('review')}
              </Button>
            </Group>
            <KeptLine keeping={keeping} at="foot" onDiscard={begin} />
          </Stack>
        </form>
      )}
    </div>
  );
}
