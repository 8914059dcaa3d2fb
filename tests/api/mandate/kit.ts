import type { Client } from '../../kit/client.js';
import type { OrganizationKit } from '../../kit/cluster.js';

/** The day so many days from now, in UTC. */
export const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const MANDATE = 'id holderId holderName limit { amount currency } used { amount currency } until givenByName';

/** Gives a mandate of 1,000 KZT unless said otherwise. */
export const give = (client: Client, organization: OrganizationKit, holderId: string, more: Record<string, unknown> = {}) =>
  client.change(
    'mandateGive',
    { organizationId: organization.globalId, holderId, limit: { amount: '1000', currency: 'KZT' }, until: dayIn(30), ...more },
    `... on MandateGiven { mandate { ${MANDATE} } }`,
  );

/** The mandates of an organization as somebody sees them. */
export const mandatesOf = async (client: Client, organization: OrganizationKit) =>
  (await client.ask(`query ($id: ID!) { organization(id: $id) { mandates { ${MANDATE} } } }`, { id: organization.globalId })).data.organization?.mandates;
