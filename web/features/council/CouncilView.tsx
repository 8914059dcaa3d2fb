import { useTranslations } from 'next-intl';
import type { WishFragment } from '@/generated/graphql';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { WishQueue } from './WishQueue';

/** What the secretariat has to decide, the next thing first. */
export function CouncilView({ wishes, more }: { wishes: WishFragment[]; more: boolean }) {
  const t = useTranslations('council');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {wishes.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <Section title={t('queue')} aside={more ? t('countMore', { n: wishes.length }) : t('count', { n: wishes.length })}>
          <WishQueue wishes={wishes} />
        </Section>
      )}
    </>
  );
}

/** For those who sit in the council and have nothing to decide here. */
export function CouncilNote({ name }: { name: string }) {
  const t = useTranslations('council');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState title={t('note.title')} text={t('note.text', { name })} />
    </>
  );
}
