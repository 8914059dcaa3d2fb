'use client';

import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { SearchClusterDocument, SearchOrganizationsDocument } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { KindMark } from '@/ui/KindMark';
import { organizationPath } from '@/ui/OrganizationName';
import { useSearch } from '@/ui/useSearch';
import { clusterPages, clusterPath } from './pages';

const [store, palette] = createSpotlight();

/** Jumps to a page of the cluster, or finds an organization, or a purchase or notice of the cluster. */
export default function SearchPalette({ slug, wanted }: { slug: string | null; wanted: number }) {
  const t = useTranslations('shell');
  const terms = useTranslations('terms');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const organizations = useSearch(SearchOrganizationsDocument, typed, {});
  const inCluster = useSearch(SearchClusterDocument, slug ? typed : '', { slug: slug ?? '' });

  useEffect(() => palette.open(), [wanted]);

  const word = typed.trim().toLocaleLowerCase();
  const pages = slug ? clusterPages.filter((page) => t(`nav.${page.word}`).toLocaleLowerCase().includes(word)) : [];
  const found = organizations.found?.organizations.nodes ?? [];
  const { initiatives, notices } = inCluster.found?.cluster ?? {};
  const state = slug && organizations.state === 'answered' ? inCluster.state : organizations.state;
  const things = [
    { word: 'purchases' as const, found: (initiatives?.nodes ?? []).map(({ id, title, state }) => ({ id, title, told: terms(`initiativeState.${state}`) })) },
    { word: 'notices' as const, found: (notices?.nodes ?? []).map(({ id, title, kind }) => ({ id, title, told: terms(`noticeKind.${kind}`) })) },
  ];
  const nothing = found.length === 0 && things.every((some) => some.found.length === 0);

  return (
    // Within the page's main part its own place would be beside the padding.
    <Spotlight.Root store={store} query={typed} onQueryChange={setTyped} shortcut={null} scrollable maxHeight="min(60vh, 30rem)" styles={{ inner: { left: 0 } }}>
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
                description={[terms(`kind.${organization.kind}`), organization.city].filter(Boolean).join(' · ')}
                leftSection={<KindMark kind={organization.kind} />}
                onClick={() => router.push(organizationPath(organization.id))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {things.map(
          ({ word: page, found: some }) =>
            some.length > 0 && (
              <Spotlight.ActionsGroup key={page} label={t(`nav.${page}`)}>
                {some.map(({ id, title, told }) => (
                  <Spotlight.Action
                    key={id}
                    label={title}
                    description={told}
                    onClick={() => slug && router.push(clusterPath(slug, `/${page}/${encodeURIComponent(id)}`))}
                  />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {nothing && (word.length > 1 || pages.length === 0) && (
          <Spotlight.Empty>{state === 'answered' ? t('search.nothing', { query: typed.trim() }) : t(`search.${state}`)}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
