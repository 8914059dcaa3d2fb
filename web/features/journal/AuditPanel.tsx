import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { JournalQuery } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { Time } from '@/ui/Time';
import { acts, exportPath, isFiltered, objectTypes, writeAddress, type Shown } from './address';
import classes from './Journal.module.css';

type State = NonNullable<NonNullable<JournalQuery['cluster']>['journalState']>;
type Props = { slug: string; shown: Shown; state: State };

/** Beside the table: how the chain stands, what to show of it, and what to take along. A plain form, so that it needs no script. */
export function AuditPanel({ slug, shown, state }: Props) {
  const t = useTranslations('journal');
  const offered = [...new Set([...acts, ...(shown.act === '' ? [] : [shown.act])])];
  return (
    <>
      <p className={classes.state}>
        {t('state.head', { number: state.head })} <code className={classes.whole}>{state.headHash}</code>{' '}
        {state.anchoredNumber != null && state.anchoredAt != null
          ? t.rich('state.anchored', { number: state.anchoredNumber, at: () => <Time key="at" at={state.anchoredAt ?? ''} /> })
          : t('state.notAnchored')}
      </p>
      <details className={classes.how}>
        <summary>{t('how.title')}</summary>
        <p>{t('how.export')}</p>
        <p>{t('how.hash')}</p>
        <p>{t('how.operator')}</p>
      </details>
      {/* Another address is another form: its fields begin with what is shown. */}
      <form key={writeAddress(shown)} method="get" className={classes.filters}>
        <NativeSelect
          name="act"
          label={t('filter.act')}
          defaultValue={shown.act}
          data={[{ value: '', label: t('filter.all') }, ...offered.map((act) => ({ value: act, label: act }))]}
        />
        <NativeSelect
          name="type"
          label={t('filter.type')}
          defaultValue={shown.type}
          data={[{ value: '', label: t('filter.all') }, ...objectTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))]}
        />
        <TextInput type="date" name="from" label={t('filter.from')} defaultValue={shown.from} />
        <TextInput type="date" name="to" label={t('filter.to')} defaultValue={shown.to} />
        {shown.by && <input type="hidden" name="by" value={shown.by} />}
        <Button type="submit">{t('filter.apply')}</Button>
        {isFiltered(shown) && (
          <ButtonLink variant="default" href={clusterPath(slug, '/journal')}>
            {t('filter.clear')}
          </ButtonLink>
        )}
      </form>
      <p className={classes.exports}>
        {t('export.take')}{' '}
        <a href={exportPath(slug, 'csv', shown)} download>
          CSV
        </a>{' '}
        <a href={exportPath(slug, 'jsonl', shown)} download>
          JSON Lines
        </a>
      </p>
    </>
  );
}
