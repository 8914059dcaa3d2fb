import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** The shape of a page while it is on its way. */
export function PageLoading() {
  const t = useTranslations('ui');
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton height={34} width="min(24rem, 80%)" mb={14} />
      <Skeleton height={16} width="min(34rem, 95%)" mb={44} />
      {[92, 78, 85, 70, 88, 74].map((width) => (
        <Skeleton key={width} height={18} width={`${width}%`} mb={20} />
      ))}
    </div>
  );
}
