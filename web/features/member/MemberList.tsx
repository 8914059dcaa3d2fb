'use client';

import { useTranslations } from 'next-intl';
import { MembersDocument, type MemberFilter, type MemberRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { OrganizationName } from '@/ui/OrganizationName';
import cards from '@/ui/cards.module.css';
import { usePlaceName } from '@/ui/usePlaceName';
import classes from './MemberList.module.css';
import { MEMBERS_A_PAGE } from './page-size';

type Props = { first: Connection<MemberRowFragment>; slug: string; search: string | null; filter: MemberFilter };

/** The members: a table where there is room, a list on a phone. */
export function MemberList({ first, slug, search, filter }: Props) {
  const t = useTranslations('member');
  const terms = useTranslations('terms');
  const placeName = usePlaceName();
  const pages = usePages(
    first,
    MembersDocument,
    { slug, first: MEMBERS_A_PAGE, search, filter },
    (data) => data.cluster?.members,
  );
  return (
    <>
      <table className={`${cards.cards} ${classes.table}`}>
        <caption className={classes.caption}>{search ? t('byRelevance') : t('table')}</caption>
        <thead>
          <tr>
            {(['name', 'kind', 'role', 'place', 'product'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.nodes.map(({ id, organization, chainRoles }) => {
            const place = organization.region ?? organization.country;
            return (
              <tr key={id}>
                <th scope="row">
                  <OrganizationName organization={organization} />
                </th>
                <td>{terms(`kind.${organization.kind}`)}</td>
                <td>{chainRoles.map((role) => terms(`chainRole.${role}`)).join(', ')}</td>
                <td>{[organization.city, place && placeName(place)].filter(Boolean).join(', ')}</td>
                <td>{organization.leadingProduct}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <LoadMore pages={pages} />
    </>
  );
}
