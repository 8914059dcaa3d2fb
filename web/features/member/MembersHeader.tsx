import { useTranslations } from 'next-intl';
import { PageHeader } from '@/ui/PageHeader';
import { useFormat } from '@/ui/useFormat';

export function MembersHeader({ count }: { count: number }) {
  const t = useTranslations('member');
  return <PageHeader title={t('title')} lead={t('lead', useFormat().howMany(count))} />;
}
