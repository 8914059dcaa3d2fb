import { NOBODY, type Actor } from '../../server/src/access/actor.js';
import type { Effect, EntryDraft, Operations } from '../../server/src/journal/operation.js';
import { SHEETS, type RowOf } from '../../server/src/modules/import/rows.js';
import { ImportStore } from '../../server/src/modules/import/store.js';
import { closeDueInitiatives } from '../../server/src/modules/initiative/deadline.js';
import { InitiativeStore } from '../../server/src/modules/initiative/store.js';
import { NoticeStore } from '../../server/src/modules/notice/store.js';
import { OrganizationStore } from '../../server/src/modules/organization/store.js';
import { RepresentationRequestStore } from '../../server/src/modules/representation/request-store.js';
import type { Database, Transaction } from '../../server/src/neo4j/database.js';
import { idAt, newId } from '../../server/src/shared/identifier.js';
import { MILLI_DIGITS, MINOR_DIGITS, parseDecimal } from '../../server/src/shared/money.js';
import { searchText } from '../../server/src/shared/search-text.js';
import { sortKeys } from '../../server/src/shared/sort-key.js';
import type { ExampleSeat } from './council.js';
import { EXAMPLE, type Example } from './example.js';
import type { ExampleNotice } from './notices.js';
import { CURRENCY, TIME_ZONE, type ExamplePurchase } from './purchases.js';
import { at, hourOf } from './time.js';

/** The entry that says that nothing is missing any more. */
const DONE = 'example.load';

/** How far the example is: not to be loaded because others have moved in, not begun, begun, or whole. */
export type ExampleState = 'unwanted' | 'absent' | 'begun' | 'whole';

/** Looks at what the database holds. */
export async function stateOfExample(database: Database, slug = EXAMPLE.slug): Promise<ExampleState> {
  const [found] = await database.read<{ clusters: number; begun: boolean; whole: boolean }>(
    `OPTIONAL MATCH (c:Cluster)
     WITH count(c) AS clusters, head(collect(CASE WHEN c.slug = $slug AND c.example THEN c END)) AS example
     RETURN clusters, example IS NOT NULL AS begun, EXISTS { MATCH (e:Entry {objectId: example.id, action: $done}) } AS whole`,
    { slug, done: DONE },
  );
  if (found === undefined || found.clusters === 0) return 'absent';
  if (found.whole) return 'whole';
  return found.begun ? 'begun' : 'unwanted';
}

const decimal = (text: string, digits: number): bigint => {
  const units = parseDecimal(text, digits);
  if (units === null) throw new RangeError(`${text} is not a decimal of ${digits} digits`);
  return units;
};
const milli = (text: string): bigint => decimal(text, MILLI_DIGITS);
const minor = (text: string | undefined): bigint | null => (text === undefined ? null : decimal(text, MINOR_DIGITS));

/**
 * Loads the example in steps, each of which happens once however often it is asked for: what died in the middle is completed by running
 * it again. Organizations, memberships, outputs and ties go through the import; the rest is one keyed operation each.
 */
