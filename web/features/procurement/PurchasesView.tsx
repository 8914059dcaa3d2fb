import { useTranslations } from 'next-intl';
import type { PurchaseRowFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { FilterLinks } from '@/ui/FilterLinks';
import type { Connection } from '@/ui/LoadMore';
import { PageHeader } from '@/ui/PageHeader';
import { queryOf, views, type PurchaseView } from './address';
import { PurchaseList } from './PurchaseList';

type Props = {
  slug: string;
  view: PurchaseView;
  /** Whether the viewer acts for a member. */
  canAct: boolean;
  purchases: Connection<PurchaseRowFragment>;
};

/** The joint purchases of a cluster: join one, or propose one. */
export function PurchasesView({ slug, view, canAct, purchases }: Props) {
  const t = useTranslations('procurement');
  const page = clusterPath(slug, '/purchases');
  const offered = views.filter((one) => canAct || one !== 'mine');
  const propose = canAct && <ButtonLink href={`${page}/new`}>{t('propose')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={propose} />
      <FilterLinks
        label={t('view.label')}
        links={offered.map((one) => ({
          href: one === 'open' ? page : `${page}?view=${one}`,
          name: t(`view.${one}`),
          active: one === view,
        }))}
      />
      {purchases.nodes.length > 0 ? (
        <PurchaseList key={view} first={purchases} slug={slug} asked={queryOf(view)} />
      ) : (
        <EmptyState title={t(`empty.${view}`)} text={canAct && t('empty.text')} action={propose} />
      )}
    </>
  );
}
