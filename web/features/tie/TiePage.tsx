import { useTranslations } from 'next-intl';
import type { TieRowFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { PageHeader } from '@/ui/PageHeader';
import { TieItem } from './TieItem';
import classes from './TieItem.module.css';

/** One tie at an address of its own. */
export function TiePage({ tie, slug }: { tie: TieRowFragment; slug: string }) {
  const t = useTranslations('tie');
  return (
    <>
      <PageHeader above={<Link href={clusterPath(slug, '/ties')}>{t('title')}</Link>} title={`${tie.from.name} – ${tie.to.name}`} />
      <ul className={classes.list}>
        <TieItem tie={tie} inFull />
      </ul>
    </>
  );
}
