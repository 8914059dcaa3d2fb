import { parseGlobalId } from '../../server/src/shared/identifier.js';
import { adminOfAll, inDays, members } from '../api/initiative/kit.js';
import type { Client } from '../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../kit/cluster.js';
import type { World } from '../kit/world.js';
import { LedgerClient, type Acknowledged, type Wanted } from './ledger.js';

const TIE_TYPES = ['SUPPLY_CONTRACT', 'SERVICE_CONTRACT', 'LICENCE', 'LEASE', 'LOAN', 'ADVICE', 'MENTORING', 'SECONDMENT'];
const LINES = 5;
/** One person acts for so many of the organizations: signing up takes long on purpose. */
const PER_PERSON = 10;

/** Where the clients write: one cluster, one purchase that all of them commit to, and a partner for their ties. */
export class Workload {
  private constructor(
    readonly cluster: ClusterKit,
    readonly purchase: { id: string; version: number; lines: { id: string }[] },
    /** What making the scene wrote into the cluster's journal. */
    readonly entriesBefore: number,
    private readonly partner: OrganizationKit,
    private readonly people: { organizations: OrganizationKit[]; client: Client; id: string }[],
  ) {}

  static async create(world: World, url: string, clients: number): Promise<Workload> {
    const cluster = await world.cluster();
    const [partner, organizer] = [await cluster.member(), await cluster.member()];
    const lines = Array.from({ length: LINES }, (_, n) => ({ product: `Fuel ${n}`, unit: 'TNE', pack: '0.5', minimum: '100' }));
    const terms = { organizationId: organizer.globalId, title: 'Fuel', description: 'For all.', deadlineAt: inDays(3), timeZone: 'Asia/Qostanay', currency: 'KZT' };
    const proposing = new LedgerClient(url, (await organizer.admin()).headers, 'the organizer');
    const { result } = await proposing.write({
      mutation: 'initiativePropose',
      input: { clusterId: cluster.globalId, ...terms, lines },
      selection: '... on InitiativeProposed { initiative { id version lines { id } } }',
    });
    const purchase = result['initiative'] as Workload['purchase'];
    const people = [];
    for (let made = 0; made < clients; made += PER_PERSON) {
      const organizations = await members(cluster, Math.min(PER_PERSON, clients - made));
      const client = await adminOfAll(world, cluster, organizations);
      const { data } = await client.ask('{ viewer { id } }');
      people.push({ organizations, client, id: parseGlobalId(data.viewer.id)?.id ?? '' });
    }
    const [journal] = await world.run<{ head: number }>('MATCH (j:Journal {id: $id}) RETURN j.head AS head', { id: cluster.id });
    return new Workload(cluster, purchase, journal?.head ?? 0, partner, people);
  }

  /** A client for each organization. */
  clients(url: string): { client: LedgerClient; organization: OrganizationKit }[] {
    return this.people.flatMap(({ organizations, client, id }) =>
      organizations.map((organization) => ({ organization, client: new LedgerClient(url, client.headers, id) })),
    );
  }

  /** Writes so many changes, one after the other: notices, ties, commitments, and changes of these that build on what was acknowledged. */
  async run({ client, organization }: { client: LedgerClient; organization: OrganizationKit }, count: number): Promise<void> {
    let made: Acknowledged | undefined;
    for (let n = 0; n < count; n++) {
      const round = Math.floor(n / 4);
      if (n % 4 === 0) await client.write(this.notice(organization, n));
      else if (n % 4 === 1) await client.write(this.tie(organization, round));
      else if (n % 4 === 2) made = await client.write(this.commitment(organization, round, '2'));
      else await client.write(this.commitment(organization, round, '3.5', made?.result['commitment'] as { version: number }));
    }
  }

  private notice(organization: OrganizationKit, n: number): Wanted {
    const input = { kind: 'NEWS', title: `${organization.id} ${n}`, body: 'News.', expiresAt: inDays(30) };
    return {
      mutation: 'noticePublish',
      input: { clusterId: this.cluster.globalId, organizationId: organization.globalId, ...input },
      selection: '... on NoticePublished { notice { id version } }',
    };
  }

  private tie(organization: OrganizationKit, round: number): Wanted {
    return {
      mutation: 'tieDeclare',
      input: { clusterId: this.cluster.globalId, organizationId: organization.globalId, partnerId: this.partner.globalId, type: TIE_TYPES[round] },
      selection: '... on TieDeclared { tie { id version } }',
    };
  }

  private commitment(organization: OrganizationKit, line: number, firm: string, seen?: { version: number }): Wanted {
    return {
      mutation: 'commitmentMake',
      input: {
        lineId: this.purchase.lines[line]?.id,
        organizationId: organization.globalId,
        expectedTermsVersion: this.purchase.version,
        ...(seen === undefined ? {} : { expectedVersion: seen.version }),
        firm,
        flexible: '0',
      },
      selection: '... on CommitmentMade { commitment { id version } }',
    };
  }
}
