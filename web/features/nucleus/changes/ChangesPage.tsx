import { useTranslations } from 'next-intl';
import type { NucleusChangesQuery } from '@/generated/graphql';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import { daysToChoose } from '../days';
import type { Days } from './address';
import classes from './Changes.module.css';
import { DayChoice } from './DayChoice';
import { Figures } from './Figures';
import { Moves } from './Moves';

type Cluster = NonNullable<NucleusChangesQuery['cluster']>;

/** The nucleus of two days: who entered, who left, and why. */
export function ChangesPage({ cluster, asked, signedIn }: { cluster: Cluster; asked: Days; signedIn: boolean }) {
  const t = useTranslations('changes');
  const format = useFormat();
  const { slug, viewerCanSee, nucleusComparison: compared } = cluster;
  const days = daysToChoose(cluster.nucleusDays, cluster.daysUpToShown).toReversed();
  const back = (
    <ButtonLink href={clusterPath(slug, '/nucleus')} variant="subtle" size="sm">
      {t('back')}
    </ButtonLink>
  );
  const lead = compared ? t('lead', { from: format.day(compared.before.onDate), to: format.day(compared.after.onDate) }) : undefined;
  return (
    <>
      <PageHeader title={t('title')} lead={lead} actions={back} />
      {!viewerCanSee && <MembersOnly signedIn={signedIn} />}
      {days.length > 1 && (
        <DayChoice
          days={days}
          from={compared?.before.onDate ?? asked.from ?? days.at(-1) ?? ''}
          to={compared?.after.onDate ?? asked.to ?? days[0] ?? ''}
        />
      )}
      {viewerCanSee && !compared && <EmptyState title={t(days.length > 1 ? 'order.title' : 'one.title')} text={t(days.length > 1 ? 'order.text' : 'one.text')} />}
      {compared && <Told compared={compared} />}
    </>
  );
}

function Told({ compared: { before, after, sameMethod, entered, left, moved } }: { compared: NonNullable<Cluster['nucleusComparison']> }) {
  const t = useTranslations('changes');
  return (
    <>
      {!sameMethod && <p className={classes.note}>{t('otherMethod')}</p>}
      <Section title={t('entered')}>{entered.length > 0 ? <Moves moves={entered} /> : <p>{t('nobodyEntered')}</p>}</Section>
      <Section title={t('left')}>{left.length > 0 ? <Moves moves={left} /> : <p>{t('nobodyLeft')}</p>}</Section>
      <Section title={t('figures')}>
        <Figures before={before} after={after} />
      </Section>
      {moved.length > 0 && (
        <Section title={t('moved')}>
          <Moves moves={moved} />
        </Section>
      )}
    </>
  );
}
