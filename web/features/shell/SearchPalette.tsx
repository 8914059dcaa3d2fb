'use client';

import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { SearchOrganizationsDocument } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { KindMark } from '@/ui/KindMark';
import { organizationPath } from '@/ui/OrganizationName';
import { useSearch } from '@/ui/useSearch';
import { clusterPages, clusterPath } from './pages';

const [store, palette] = createSpotlight();

/** Jumps to a page of the cluster or finds an organization. */
export default function SearchPalette({ slug, wanted }: { slug: string | null; wanted: number }) {
  const t = useTranslations('shell');
  const kind = useTranslations('terms.kind');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { found: answer, state } = useSearch(SearchOrganizationsDocument, typed, {});

  useEffect(() => palette.open(), [wanted]);

  const word = typed.trim().toLocaleLowerCase();
  const pages = slug ? clusterPages.filter((page) => t(`nav.${page.word}`).toLocaleLowerCase().includes(word)) : [];
  const found = answer?.organizations.nodes ?? [];

  return (
    <Spotlight.Root store={store} query={typed} onQueryChange={setTyped} shortcut={null} scrollable maxHeight="min(60vh, 30rem)">
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={20} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.pages')}>
            {pages.map(({ word: page, path, Icon }) => (
              <Spotlight.Action
                key={page}
                label={t(`nav.${page}`)}
                leftSection={<Icon size={19} stroke={1.6} aria-hidden />}
                onClick={() => slug && router.push(clusterPath(slug, path))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.organizations')}>
            {found.map((organization) => (
              <Spotlight.Action
                key={organization.id}
                label={organization.name}
                description={[kind(organization.kind), organization.city].filter(Boolean).join(' · ')}
                leftSection={<KindMark kind={organization.kind} />}
                onClick={() => router.push(organizationPath(organization.id))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length === 0 && (word.length > 1 || pages.length === 0) && (
          <Spotlight.Empty>{state === 'answered' ? t('search.nothing', { query: typed.trim() }) : t(`search.${state}`)}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
