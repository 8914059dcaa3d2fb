import { useTranslations } from 'next-intl';
import type { AskedTiesFragment, TieFilter, TieRowFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { HelpMark } from '@/ui/HelpMark';
import type { Connection } from '@/ui/LoadMore';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { SignInButton } from '@/ui/SignInButton';
import { isFiltered, type Shown } from './address';
import { TieFilters } from './TieFilters';
import { TieItem } from './TieItem';
import classes from './TieItem.module.css';
import { TieList } from './TieList';
import { ViewSwitch } from './ViewSwitch';

type Waiting = AskedTiesFragment | null | undefined;

type Props = {
  slug: string;
  shown: Shown;
  filter: TieFilter;
  canAct: boolean;
  signedIn: boolean;
  waiting: Waiting;
  toReconfirm: Waiting;
  evidenceAsked: Waiting;
  ties: Connection<TieRowFragment>;
};

export function TiesView({ slug, shown, filter, canAct, signedIn, waiting, toReconfirm, evidenceAsked, ties }: Props) {
  const t = useTranslations('tie');
  const above = [waiting, toReconfirm, evidenceAsked].flatMap((ties) => ties?.nodes ?? []).map(({ id }) => id);
  const declare = canAct && <ButtonLink href={clusterPath(slug, '/ties/new')}>{t('declare')}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={
          <>
            {t('title')} <HelpMark term={t('term')}>{t('help')}</HelpMark>
          </>
        }
        lead={t('lead')}
        actions={declare}
      />
      <WaitingTies kind="waiting" ties={waiting} />
      <WaitingTies kind="toReconfirm" ties={toReconfirm} />
      <WaitingTies kind="evidenceAsked" ties={evidenceAsked} />
      <Section
        title={canAct && shown.view === 'mine' ? t('view.mine') : t('view.all')}
        aside={canAct && <ViewSwitch view={shown.view} />}
      >
        <TieFilters shown={shown} />
        {ties.nodes.length > 0 ? (
          <TieList first={ties} slug={slug} filter={filter} above={above} />
        ) : (
          <NoTies slug={slug} shown={shown} canAct={canAct} signedIn={signedIn} />
        )}
      </Section>
    </>
  );
}

/** Ties that the reader is to answer, to say again of that they stand, or to give more evidence of. */
function WaitingTies({ kind, ties }: { kind: 'waiting' | 'toReconfirm' | 'evidenceAsked'; ties: Waiting }) {
  const t = useTranslations(`tie.${kind}`);
  if (!ties || ties.nodes.length === 0) return null;
  return (
    <Section title={t('title')} aside={t('count', { n: ties.nodes.length })}>
      <ul className={classes.list}>
        {ties.nodes.map((tie) => (
          <TieItem key={tie.id} tie={tie} />
        ))}
      </ul>
      {ties.pageInfo.hasNextPage && <p>{t('more')}</p>}
    </Section>
  );
}

function NoTies({ slug, shown, canAct, signedIn }: Pick<Props, 'slug' | 'shown' | 'canAct' | 'signedIn'>) {
  const t = useTranslations('tie');
  const ui = useTranslations('ui');
  if (isFiltered(shown)) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        action={
          <ButtonLink variant="default" href={`${clusterPath(slug, '/ties')}${shown.view === 'all' ? '?view=all' : ''}`}>
            {ui('filter.clear')}
          </ButtonLink>
        }
      />
    );
  }
  if (canAct && shown.view === 'mine') {
    return (
      <EmptyState
        title={t('empty.mine')}
        text={t('empty.mineText')}
        action={<ButtonLink href={clusterPath(slug, '/ties/new')}>{t('declare')}</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      title={t('empty.all')}
      text={signedIn ? t('empty.allText') : t('empty.signIn')}
      action={!signedIn && <SignInButton />}
    />
  );
}
