import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AskedTiesFragment, TodayQuery } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { TieItem } from '@/features/tie/TieItem';
import list from '@/features/tie/TieItem.module.css';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { ArrangeLines } from './ArrangeLines';
import lines from './Lines.module.css';
import { MembersOnly } from './MembersOnly';
import { NoticeLines } from './NoticeLines';
import { Origin } from './Origin';
import { PurchaseLines } from './PurchaseLines';
import { TodayNucleus } from './TodayNucleus';
import { WaitingLines, waitingWishes } from './WaitingLines';
import classes from './TodayView.module.css';

export type TodayCluster = NonNullable<TodayQuery['cluster']>;
type Viewer = TodayQuery['viewer'];

/** The state of the cluster today: what waits for me, what is open, what is new; the nucleus beside it. */
export function TodayView({ cluster, viewer }: { cluster: TodayCluster; viewer: Viewer }) {
  const t = useTranslations('cluster');
  const terms = useTranslations('terms.clusterForm');
  const format = useFormat();
  const { slug, leadingProduct, waiting, toReconfirm, evidenceAsked, toArrange, purchases, notices, latest } = cluster;
  const ties = waiting?.nodes ?? [];
  const wishes = waitingWishes(cluster, viewer);
  const facts = { form: terms(cluster.form), members: format.number(cluster.memberCount) };
  const all = (path: string, words: string) => <Link href={clusterPath(slug, path)}>{words}</Link>;

  return (
    <>
      {cluster.example && <Origin example={cluster.example} origin={null} />}
      <PageHeader
        title={cluster.name}
        lead={leadingProduct ? t('leadProduct', { ...facts, product: leadingProduct }) : t('lead', facts)}
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          {(wishes.any || ties.length > 0) && (
            <Section title={t('waiting.title')} {...(ties.length > 0 && { aside: all('/ties', t('waiting.all')) })}>
              <WaitingLines wishes={wishes} slug={slug} />
              <ul className={list.list}>
                {ties.map((tie) => (
                  <TieItem key={tie.id} tie={tie} />
                ))}
              </ul>
              {waiting?.pageInfo.hasNextPage && <p className={classes.note}>{t('waiting.more')}</p>}
            </Section>
          )}
          <AskedTies title={t('waiting.reconfirm')} aside={all('/ties', t('waiting.all'))} ties={toReconfirm} />
          <AskedTies title={t('waiting.evidence')} aside={all('/ties', t('waiting.all'))} ties={evidenceAsked} />
          {toArrange && toArrange.nodes.length > 0 && (
            <Section title={t('arrange.title')} aside={<Link href={clusterPath(slug, '/purchases?view=met')}>{t('arrange.all')}</Link>}>
              <ArrangeLines purchases={toArrange.nodes} slug={slug} />
            </Section>
          )}
          {purchases && (
            <Section title={t('purchases.title')} aside={all('/purchases', t('purchases.all'))}>
              {purchases.nodes.length > 0 ? (
                <PurchaseLines purchases={purchases.nodes} slug={slug} />
              ) : (
                <EmptyState
                  title={t('purchases.none')}
                  {...(cluster.viewerIsMember && {
                    text: t('purchases.noneText'),
                    action: <ButtonLink href={clusterPath(slug, '/purchases/new')}>{t('purchases.propose')}</ButtonLink>,
                  })}
                />
              )}
            </Section>
          )}
          {notices && (
            <Section title={t('notices.title')} aside={all('/notices', t('notices.all'))}>
              {notices.nodes.length > 0 ? (
                <NoticeLines notices={notices.nodes} slug={slug} />
              ) : (
                <EmptyState
                  title={t('notices.none')}
                  {...(cluster.viewerIsMember && {
                    text: t('notices.noneText'),
                    action: <ButtonLink href={clusterPath(slug, '/notices/new')}>{t('notices.publish')}</ButtonLink>,
                  })}
                />
              )}
            </Section>
          )}
          {latest && latest.nodes.length > 0 && (
            <Section title={t('latest.title')} aside={all('/journal', t('latest.all'))}>
              <ul className={lines.list}>
                {latest.nodes.map(({ id, at, sentence }) => (
                  <li key={id} className={lines.line}>
                    <div className={lines.words}>
                      {sentence}
                      <p className={lines.note}>
                        <Time at={at} as="ago" />
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {!cluster.viewerCanSee && <MembersOnly slug={slug} signedIn={Boolean(viewer)} />}
        </div>
        <TodayNucleus cluster={cluster} />
      </div>
      <Origin example={false} origin={cluster.origin ?? null} />
    </>
  );
}

/** Ties of which something is asked of the reader. */
function AskedTies({ title, aside, ties }: { title: string; aside: ReactNode; ties: AskedTiesFragment | null | undefined }) {
  const t = useTranslations('cluster.waiting');
  if (!ties || ties.nodes.length === 0) return null;
  return (
    <Section title={title} aside={aside}>
      <ul className={list.list}>
        {ties.nodes.map((tie) => (
          <TieItem key={tie.id} tie={tie} />
        ))}
      </ul>
      {ties.pageInfo.hasNextPage && <p className={classes.note}>{t('more')}</p>}
    </Section>
  );
}
