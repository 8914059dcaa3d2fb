import { useTranslations } from 'next-intl';
import type { LandingPictureQuery, LandingQuery } from '@/generated/graphql';
import { drawnOf } from '@/features/nucleus/picture';
import { RingsPicture } from '@/features/nucleus/RingsPicture';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/ButtonLink';
import { useFormat } from '@/ui/useFormat';
import { ClusterList } from './ClusterList';
import classes from './LandingView.module.css';

export type LandingCluster = LandingQuery['clusters']['nodes'][number];
type LandingNucleus = NonNullable<LandingPictureQuery['cluster']>['nucleus'];
type Props = { clusters: LandingCluster[]; shown: LandingCluster | null; nucleus: LandingNucleus; signedIn: boolean };

/**
 * What Özek is, in one screen: the words, the living picture, two ways in (where no cluster can be looked at, to register
 * instead); then what it does and the clusters.
 */
export function LandingView({ clusters, shown, nucleus, signedIn }: Props) {
  const t = useTranslations('landing');
  return (
    <>
      <div className={classes.first}>
        <div className={classes.words}>
          <h1 className={classes.heading}>{t('heading')}</h1>
          <p className={classes.text}>{t('text')}</p>
          <div className={classes.ways}>
            {shown && (
              <ButtonLink size="lg" href={clusterPath(shown.slug)}>
                {t('look')}
              </ButtonLink>
            )}
            {!shown && !signedIn && (
              <ButtonLink size="lg" href="/register">
                {t('register')}
              </ButtonLink>
            )}
            {!signedIn && (
              <ButtonLink size="lg" variant="default" href="/sign-in">
                {t('signIn')}
              </ButtonLink>
            )}
          </div>
        </div>
        {shown && nucleus && <Picture cluster={shown} nucleus={nucleus} />}
      </div>
      <ul className={classes.does}>
        {(['see', 'buy', 'share'] as const).map((act) => (
          <li key={act}>
            <h2>{t(`does.${act}.title`)}</h2>
            <p>{t(`does.${act}.text`)}</p>
          </li>
        ))}
      </ul>
      <ClusterList clusters={clusters} />
    </>
  );
}

function Picture({ cluster, nucleus }: { cluster: LandingCluster; nucleus: NonNullable<LandingNucleus> }) {
  const t = useTranslations('landing');
  const format = useFormat();
  const explorer = clusterPath(cluster.slug, '/nucleus');
  const title = t('picture', { name: cluster.name, n: format.number(nucleus.organizationCount) });
  return (
    <figure className={classes.picture}>
      <Link href={explorer} className={classes.rings}>
        <RingsPicture picture={drawnOf(nucleus.picture)} size={600} title={title} />
      </Link>
      <figcaption>
        {t('caption', { name: cluster.name })} <Link href={explorer}>{t('captionLink')}</Link>
      </figcaption>
    </figure>
  );
}
