import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../../server/src/journal/canonical-json.js';
import { globalId, newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { commit, promise, propose, purchase } from '../initiative/kit.js';
import { localId, news, publish } from '../notice/kit.js';

type Entry = { id: string; action: string | null; number: number | null; [field: string]: unknown };

const FIELDS = `id at action sentence actorKind actorName objectType number hash requestId
  organization { id } object { __typename } changes { field before after }`;

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let elevator: OrganizationKit;
let farmAdmin: Client;
let millAdmin: Client;
let colleague: Client;
let council: Client;
let bystander: Client;
let stranger: Client;
const objects: Record<'tie' | 'hiddenTie' | 'notice' | 'purchase' | 'commitment', string> = { tie: '', hiddenTie: '', notice: '', purchase: '', commitment: '' };

async function feed(client: Client, variables: Record<string, unknown> = {}): Promise<{ nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null> {
  const { data, errors } = await client.ask(
    `query ($slug: String!, $first: Int, $after: String, $filter: JournalFilter) {
       cluster(slug: $slug) { journal(first: $first, after: $after, filter: $filter) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } } }`,
    { slug: cluster.slug, first: 50, ...variables },
  );
  expect(errors).toBeUndefined();
  return data.cluster.journal;
}

const actions = async (client: Client, variables: Record<string, unknown> = {}): Promise<(string | null)[] | undefined> =>
  (await feed(client, variables))?.nodes.map(({ action }) => action);

async function history(client: Client, objectId: string): Promise<Entry[]> {
  const { data, errors } = await client.ask(`query ($id: ID!) { history(objectId: $id) { nodes { ${FIELDS} } pageInfo { hasNextPage } } }`, { id: objectId });
  expect(errors).toBeUndefined();
  return data.history.nodes;
}

async function declare(visibility: string): Promise<string> {
  const input = { clusterId: cluster.globalId, organizationId: farm.globalId, partnerId: mill.globalId, type: visibility === 'PARTIES' ? 'ADVICE' : 'SUPPLY_CONTRACT', visibility };
  const { tie } = await farmAdmin.change('tieDeclare', input, '... on TieDeclared { tie { id } }');
  const confirmed = await millAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: 1, visibility });
  expect(confirmed.__typename).toBe('TieConfirmed');
  return tie.id;
}

