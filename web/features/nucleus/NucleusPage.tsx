import { useTranslations } from 'next-intl';
import type { NucleusLabel, NucleusQuery } from '@/generated/graphql';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { HelpMark } from '@/ui/HelpMark';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { daysToChoose } from './days';
import { DiagnosisSection } from './diagnosis/DiagnosisSection';
import { Explorer } from './explorer/Explorer';
import { SpecialisationSection } from './specialisation/SpecialisationSection';
import classes from './NucleusPage.module.css';

type Cluster = NonNullable<NucleusQuery['cluster']>;
type Snapshot = NonNullable<Cluster['nucleus']>;

/** A cluster's nucleus: what it says in a sentence, the network to explore, and what follows. */
export function NucleusPage({ cluster, viewer }: { cluster: Cluster; viewer: NucleusQuery['viewer'] }) {
  const t = useTranslations('nucleus');
  const title = (
    <>
      {t('title')} <HelpMark term={t('term')}>{t('help')}</HelpMark>
    </>
  );
  if (!cluster.viewerCanSee || !cluster.nucleus) {
    return (
      <>
        <PageHeader title={title} />
        {cluster.viewerCanSee ? <NotYet slug={cluster.slug} kept={(cluster.nucleusDays?.length ?? 0) > 0} /> : <MembersOnly slug={cluster.slug} signedIn={Boolean(viewer)} />}
      </>
    );
  }
  const { id, slug, name, origin, specialisation } = cluster;
  const prepares = viewer?.seats.some((seat) => seat.side === 'SECRETARIAT' && seat.cluster.id === id) ?? false;
  const days = daysToChoose(cluster.nucleusDays, cluster.daysUpToShown);
  const { id: snapshotId, picture, onDate, advice, diagnosis, tieCount } = cluster.nucleus;
  return (
    <>
      <PageHeader title={title} above={<Scope snapshot={cluster.nucleus} />} lead={<Summary labels={picture.labels} />} actions={days.length > 1 && <ToChanges slug={slug} />} />
      <Explorer cluster={{ id, slug, name, origin }} picture={picture} snapshot={{ id: snapshotId, onDate }} days={days} />
      {advice.length > 0 && (
        <Section title={t('advice')}>
          <ul className={classes.advice}>
            {advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      {diagnosis && tieCount > 0 && <DiagnosisSection diagnosis={diagnosis} declared={cluster.form} />}
      {specialisation ? <SpecialisationSection specialisation={specialisation} /> : prepares && onDate === days.at(-1) && <ToLoad />}
      <Method snapshot={cluster.nucleus} />
    </>
  );
}

function ToChanges({ slug }: { slug: string }) {
  const t = useTranslations('nucleus');
  return (
    <ButtonLink href={clusterPath(slug, '/nucleus/changes')} variant="light" size="sm">
      {t('changes')}
    </ButtonLink>
  );
}

function Scope({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations('nucleus');
  const format = useFormat();
  const { organizationCount, tieCount, onDate } = snapshot;
  return t('lead', {
    organizations: organizationCount,
    organizationsText: format.number(organizationCount),
    ties: tieCount,
    tiesText: format.number(tieCount),
    date: format.day(onDate),
  });
}

/** Who is at the heart, and what the picture under it says. */
function Summary({ labels }: { labels: NucleusLabel[] }) {
  const t = useTranslations('nucleus');
  const format = useFormat();
  return t('summary', format.howMany(labels.filter((label) => label === 'NUCLEUS').length));
}

/** For those who can ask the operator for them: figures are missing that a section of the page would tell. */
function ToLoad() {
  const t = useTranslations('specialisation');
  return <p className={classes.method}>{t('load')}</p>;
}

function Method({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations('nucleus');
  const format = useFormat();
  const { takenAt, method, tieCount, pairCount } = snapshot;
  return (
    <p className={classes.method}>
      {t.rich('method', {
        day: () => <Time key="day" at={takenAt} as="day" />,
        method,
        ties: tieCount,
        tiesText: format.number(tieCount),
        pairs: pairCount,
        pairsText: format.number(pairCount),
      })}
    </p>
  );
}

/** Without a nucleus of the day that was asked for: of others some may be kept. */
function NotYet({ slug, kept }: { slug: string; kept: boolean }) {
  const t = useTranslations('nucleus.none');
  if (kept) {
    return <EmptyState title={t('day.title')} text={t('day.text')} action={<ButtonLink href={clusterPath(slug, '/nucleus')}>{t('day.action')}</ButtonLink>} />;
  }
  return (
    <EmptyState
      title={t('title')}
      text={t('text')}
      action={<ButtonLink href={clusterPath(slug, '/ties/new')}>{t('action')}</ButtonLink>}
    />
  );
}
