'use client';

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommitmentMakeDocument, type PurchaseLineFragment } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { FormErrors } from '@/ui/FormErrors';
import { Time } from '@/ui/Time';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useFormat } from '@/ui/useFormat';
import { useUnionForm } from '@/ui/useUnionForm';
import { isMoney, MOST_QUANTITY, typedDecimal, typedMilli } from '@/lib/decimal';
import { mostOf, nothingTyped, quantityFault, toInput, typedOf, type Commitment, type Seen, type Typed } from './commitment';
import { MandateNote } from './MandateNote';
import { PromiseText } from './PromiseText';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

type Props = {
  purchase: Purchase;
  line: PurchaseLineFragment;
  organization: Acting;
  commitment: Commitment | null;
  /** Whether commitments are taken now. */
  open: boolean;
  /** What is typed must not be lost from now on. */
  onTyping: () => void;
  onAnswer: (purchase: Purchase) => void;
  onLeave: (() => void) | null;
};

/**
 * Makes or changes a commitment. It binds money, so nothing is shown as done before the server said so, and it is said
 * again in words before it is sent. When the terms or the commitment changed meanwhile, what was typed stays, and the
 * person decides again on what holds now. Once nothing can be committed any more it can still be read and copied.
 */
export function CommitmentForm({ purchase, line, organization, commitment, open, onTyping, onAnswer, onLeave }: Props) {
  const t = useTranslations('procurement.commitment');
  const required = useTranslations('ui.form')('required');
  const format = useFormat();
  const locale = useLocale();
  const now: Seen = { terms: purchase.version, own: commitment?.version ?? null };
  const [seen, setSeen] = useState(now);
  const [refused, setRefused] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const mandate = organization.binding === 'unlimited' ? null : organization.binding;
  const stale = open && (refused || seen.terms !== now.terms || seen.own !== now.own);

  const quantity = (typed: string) => {
    const fault = quantityFault(typed, line.pack.value, locale);
    if (fault?.fault === 'tooMuch') return t('fault.tooMuch', { most: format.quantity({ value: MOST_QUANTITY, unit: line.unit }) });
    if (fault?.fault !== 'packs') return fault && t('fault.notANumber');
    const [pack, below, above] = [line.pack.value, fault.below, fault.above].map((value) => format.quantity({ value, unit: line.unit }));
    const packs = { pack: pack ?? '', below: below ?? '', above: above ?? '' };
    return fault.below === '0' ? t('fault.fewest', packs) : t('fault.packs', packs);
  };
  const form = useForm<Typed>({
    initialValues: commitment ? typedOf(commitment) : nothingTyped,
    onValuesChange: onTyping,
    validate: {
      firm: (firm, { flexible }) =>
        quantity(firm) ?? (typedMilli(firm || '0', locale) === 0n && typedMilli(flexible || '0', locale) === 0n ? t('fault.nothing') : null),
      flexible: quantity,
      ceiling: (ceiling) => {
        if (ceiling === '') return mandate ? required : null;
        return isMoney(ceiling, locale) ? null : t('fault.price');
      },
    },
  });
  // What is beyond a mandate is said where less can be promised.
  const beyond = mandate?.limit.currency === purchase.currency ? 'organizationId' : null;
  const { submit, pending, problem } = useUnionForm(form, CommitmentMakeDocument, {
    fieldOf: (path) => (path === beyond ? 'firm' : path),
    onConflict: () => setRefused(true),
  });

  const send = async () => {
    const done = await submit(toInput(form.getValues(), line.id, organization.id, seen, locale));
    setConfirming(false);
    if (!done) return;
    announce(t('done'));
    onAnswer(done.initiative);
  };
  const accept = () => {
    setSeen(now);
    setRefused(false);
  };
  const { ceiling } = form.values;
  const unit = format.unit(line.unit);

  return (
    <form noValidate onSubmit={form.onSubmit(() => setConfirming(open))}>
      <Stack gap="sm">
        <div role="status" className={classes.over}>
          {!open && (
            <p className={classes.told}>
              {purchase.state === 'CANCELLED' ? t('over.cancelled') : t.rich('over.passed', { at: () => <Time key="at" at={purchase.deadlineAt} /> })}{' '}
              {t('over.typed')}
            </p>
          )}
        </div>
        <TextInput
          label={t('firm')}
          description={t('firmHelp', { pack: format.quantity(line.pack) })}
          inputMode="decimal"
          rightSection={<span aria-hidden>{unit}</span>}
          rightSectionWidth={64}
          autoComplete="off"
          readOnly={!open}
          {...form.getInputProps('firm')}
        />
        <TextInput
          label={t('flexible')}
          description={t('flexibleHelp')}
          inputMode="decimal"
          rightSection={<span aria-hidden>{unit}</span>}
          rightSectionWidth={64}
          autoComplete="off"
          readOnly={!open}
          {...form.getInputProps('flexible')}
        />
        <TextInput
          label={t('ceiling')}
          description={mandate ? t('mandate.ceilingHelp', { name: organization.name }) : t('ceilingHelp')}
          withAsterisk={mandate !== null}
          inputMode="decimal"
          rightSection={<span aria-hidden>{t('perUnit', { currency: purchase.currency, unit })}</span>}
          rightSectionWidth={88}
          autoComplete="off"
          readOnly={!open}
          {...form.getInputProps('ceiling')}
        />
        {open && mandate && <MandateNote mandate={mandate} currency={purchase.currency} most={mostOf(form.values, locale)} />}
        {stale && (
          <Alert color="gold" variant="light" role="alert" title={t('stale.title')}>
            <p style={{ margin: 0 }}>{t('stale.text')}</p>
            <p style={{ margin: '0.5rem 0 0.75rem' }}>
              {commitment ? (
                <>
                  {t('stale.now')}{' '}
                  <PromiseText line={line} firm={commitment.firm.value} flexible={commitment.flexible.value} ceiling={commitment.ceiling} />
                </>
              ) : (
                t('stale.none')
              )}
            </p>
            <Button size="xs" variant="default" onClick={accept}>
              {t('stale.accept')}
            </Button>
          </Alert>
        )}
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group gap="xs">
          {open && (
            <Button type="submit" disabled={stale} loading={pending}>
              {commitment ? t('review') : t('make')}
            </Button>
          )}
          {onLeave && (
            <Button variant="subtle" onClick={onLeave}>
              {open ? t('leave') : t('over.leave')}
            </Button>
          )}
        </Group>
      </Stack>
      <ConfirmDialog
        opened={confirming && (open || pending)}
        title={t('confirm.title')}
        confirm={t('confirm.yes')}
        pending={pending}
        onConfirm={() => void send()}
        onClose={() => setConfirming(false)}
      >
        <p>
          <strong>{organization.name}</strong> – {line.product}
        </p>
        <p>
          <PromiseText
            line={line}
            firm={typedDecimal(form.values.firm, locale)}
            flexible={typedDecimal(form.values.flexible, locale)}
            ceiling={isMoney(ceiling, locale) ? { amount: typedDecimal(ceiling, locale), currency: purchase.currency } : null}
          />
        </p>
        <p>
          {t('confirm.until')} <Time at={purchase.deadlineAt} />
        </p>
      </ConfirmDialog>
    </form>
  );
}
