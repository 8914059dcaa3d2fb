import { useTranslations } from 'next-intl';
import type { ContestFragment, WishFragment } from '@/generated/graphql';
import { ContestQueue } from '@/features/nucleus/contest/ContestQueue';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { WishQueue } from './WishQueue';

/** What the secretariat has to decide, the next thing first, and the contested labels. */
export function CouncilView({ wishes, more, contests }: { wishes: WishFragment[]; more: boolean; contests: ContestFragment[] }) {
  const t = useTranslations('council');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {wishes.length + contests.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {wishes.length > 0 && (
        <Section title={t('queue')} aside={more ? t('countMore', { n: wishes.length }) : t('count', { n: wishes.length })}>
          <WishQueue wishes={wishes} />
        </Section>
      )}
      <ContestQueue contests={contests} />
    </>
  );
}

/** For those who sit in the council and have nothing to decide here. */
export function CouncilNote({ name, contests }: { name: string; contests: ContestFragment[] }) {
  const t = useTranslations('council');
  return (
    <>
      <PageHeader title={t('title')} />
      <ContestQueue contests={contests} />
      {contests.length === 0 && <EmptyState title={t('note.title')} text={t('note.text', { name })} />}
    </>
  );
}
