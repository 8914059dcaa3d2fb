import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { adminOfAll, commit, look, members, promise, propose, purchase, told, type Purchase } from './kit.js';

let world: World;
let cluster: ClusterKit;
let organizations: OrganizationKit[];
/** Acts for all of them but the first, so that a scene is soon set. */
let steward: Client;
let first: OrganizationKit;
let own: Client;
/** A member that commits to nothing. */
let reader: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  organizations = await members(cluster, 10);
  const [head, ...others] = organizations;
  if (head === undefined) throw new Error('ten members were made');
  first = head;
  own = await first.admin();
  steward = await adminOfAll(world, cluster, others);
  reader = await (await cluster.member()).representative();
});
afterAll(() => world.close());

const open = (): Promise<Purchase> => propose(own, purchase(cluster, first, { lines: [{ product: 'Diesel', unit: 'TNE', pack: '1', minimum: '50' }] }));

/** Those with these numbers commit 1, 2, 3 … tonnes; number 0 is `own`. */
async function come(to: Purchase, ...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const organization = organizations[number];
    if (organization === undefined) throw new Error(`there is no member ${number}`);
    await commit(number === 0 ? own : steward, promise(to, organization, String(number + 1), { flexible: number % 2 === 0 ? '10' : '0' }));
  }
}

describe('what members are told of each other', () => {
  it('is no sum and no number of members before it names nobody', async () => {
    const to = await open();
    await come(to, 0, 1);
    expect(await look(reader, to.id, 'participantCount')).toEqual({ participantCount: null });
    await come(to, 2);
    expect(await look(reader, to.id, 'participantCount')).toEqual({ participantCount: 3 });
    for (const client of [own, reader, await cluster.councillor()]) expect(await told(client, to.id)).toEqual([null, null]);
  });

  it('is the sum of four at once, and then only of four new quantities', async () => {
    const to = await open();
    await come(to, 0, 1, 2, 3);
    const progress = 'lines { progress { firm { value unit } share met } }';
    expect(await look(reader, to.id, progress)).toEqual({ lines: [{ progress: { firm: { value: '10', unit: 'TNE' }, share: 0.2, met: false } }] });
    expect(await told(own, to.id)).toEqual(['10', null]);
    await come(to, 4, 5, 6);
    expect(await told(reader, to.id)).toEqual(['10', '40']);
    await come(to, 7);
    expect(await told(reader, to.id)).toEqual(['36', '40']);
    expect(await look(reader, to.id, progress)).toMatchObject({ lines: [{ progress: { share: 0.72, met: false } }] });
  });

  it('tells firm and flexible quantities apart, each by its own four', async () => {
    const to = await open();
    await come(to, 1, 3, 5, 7);
    // Four firm quantities above 0, no flexible one.
    expect(await told(reader, to.id)).toEqual(['20', null]);
  });

  it('is for a member the others as they were told and the own as it is', async () => {
    const to = await open();
    await come(to, 0, 1, 2, 3);
    await commit(own, promise(to, first, '45', { expectedVersion: 1 }));
    expect(await told(own, to.id)).toEqual(['54', null]);
    expect(await look(own, to.id, 'lines { progress { share met } }')).toEqual({ lines: [{ progress: { share: 1.08, met: true } }] });
    expect(await told(reader, to.id)).toEqual(['10', null]);
    const commitmentId = (await look(own, to.id, 'lines { viewerCommitments { id } }'))?.['lines'][0].viewerCommitments[0].id;
    await own.change('commitmentWithdraw', { commitmentId, expectedVersion: 2 });
    expect(await told(own, to.id)).toEqual(['9', null]);
    expect(await told(reader, to.id)).toEqual(['10', null]);
  });

  it('is nothing for one who acts for all but two of those in the sum', async () => {
    const to = await open();
    const [, second] = organizations;
    if (second === undefined) throw new Error('ten members were made');
    await come(to, 0, 1, 2, 3);
    expect(await told(steward, to.id)).toEqual([null, null]);
    const both = await adminOfAll(world, cluster, [first, second]);
    expect(await told(both, to.id)).toEqual([null, null]);
    expect(await told(own, to.id)).toEqual(['10', null]);
  });

  it('is dated, and withdrawn when four have left', async () => {
    const to = await open();
    await come(to, 1, 2, 3, 4, 5);
    const toldAt = 'lines { progress { toldAt } }';
    expect((await look(reader, to.id, toldAt))?.['lines'][0].progress.toldAt).toMatch(/^20\d\d-\d\d-\d\dT.*Z$/);
    const commitments = (await look(steward, to.id, 'lines { viewerCommitments { id version } }'))?.['lines'][0].viewerCommitments;
    for (const { id, version } of commitments.slice(0, 4)) {
      expect(await told(reader, to.id)).toEqual(['14', null]);
      await steward.change('commitmentWithdraw', { commitmentId: id, expectedVersion: version });
    }
    expect(await told(reader, to.id)).toEqual([null, null]);
    expect(await look(reader, to.id, toldAt)).toEqual({ lines: [{ progress: { toldAt: null } }] });
    expect(await look(reader, to.id, 'participantCount')).toEqual({ participantCount: null });
  });
});
