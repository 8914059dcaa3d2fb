import { useTranslations } from 'next-intl';
import type { TieFilter, TieRowFragment } from '@/generated/graphql';
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

type Props = {
  slug: string;
  shown: Shown;
  filter: TieFilter;
  canAct: boolean;
  signedIn: boolean;
  waiting: TieRowFragment[];
  waitingMore: boolean;
  ties: Connection<TieRowFragment>;
};

export function TiesView({ slug, shown, filter, canAct, signedIn, waiting, waitingMore, ties }: Props) {
  const t = useTranslations('tie');
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
      {waiting.length > 0 && (
        <Section title={t('waiting.title')} aside={t('waiting.count', { n: waiting.length })}>
          <ul className={classes.list}>
            {waiting.map((tie) => (
              <TieItem key={tie.id} tie={tie} />
            ))}
          </ul>
          {waitingMore && <p>{t('waiting.more')}</p>}
        </Section>
      )}
      <Section
        title={canAct && shown.view === 'mine' ? t('view.mine') : t('view.all')}
        aside={canAct && <ViewSwitch view={shown.view} />}
      >
        <TieFilters shown={shown} />
        {ties.nodes.length > 0 ? (
          <TieList first={ties} slug={slug} filter={filter} />
        ) : (
          <NoTies slug={slug} shown={shown} canAct={canAct} signedIn={signedIn} />
        )}
      </Section>
    </>
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