export class ExampleLoader {
  private clusterId = '';
  private organizationIds = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    readonly example: Example,
    private readonly today: Date,
  ) {}

  /** The cluster with its members, figures and ties. */
  async loadNetwork(): Promise<void> {
    const { source, cluster, members, ties } = this.example;
    const store = new ImportStore(this.database, source, newId(), cluster.id);
    const rows: { [S in keyof RowOf]?: RowOf[S][] } = {
      clusters: [cluster],
      organizations: members.map(({ organization }) => organization),
      outputs: members.flatMap(({ outputs }) => outputs),
      memberships: members.map(({ membership }) => membership),
      ties,
    };
    for (const sheet of SHEETS) if (rows[sheet] !== undefined) await store.prepare(sheet, rows[sheet])();
    const [clusterId] = await store.clusterIds([cluster.id]);
    if (clusterId === undefined) throw new Error('the cluster of the example is gone');
    this.clusterId = clusterId;
    const found = await this.database.read<{ sourceId: string; id: string }>('MATCH (o:Organization {source: $source}) RETURN o.sourceId AS sourceId, o.id AS id', {
      source,
    });
    this.organizationIds = new Map(found.map(({ sourceId, id }) => [sourceId, id]));
  }

  /** Council, notices and joint purchases; the clock then closes what is past its deadline. */
  async loadActivity(): Promise<void> {
    for (const seat of this.example.seats) await this.once(`seat:${seat.key}`, (transaction) => this.fillSeat(transaction, seat));
    const oldestFirst = [...this.example.notices].sort((a, b) => b.daysAgo - a.daysAgo);
    for (const notice of oldestFirst) await this.once(`notice:${notice.key}`, (transaction) => this.publish(transaction, notice));
    for (const purchase of this.example.purchases) await this.once(`purchase:${purchase.key}`, (transaction) => this.propose(transaction, purchase));
    await closeDueInitiatives(this.database, this.operations, '');
  }

  /** The organization that somebody registered, waiting for the secretariat. */
  async register(personId: string): Promise<void> {
    const { organization, chainRoles, evidence } = this.example.newcomer;
    await this.once('newcomer', async (transaction) => {
      const [id, actor] = [newId(), { ...this.operator, personId }];
      const properties = { ...organization, ...sortKeys(organization), searchText: searchText(organization) };
      const registered = await new OrganizationStore(this.database, actor).register(transaction, { id, clusterId: this.clusterId, membershipId: newId(), chainRoles, properties });
      if (registered !== 'registered') throw new Error('the newcomer of the example could not be registered');
      const { name: organizationName, identifierScheme, identifier } = organization;
      await new RepresentationRequestStore(this.database, actor).ask(transaction, {
        ...{ id: newId(), organizationId: id, clusterId: this.clusterId },
        properties: { registers: true, role: 'ADMIN', evidence, decider: 'SECRETARIAT', clusterTold: true, organizationName, identifierScheme, identifier },
      });
      return { ...this.entry('organization.register', 'Organization', id), organizationId: id };
    });
  }

  /** Notes that nothing is missing; gives the cluster's id. */
  async finish(): Promise<string> {
    await this.once('done', async () => this.entry(DONE, 'Cluster', this.clusterId));
    return this.clusterId;
  }

  /** The cluster's id. */
  get cluster(): string {
    return this.clusterId;
  }

  /** The id of a member by its key in the example. */
  organizationId(key: string): string {
    const id = this.organizationIds.get(key);
    if (id === undefined) throw new RangeError(`${key} is not in the example`);
    return id;
  }

  /** Carries a step out unless it was; its entry goes into the cluster's journal. */
  async once(step: string, effect: (transaction: Transaction) => Promise<EntryDraft>): Promise<void> {
    await this.operations.perform(
      { author: { kind: 'operator', id: 'example' }, name: 'exampleLoad', key: `${this.clusterId}:${step}`, input: { step }, requestId: newId() },
      async (transaction): Promise<Effect<null>> => ({ answer: null, entries: [await effect(transaction)] }),
    );
  }

  entry(action: string, objectType: string, objectId: string, by: string | null = null): EntryDraft {
    return { journalId: this.clusterId, action, organizationId: by === null ? null : this.organizationId(by), objectType, objectId };
  }

  /** The operator sees the whole cluster. */
  private get operator(): Actor {
    return { ...NOBODY, kind: 'visitor', clusterIds: [this.clusterId], memberClusterIds: [this.clusterId], councilIds: [this.clusterId] };
  }

  private async fillSeat(transaction: Transaction, { side, chair, from }: ExampleSeat): Promise<EntryDraft> {
    const id = newId();
    await transaction.run(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
       CREATE (s:Seat {id: $id, side: $side, chair: $chair, since: date($since)}), (s)-[:SEAT_IN]->(c), (s)-[:FILLED_FROM]->(o)`,
      { clusterId: this.clusterId, organizationId: this.organizationId(from), id, side, chair, since: at(this.today, -200).toISOString().slice(0, 10) },
    );
    return this.entry('seat.fill', 'Seat', id, from);
  }

  private async publish(transaction: Transaction, notice: ExampleNotice): Promise<EntryDraft> {
    const store = new NoticeStore(this.database, this.operator);
    const publishedAt = at(this.today, -notice.daysAgo, hourOf(notice.key));
    const id = idAt(publishedAt);
    const { kind, language, title, body, visibility, product = null, price, quantity, region = null } = notice;
    const properties = {
      ...{ kind, language, title, body, visibility, product, region },
      priceMinor: minor(price),
      currency: price === undefined ? null : CURRENCY,
      quantityMilli: quantity === undefined ? null : milli(quantity.value),
      unitCode: quantity?.unit ?? null,
      publishedAt,
    };
    const expiresAt = at(this.today, notice.daysLeft);
    await store.publish(transaction, { id, clusterId: this.clusterId, organizationId: this.organizationId(notice.by), expiresAt, properties });
    for (const { by, text, daysAgo } of notice.answers ?? []) {
      const answeredAt = at(this.today, -daysAgo, hourOf(by));
      const answerId = idAt(answeredAt);
      await store.answer(transaction, { id: answerId, noticeId: id, organizationId: this.organizationId(by), text });
      await transaction.run('MATCH (a:Answer {id: $answerId}) SET a.createdAt = $answeredAt', { answerId, answeredAt });
    }
    return this.entry('notice.publish', 'Notice', id, notice.by);
  }

  private async propose(transaction: Transaction, purchase: ExamplePurchase): Promise<EntryDraft> {
    const store = new InitiativeStore(this.database, this.operator);
    const publishedAt = at(this.today, -purchase.publishedDaysAgo, hourOf(purchase.key));
    const id = idAt(publishedAt);
    const { title, description, allocationRule, minimumParticipants } = purchase;
    const lines = purchase.lines.map(({ product, description: quality, unit, pack, minimum }, position) => ({
      ...{ id: newId(), position, product, description: quality, unitCode: unit },
      packMilli: milli(pack),
      minimumMilli: milli(minimum),
    }));
    const properties = { kind: 'JOINT_PROCUREMENT', title, description, timeZone: TIME_ZONE, currency: CURRENCY, allocationRule, minimumParticipants };
    const deadlineAt = at(this.today, purchase.deadlineInDays);
    await store.propose(transaction, { id, clusterId: this.clusterId, organizationId: this.organizationId(purchase.by), deadlineAt, proposer: null, properties, lines });
    await transaction.run('MATCH (i:Initiative {id: $id}) SET i.publishedAt = $publishedAt, i.createdAt = $publishedAt', { id, publishedAt });
    for (const { by, line, firm, flexible, ceiling } of purchase.commitments) {
      const quantities = { firmMilli: milli(firm), flexibleMilli: milli(flexible), ceilingMinor: minor(ceiling) };
      await store.commitments.save(transaction, lines[line]?.id ?? '', this.organizationId(by), newId(), quantities, null);
    }
    if (purchase.cancelled !== undefined) await store.cancel(transaction, id, purchase.cancelled);
    return this.entry(purchase.cancelled === undefined ? 'initiative.propose' : 'initiative.cancel', 'Initiative', id, purchase.by);
  }
}
