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
import { Moves, type MoveList } from './Moves';

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
      {!viewerCanSee && <MembersOnly slug={slug} signedIn={signedIn} />}
      {days.length > 1 && (
        <DayChoice
          days={days}
          from={compared?.before.onDate ?? asked.from ?? days.at(-1) ?? ''}
          to={compared?.after.onDate ?? asked.to ?? days[0] ?? ''}
        />
      )}
      {viewerCanSee && !compared && <EmptyState title={t(days.length > 1 ? 'order.title' : 'one.title')} text={t(days.length > 1 ? 'order.text' : 'one.text')} />}
      {compared && <Told slug={slug} compared={compared} />}
    </>
  );
}

function Told({ slug, compared }: { slug: string; compared: NonNullable<Cluster['nucleusComparison']> }) {
  const t = useTranslations('changes');
  const { before, after, sameMethod } = compared;
  const days = { from: before.onDate, to: after.onDate };
  const moves = (which: MoveList) => (compared[which].nodes.length === 0 ? null : <Moves first={compared[which]} which={which} slug={slug} days={days} />);
  const moved = moves('moved');
  return (
    <>
      {!sameMethod && <p className={classes.note}>{t('otherMethod')}</p>}
      <Section title={t('entered')}>{moves('entered') ?? <p>{t('nobodyEntered')}</p>}</Section>
      <Section title={t('left')}>{moves('left') ?? <p>{t('nobodyLeft')}</p>}</Section>
      <Section title={t('figures')}>
        <Figures before={before} after={after} />
      </Section>
      {moved && <Section title={t('moved')}>{moved}</Section>}
    </>
  );
}
