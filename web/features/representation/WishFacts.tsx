import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { WishFragment } from '@/generated/graphql';
import { judgeIdentifier, schemeOf } from '@/lib/identifier';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import classes from './Wish.module.css';

/** All that one who decides on a wish needs to know of it. `about`: with the organization, for who decides on many. */
export function WishFacts({ wish, about }: { wish: WishFragment; about: boolean }) {
  const t = useTranslations('representation.facts');
  const role = useTranslations('terms.representationRole');
  const { organization, organizationName, registers, identifierScheme, identifier } = wish;
  return (
    <dl className={classes.facts}>
      <Fact term={t('person')}>
        <span className={classes.name}>{wish.personName}</span>
        {wish.personEmail && (
          <span className={classes.aside}>
            <a href={`mailto:${wish.personEmail}`}>{wish.personEmail}</a>, {t('verified')}
          </span>
        )}
      </Fact>
      {about && (
        <Fact term={t('organization')}>
          {organization ? <OrganizationName organization={organization} /> : organizationName}
          {registers && <span className={classes.aside}>{t('registers')}</span>}
        </Fact>
      )}
      {about && identifier && (
        <Fact term={t('number')}>
          {identifierScheme} {identifier}
          <Verdict scheme={identifierScheme} identifier={identifier} />
        </Fact>
      )}
      <Fact term={t('role')}>{role(wish.role)}</Fact>
      <Fact term={t('evidence')}>
        <span className={classes.evidence}>{wish.evidence}</span>
      </Fact>
      <Fact term={t('asked')}>
        <Time at={wish.askedAt} as="ago" />
      </Fact>
    </dl>
  );
}

function Verdict({ scheme: code, identifier }: { scheme: string | null | undefined; identifier: string }) {
  const t = useTranslations('representation.facts');
  const scheme = schemeOf(code);
  if (!scheme) return null;
  const verdict = judgeIdentifier(scheme, identifier);
  const Icon = verdict === 'digits' || verdict === 'malformed' ? IconAlertTriangle : IconCircleCheck;
  return (
    <span className={`${classes.aside} ${classes.verdict}`} data-verdict={verdict}>
      <Icon size={16} stroke={1.7} aria-hidden style={{ verticalAlign: '-0.15em' }} /> {t(verdict)}
    </span>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
