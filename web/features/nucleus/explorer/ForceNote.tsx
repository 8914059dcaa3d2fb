import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import { isPartial, type Line, type Picture } from '../picture';
import classes from './Explorer.module.css';

/** What the picture by forces means, or how far it is. */
export function ForceNote({ picture, kept, share }: { picture: Picture; kept: Line[]; share: number | null }) {
  const t = useTranslations('nucleus.force');
  const format = useFormat();
  const computing = share !== null && share < 1;
  return (
    <p className={classes.told} role="status">
      {t(share === null ? 'failed' : computing ? 'computing' : 'done')} {computing && <progress value={share} aria-label={t('computing')} />}
      {share === 1 && isPartial(picture, kept) && t('partly', { n: format.number(kept.length), all: format.number(picture.pairCount) })}
    </p>
  );
}
