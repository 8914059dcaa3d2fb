import { useTranslations } from 'next-intl';
import type { MembershipState, OwnMembershipFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { Time } from '@/ui/Time';
import { ApplyButton } from './ApplyButton';
import type { ClusterChoice } from './ClusterField';
import { ConfirmedWithdrawal } from './ConfirmedWithdrawal';
import { LeaveButton } from './LeaveButton';
import classes from './Membership.module.css';

/** From where an organization may apply anew; from all others the council has the say, or nothing is missing. */
const OVER: readonly MembershipState[] = ['REJECTED', 'EXPIRED', 'LEFT'];

type Props = {
  organization: { id: string; name: string };
  memberships: OwnMembershipFragment[];
  /** The first clusters by name, and whether there are more; null for those who may not apply. */
  clusters: { nodes: ClusterChoice[]; pageInfo: { hasNextPage: boolean } } | null;
};

/** Where an organization of the reader's belongs or wants to, and how that stands. */
export function OwnMemberships({ organization, memberships, clusters }: Props) {
  const t = useTranslations('membership.own');
  const standing = new Set(memberships.filter(({ state }) => !OVER.includes(state)).map(({ cluster }) => cluster.id));
  const choices = clusters?.nodes.filter(({ id }) => !standing.has(id)) ?? [];
  const all = !clusters?.pageInfo.hasNextPage;
  const [chainRoles = []] = memberships.map((membership) => membership.chainRoles);
  return (
    <>
      <ul className={classes.own}>
        {memberships.map((membership) => (
          <Standing key={membership.id} membership={membership} organization={organization} />
        ))}
      </ul>
      {memberships.length === 0 && <p className={classes.note}>{t('none')}</p>}
      {(choices.length > 0 || !all) && <ApplyButton organization={organization} clusters={choices} all={all} standing={standing} chainRoles={chainRoles} />}
    </>
  );
}

function Standing({ membership, organization }: { membership: OwnMembershipFragment; organization: Props['organization'] }) {
  const t = useTranslations('membership.own');
  const word = useTranslations('terms.membershipState');
  const { id, state, version, cluster, appliedAt, decidedAt, reason, viewerCanLeave, viewerCanWithdraw } = membership;
  const change = { input: { membershipId: id, expectedVersion: version }, names: { name: organization.name, cluster: cluster.name } };
  const at = state === 'APPLIED' ? appliedAt : decidedAt;
  return (
    <li className={classes.note}>
      <Link href={clusterPath(cluster.slug)}>{cluster.name}</Link>: <span className={classes.state} data-state={state}>{word(state)}</span>
      {at && (
        <>
          {' · '}
          <Time at={at} as="ago" />
        </>
      )}
      {state === 'APPLIED' && <p className={classes.note}>{t('waits')}</p>}
      {reason && <p className={classes.note}>{t('reason', { reason })}</p>}
      {viewerCanWithdraw && <ConfirmedWithdrawal {...change} />}
      {viewerCanLeave && (
        <div className={classes.leave}>
          <LeaveButton {...change} />
        </div>
      )}
    </li>
  );
}
