import { useTranslations } from 'next-intl';
import type { OrganizationKind } from '@/generated/graphql';
import { markPath, marks } from './mark';
import classes from './KindMark.module.css';

/** What an organization is, by shape and colour. `labelled` when no word stands beside it. */
export function KindMark({
  kind,
  size = 14,
  labelled = false,
}: {
  kind: OrganizationKind;
  size?: number;
  labelled?: boolean;
}) {
  const t = useTranslations('terms.kind');
  const name = labelled ? { role: 'img', 'aria-label': t(kind) } : { 'aria-hidden': true };
  return (
    <svg className={classes.mark} viewBox="-12 -12 24 24" width={size} height={size} {...name}>
      {labelled && <title>{t(kind)}</title>}
      <path d={markPath(marks[kind], 0, 0, 7.6)} fill={marks[kind].fill} />
    </svg>
  );
}