/** What waits until it is opened. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [farm, mill, elevator] = [await cluster.member({ name: 'Farm' }), await cluster.member({ name: 'Mill' }), await cluster.member({ name: 'Elevator' })];
  [farmAdmin, millAdmin, colleague] = [await farm.admin(), await mill.admin(), await farm.representative()];
  [bystander, council] = [await elevator.representative(), await cluster.councillor('SECRETARIAT')];
  stranger = await (await (await world.cluster()).member()).admin();
  objects.tie = await declare('MEMBERS');
  objects.hiddenTie = await declare('PARTIES');
  objects.notice = await publish(farmAdmin, news(cluster, farm));
  const diesel = await propose(farmAdmin, purchase(cluster, farm));
  objects.purchase = diesel.id;
  objects.commitment = (await commit(millAdmin, promise(diesel, mill, '10'))).id;
}, 120_000);
afterAll(() => world.close());

const ALL = ['commitment.make', 'initiative.propose', 'notice.publish', 'tie.confirm', 'tie.declare', 'tie.confirm', 'tie.declare'];

describe('a cluster’s journal', () => {
  it('tells each reader of what they may see, newest first', async () => {
    expect(await actions(bystander)).toEqual(['initiative.propose', 'notice.publish', 'tie.confirm', 'tie.declare']);
    expect(await actions(farmAdmin)).toEqual(['initiative.propose', 'notice.publish', 'tie.confirm', 'tie.declare', 'tie.confirm', 'tie.declare']);
    expect(await actions(millAdmin)).toEqual(ALL);
    expect(await actions(council)).toEqual([null, 'initiative.propose', 'notice.publish', null, null, 'tie.confirm', 'tie.declare']);
    expect(await actions(await farm.integrator(['read', 'journal:read']))).toEqual(await actions(farmAdmin));
  });

  it('is closed to those who do not see into the cluster, and to keys without the scope', async () => {
    for (const client of [world.visitor(), stranger, await farm.integrator(['read'])]) expect(await feed(client)).toBeNull();
  });

  it('shows number, hash, request and digests to the council alone', async () => {
    const told = (await feed(council))?.nodes.find(({ action }) => action === 'notice.publish');
    expect(told).toMatchObject({
      number: 5,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      requestId: expect.any(String),
      actorName: 'Somebody',
      actorKind: 'PERSON',
      sentence: 'Farm published a notice.',
      organization: { id: farm.globalId },
      object: { __typename: 'Notice' },
    });
    expect(told?.['changes']).toContainEqual({ field: 'title', before: null, after: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const client of [bystander, farmAdmin, millAdmin]) {
      for (const entry of (await feed(client))?.nodes ?? []) {
        expect(entry).toMatchObject({ number: null, hash: null, requestId: null });
        for (const change of entry['changes'] as object[]) expect(change).toMatchObject({ before: null, after: null });
      }
    }
  });

  it('leaves of what the council may not see its place in the chain, and nothing else', async () => {
    const entries = (await feed(council))?.nodes ?? [];
    expect(entries.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    for (const untold of entries.filter(({ action }) => action === null)) {
      expect(untold).toEqual({
        id: expect.any(String),
        at: expect.any(String),
        action: null,
        sentence: 'Something that you may not see was changed.',
        actorKind: null,
        actorName: null,
        objectType: null,
        number: expect.any(Number),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        requestId: null,
        organization: null,
        object: null,
        changes: [],
      });
    }
  });

  it('tells who it was to colleagues and the council alone', async () => {
    const nameFor = async (client: Client): Promise<unknown> => (await feed(client))?.nodes.find(({ action }) => action === 'notice.publish')?.['actorName'];
    expect(await Promise.all([farmAdmin, colleague, council, millAdmin, bystander].map(nameFor))).toEqual(['Somebody', 'Somebody', 'Somebody', null, null]);
  });

  it('never tells a quantity, nor who committed to whom may not know it', async () => {
    const own = (await feed(millAdmin))?.nodes[0];
    expect(own).toMatchObject({ action: 'commitment.make', organization: { id: mill.globalId }, object: { __typename: 'Commitment' } });
    expect((own?.['changes'] as { field: string }[]).map(({ field }) => field).sort()).toEqual(['firmMilli', 'flexibleMilli', 'state']);
    for (const client of [farmAdmin, bystander]) expect(JSON.stringify(await feed(client))).not.toContain('ommitment');
  });

  it('pages without a gap and without a trace of what is hidden', async () => {
    const read = async (client: Client): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await feed(client, { first: 2, after });
        ids.push(...(page?.nodes ?? []).map(({ id }) => id));
        expect(page?.pageInfo.hasNextPage ? page.nodes.length : 2).toBe(2);
        if (page?.pageInfo.hasNextPage !== true) return ids;
        after = page.pageInfo.endCursor;
      }
    };
    expect(await read(bystander)).toEqual((await feed(bystander))?.nodes.map(({ id }) => id));
    expect(await read(council)).toHaveLength(7);
  });

  it('is filtered by act, type, organization and time, and a filter finds nothing that is not told', async () => {
    expect(await actions(bystander, { filter: { actions: ['tie.confirm'] } })).toEqual(['tie.confirm']);
    expect(await actions(bystander, { filter: { objectTypes: ['Tie', 'Commitment'] } })).toEqual(['tie.confirm', 'tie.declare']);
    expect(await actions(bystander, { filter: { organizationId: mill.globalId } })).toEqual(['tie.confirm']);
    expect(await actions(council, { filter: { organizationId: mill.globalId } })).toEqual(['tie.confirm']);
    expect(await actions(council, { filter: { objectTypes: ['Commitment'] } })).toEqual([]);
    expect(await actions(council, { filter: { actions: ['commitment.make', 'tie.declare'] } })).toEqual(['tie.declare']);
    expect(await actions(bystander, { filter: { organizationId: globalId('Organization', newId()) } })).toEqual([]);
    const entries = (await feed(council))?.nodes ?? [];
    const [from, before] = [entries[4]?.['at'], entries[1]?.['at']];
    expect((await feed(council, { filter: { from, before } }))?.nodes.map(({ number }) => number)).toEqual([5, 4, 3]);
  });

  it('says to the council how it stands', async () => {
    const state = async (client: Client) =>
      (await client.ask('query ($slug: String!) { cluster(slug: $slug) { journalState { head headHash anchoredNumber anchoredAt } } }', { slug: cluster.slug })).data.cluster.journalState;
    expect(await state(council)).toEqual(expect.objectContaining({ head: 7, headHash: (await feed(council))?.nodes[0]?.['hash'] }));
    for (const client of [bystander, farmAdmin, stranger, world.visitor()]) expect(await state(client)).toBeNull();
  });

  it('tells the council alone of an act on what no rule is known for, without a sentence of its own by its name, and is told in three languages', async () => {
    const own = await world.cluster();
    const [seated, member] = [await own.councillor(), await (await own.member()).representative()];
    await world.run(
      `CREATE (:Journal {id: $id, head: 1, headHash: 'x'})<-[:RECORDED_IN]-(:Entry {id: $entryId, key: $id + ':1', journalId: $id, number: 1, at: datetime(), action: 'moon.land',
         actorKind: 'clock', actorId: 'clock', objectType: 'Moon', objectId: 'm', change: '{}', requestId: 'r', previousHash: 'p', hash: 'x'})`,
      { id: own.id, entryId: newId() },
    );
    const said = async (language: string, reader = seated): Promise<unknown> =>
      (await reader.with({ 'accept-language': language }).ask('query ($slug: String!) { cluster(slug: $slug) { journal { nodes { sentence object { id } } } } }', { slug: own.slug })).data.cluster.journal.nodes;
    expect(await said('en')).toEqual([{ sentence: 'Something was changed: moon.land.', object: null }]);
    expect(await said('ru')).toEqual([{ sentence: 'Внесено изменение: moon.land.', object: null }]);
    expect(await said('kk')).toEqual([{ sentence: 'Өзгеріс енгізілді: moon.land.', object: null }]);
    expect(await said('en', member)).toEqual([]);
  });
});

describe('the history of an object', () => {
  it('is there for those who see the object', async () => {
    expect((await history(bystander, objects.tie)).map(({ action }) => action)).toEqual(['tie.confirm', 'tie.declare']);
    expect((await history(millAdmin, objects.hiddenTie)).map(({ action }) => action)).toEqual(['tie.confirm', 'tie.declare']);
    expect((await history(millAdmin, objects.commitment)).map(({ action }) => action)).toEqual(['commitment.make']);
    expect((await history(council, objects.tie)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is for others the same as that of an object that does not exist', async () => {
    const bytes = async (client: Client, id: string): Promise<string> => JSON.stringify(await client.ask(`query ($id: ID!) { history(objectId: $id) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`, { id }));
    const key = await farm.integrator(['read']);
    for (const [client, hidden] of [
      [bystander, objects.hiddenTie],
      [council, objects.hiddenTie],
      [council, objects.commitment],
      [farmAdmin, objects.commitment],
      [stranger, objects.tie],
      [world.visitor(), objects.notice],
      [key, objects.tie],
    ] as const) {
      const type = Buffer.from(hidden, 'base64url').toString().split(':')[0] as 'Tie';
      expect(await bytes(client, hidden)).toBe(await bytes(client, globalId(type, newId())));
      expect(await bytes(client, hidden)).toBe(await bytes(client, 'no id'));
    }
  });
});

it('gives an entry by its id to those who read it, and to others what it gives for none', async () => {
  const [hidden] = await world.run<{ id: string }>("MATCH (e:Entry {objectId: $id, action: 'tie.confirm'}) RETURN e.id AS id", { id: localId(objects.hiddenTie) });
  const id = globalId('JournalEntry', hidden?.id ?? '');
  const node = async (client: Client, of: string): Promise<string> => JSON.stringify(await client.ask('query ($id: ID!) { node(id: $id) { id ... on JournalEntry { action number } } }', { id: of }));
  expect(await node(farmAdmin, id)).toContain('tie.confirm');
  expect(JSON.parse(await node(council, id))).toMatchObject({ data: { node: { action: null, number: 4 } } });
  for (const client of [bystander, stranger, world.visitor()]) expect(await node(client, id)).toBe(await node(client, globalId('JournalEntry', newId())));
});

describe('an organization’s own journal', () => {
  const read = async (client: Client) =>
    (await client.ask(`query ($id: ID!) { organization(id: $id) { journal { nodes { ${FIELDS} } } } }`, { id: farm.globalId })).data.organization.journal;

  it('is for its own people and keys with the scope, whole', async () => {
    const updated = await farmAdmin.change('organizationUpdate', { organizationId: farm.globalId, expectedVersion: 1, employees: 12, city: 'Rudny' });
    expect(updated.__typename).toBe('OrganizationUpdated');
    for (const client of [farmAdmin, colleague, await farm.integrator(['read', 'journal:read'])]) {
      const [entry, ...others] = (await read(client)).nodes;
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ action: 'organization.update', number: 1, actorName: 'Somebody', sentence: 'Farm changed its profile.' });
      expect(entry.changes.map(({ field }: { field: string }) => field).sort()).toEqual(['city', 'employees']);
    }
    for (const client of [millAdmin, council, await farm.integrator(['read'])]) expect(await read(client)).toBeNull();
    expect((await history(farmAdmin, farm.globalId)).map(({ action }) => action)).toEqual(['organization.update']);
    for (const client of [millAdmin, council]) expect(await history(client, farm.globalId)).toEqual([]);
  });
});

it('reads the objects of a page by one statement a type, also those that the reader may not see', async () => {
  const own = await cluster.member();
  const types = ['ApiKey', 'Invitation', 'LabelContest', 'Mandate', 'Membership', 'NoticeAnswer', 'RepresentationRequest'];
  const entries = Array.from({ length: 10 * types.length }, (_, n) => ({ id: newId(), number: n + 1, objectId: newId(), objectType: types[n % types.length] }));
  await world.run(
    `UNWIND $entries AS entry CREATE (e:Entry {journalId: $journalId, organizationId: $journalId, at: toString(datetime()), action: 'moon.land', actorKind: 'clock', actorId: 'clock'})
     SET e += entry`,
    { journalId: own.id, entries },
  );
  const reader = await own.representative();
  let told = 0;
  const statements = (first: number) =>
    world.statements(async () => {
      const { data } = await reader.ask('query ($id: ID!, $first: Int) { organization(id: $id) { journal(first: $first) { nodes { object { __typename } } } } }', { id: own.globalId, first });
      told = data.organization.journal.nodes.length;
    });
  const few = await statements(types.length);
  expect(await statements(100)).toBe(few);
  expect(told).toBe(entries.length);
});

describe('the export', () => {
  const get = (client: Client, query = '') => world.app.inject({ method: 'GET', url: `/api/journal/${cluster.slug}/export${query}`, headers: { 'accept-language': 'en', ...client.headers } });

  it('gives the council all lines, of which every told one can be computed anew', async () => {
    const response = await get(council, '?format=jsonl');
    expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([200, 'application/jsonl; charset=utf-8', 'private, no-store']);
    const lines = response.body.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    lines.forEach(({ hash, ...content }, i) => {
      expect(content['previousHash']).toBe(i === 0 ? '0'.repeat(64) : lines[i - 1]?.['hash']);
      if ('action' in content) expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(hash);
      else expect(Object.keys(content).sort()).toEqual(['at', 'journalId', 'number', 'previousHash']);
    });
    expect(lines.filter((line) => 'action' in line)).toHaveLength(4);
    expect(response.body).not.toContain('salt');
  });

  it('gives what is filtered as a table in which no cell is a formula', async () => {
    await world.run('MATCH (o:Organization {id: $id}) SET o.name = $name', { id: farm.id, name: '=HYPERLINK("x"), Farm' });
    const { body } = await get(council, '?objectType=Tie&objectType=Notice&action=tie.declare');
    await world.run('MATCH (o:Organization {id: $id}) SET o.name = $name', { id: farm.id, name: farm.name });
    const [head, first, ...others] = body.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toBe('number,at,action,actorKind,actorName,organization,objectType,objectId,changedFields,requestId,hash,previousHash');
    expect(first).toMatch(/^1,[^,]+,tie\.declare,person,Somebody,"'=HYPERLINK\(""x""\), Farm",Tie,/);
    expect(others).toEqual([]);
  });

  it('is sent to an actor one at a time', async () => {
    const { database } = world;
    const plain = database.stream.bind(database);
    const [begun, go] = [gate(), gate()];
    database.stream = async function* <Row>(...given: Parameters<typeof plain>) {
      begun.open();
      await go.opened;
      yield* plain<Row>(...given);
    };
    const first = get(council);
    await begun.opened;
    database.stream = plain;
    const second = await get(council);
    expect([second.statusCode, second.json().errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    go.open();
    expect((await first).statusCode).toBe(200);
    expect((await get(council)).statusCode).toBe(200);
  });

  it('does not exist for others', async () => {
    const absent = await world.app.inject({ method: 'GET', url: `/api/journal/${randomUUID()}/export`, headers: { 'accept-language': 'en', ...bystander.headers } });
    for (const client of [bystander, farmAdmin, stranger, world.visitor(), await farm.integrator(['read', 'journal:read'])]) {
      const response = await get(client);
      expect([response.statusCode, response.body]).toEqual([404, absent.body]);
    }
    const forged = await get(council.with({ cookie: '', 'x-api-key': 'wrong' }));
    expect([forged.statusCode, forged.json().errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await get(council, '?format=xml')).statusCode).toBe(400);
    expect((await get(council, '?from=yesterday')).statusCode).toBe(400);
  });
});
