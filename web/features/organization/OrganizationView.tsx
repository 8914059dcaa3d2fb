import { useTranslations } from 'next-intl';
import type { OrganizationProfileQuery } from '@/generated/graphql';
import { NoticeLines } from '@/features/cluster/NoticeLines';
import { clusterPath } from '@/features/shell/pages';
import { ObjectHistory } from '@/features/journal/ObjectHistory';
import { peoplePath } from '@/features/people/paths';
import { askPath } from '@/features/representation/paths';
import type { Failure } from '@/lib/graphql';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { KindMark } from '@/ui/KindMark';
import { organizationPath } from '@/ui/OrganizationName';
import { PageHeader } from '@/ui/PageHeader';
import { Paragraphs } from '@/ui/Paragraphs';
import { Section } from '@/ui/Section';
import { usePlaceName } from '@/ui/usePlaceName';
import { Facts } from './Facts';
import { Neighbours } from './Neighbours';
import type { InCluster } from './organization';
import { OrganizationTies } from './OrganizationTies';
import classes from './OrganizationView.module.css';
import { PlaceInRings } from './PlaceInRings';
import { Projects } from './Projects';

export type Profile = NonNullable<OrganizationProfileQuery['organization']>;
type Props = {
  organization: Profile;
  cluster: { id: string; slug: string; name: string } | null;
  inCluster: InCluster | null;
  /** Why it is not known what the cluster shows of it. */
  failure: Failure | null;
};

/** An organization, understood in ten seconds: what it is, where it stands and why, how to reach it; then the rest. */
export function OrganizationView({ organization, cluster, inCluster, failure }: Props) {
  const t = useTranslations('organization');
  const canDeclare = cluster && inCluster?.viewerIsMember && !organization.viewerRepresents;
  return (
    <>
      <PageHeader
        above={<What organization={organization} cluster={cluster} />}
        title={organization.name}
        lead={organization.nameKnown ? organization.leadingProduct && t('known', { product: organization.leadingProduct }) : t('nameUnknown')}
        actions={
          <>
            {canDeclare && (
              <ButtonLink variant="default" href={`${clusterPath(cluster.slug, '/ties/new')}?partner=${encodeURIComponent(organization.id)}`}>
                {t('declare')}
              </ButtonLink>
            )}
            {organization.viewerCanAsk && (
              <ButtonLink variant="subtle" href={askPath({ organization: organization.id })}>
                {t('ask')}
              </ButtonLink>
            )}
            {organization.viewerRepresents && (
              <ButtonLink variant="default" href={peoplePath(organization.id)}>
                {t('toPeople')}
              </ButtonLink>
            )}
            {organization.viewerCanEdit && (
              <ButtonLink href={`${organizationPath(organization.id)}/edit`}>{t('edit')}</ButtonLink>
            )}
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          {cluster && (
            <div className={classes.first}>
              <PlaceInRings cluster={cluster} organizationId={organization.id} placement={inCluster?.placement ?? null} failure={failure} />
            </div>
          )}
          {organization.description && (
            <Section title={t('about')}>
              <Paragraphs text={organization.description} />
            </Section>
          )}
          <Section title={t('ties.title')}>
            {organization.ties.nodes.length > 0 ? (
              <OrganizationTies first={organization.ties} id={organization.id} />
            ) : (
              <EmptyState title={t('ties.none')} text={t('ties.noneText')} />
            )}
          </Section>
          {inCluster && inCluster.offers.length > 0 && cluster && (
            <Section title={t('offers.title')}>
              <NoticeLines notices={inCluster.offers} slug={cluster.slug} withPublisher={false} />
            </Section>
          )}
          {organization.projects.length > 0 && <Projects projects={organization.projects} />}
        </div>
        <aside className={classes.aside}>
          <div className={classes.second}>
            <Facts organization={organization} />
            {organization.viewerRepresents && <ObjectHistory objectId={organization.id} />}
          </div>
          {inCluster?.neighbourhood && <Neighbours neighbourhood={inCluster.neighbourhood} />}
        </aside>
      </div>
    </>
  );
}

function What({ organization, cluster }: Pick<Props, 'organization' | 'cluster'>) {
  const terms = useTranslations('terms');
  const placeName = usePlaceName();
  const roles = organization.memberships.find((membership) => membership.cluster.id === cluster?.id)?.chainRoles ?? [];
  const place = organization.region ?? organization.country;
  return (
    <span className={classes.what}>
      <KindMark kind={organization.kind} size={18} />
      {[
        terms(`kind.${organization.kind}`),
        ...roles.map((role) => terms(`chainRole.${role}`)),
        [organization.city, place && placeName(place)].filter(Boolean).join(', '),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
