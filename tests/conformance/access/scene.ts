import { randomUUID } from 'node:crypto';
import { Operations } from '../../../server/src/journal/operation.js';
import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import { globalId, newId, parseGlobalId } from '../../../server/src/shared/identifier.js';
import { commit, DIESEL, inDays, propose, purchase } from '../../api/initiative/kit.js';
import type { Client } from '../../kit/client.js';
import { loadFigures } from '../../kit/figures.js';
import type { World } from '../../kit/world.js';

/** What somebody is to the organization in the middle and to its cluster. */
export type Standing = {
  client: Client;
  kind: 'visitor' | 'person' | 'key';
  /** Sees into the cluster. */
  inside?: boolean;
  /** Acts for the organization in the middle, as what. */
  role?: 'ADMIN' | 'REPRESENTATIVE';
  /** The scope of its key beyond reading. */
  scope?: string;
  /** Acts for the organization that it has ties with. */
  partner?: boolean;
  council?: boolean;
  /** The secretariat sits in the council without a vote. */
  votes?: true;
  secretariat?: boolean;
  /** Wishes to act for the organization in the middle. */
  asking?: boolean;
};

/** Whether somebody may read journals as far as their key goes; people may. */
export const readsJournals = (who: Standing): boolean => who.kind !== 'key' || who.scope === 'journal:read';

export type Known = { id: string; type: string; sees: (who: Standing) => boolean };

export type Scene = {
  actors: Record<string, Standing>;
  /** The one who sees all that can be seen of the organization in the middle. */
  reference: Record<string, string>;
  objects: Record<string, Known>;
  ids: Record<string, string>;
};

/** One before the ties began, and one after. */
const DAYS = ['2023-06-01', '2026-11-01'];

/** One cluster with one of everything, and one of everybody. */
export async function setScene(world: World): Promise<Scene> {
  const [cluster, elsewhere] = [await world.cluster({ region: 'XF-1' }), await world.cluster()];
  await loadFigures(world, { 'XF-1': { 2015: { F: 20, M: 30 }, 2020: { F: 20, M: 50 } }, 'XF-2': { 2015: { F: 40, M: 30 }, 2020: { F: 40, M: 30 } } });
  const [mine, partner, watching, foreign] = [
    await cluster.member({ name: 'Middle', employees: 120, employeesVisibility: 'OWN', outputsVisibility: 'OWN', outputs: [[2022, 100], [2023, 120]], city: 'Rudny' }),
    await cluster.member({ name: 'Partner' }),
    await cluster.organization({ name: 'Watching' }, 'OBSERVER'),
    await elsewhere.member({ name: 'Foreign' }),
  ];
  const projectId = newId();
  await world.run(
    `MATCH (o:Organization {id: $id})
     SET o += {nameKk: 'Орта', nameRu: 'Середина', nameEn: 'Middle', shortName: 'M', country: 'KZ', region: 'KZ-39', latitude: 53.2, longitude: 63.6,
               sectors: ['A01'], leadingProduct: 'wheat', identifierScheme: 'LEI', identifier: $id, website: 'https://middle.example', description: 'Grows.',
               contactEmail: 'office@middle.example', contactPhone: '+7 700'}
     CREATE (o)-[:TAKES_PART_IN {role: 'partner'}]->(:Project {id: $projectId, sourceKey: $projectId, name: 'Project', validFrom: date('2024-01-01'), validUntil: date('2025-01-01')})`,
    { id: mine.id, projectId },
  );
  const admin = await mine.admin();
  const representative = await mine.representative();
  const stranger = await world.person();
  const [chair, secretariat] = [await cluster.councillor('BUSINESS'), await cluster.councillor('SECRETARIAT')];
  const partnerPerson = await partner.representative();
  const me = async (client: Client): Promise<string> => (await client.ask('{ viewer { id } }')).data.viewer.id;
  await world.run(`MATCH (u:User {id: $id})-[:HOLDS]->(s:Seat) SET s.chair = true`, { id: Buffer.from(await me(chair), 'base64url').toString().split(':')[1] });

  const done = async (client: Client, mutation: string, input: Record<string, unknown>, success: string, selection: string) => {
    const result = await client.change(mutation, input, `... on ${success} { ${selection} }`);
    if (result.__typename !== success) throw new Error(`${mutation}: ${JSON.stringify(result)}`);
    return result;
  };
  const notice = (visibility: string) => ({
    clusterId: cluster.globalId, organizationId: mine.globalId, kind: 'OFFER', title: 'Grain', body: 'For sale.', visibility, product: 'wheat',
    price: { amount: '100', currency: 'KZT' }, quantity: { value: '5', unit: 'TNE' }, region: 'KZ-39', expiresAt: inDays(5),
  });
  const shown = (await done(admin, 'noticePublish', notice('MEMBERS'), 'NoticePublished', 'notice { id }')).notice.id;
  const council = (await done(admin, 'noticePublish', notice('COUNCIL'), 'NoticePublished', 'notice { id }')).notice.id;
  const answer = { noticeId: shown, organizationId: partner.globalId, text: 'We take it.' };
  const [answered] = (await done(partnerPerson, 'noticeAnswer', answer, 'NoticeAnswered', 'notice { answers { nodes { id } } }')).notice.answers.nodes;
  const initiative = await propose(admin, purchase(cluster, mine, { lines: [DIESEL, { ...DIESEL, product: 'Petrol' }] }));
  const promise = { lineId: initiative.lines[0]?.id, organizationId: mine.globalId, expectedTermsVersion: initiative.version, firm: '10', flexible: '0', ceiling: '5000' };
  const commitment = await commit(admin, promise);
  const tie = (visibility: string, more: object = {}) => cluster.tie(mine, partner, { visibility, ...more });
  const [members, parties, forCouncil] = [await tie('MEMBERS'), await tie('PARTIES', { type: 'ADVICE', form: 'INFORMAL' }), await tie('COUNCIL', { type: 'OWNERSHIP' })];
  const declared = await tie('MEMBERS', { type: 'LOAN', state: 'PROPOSED', declaredBy: 'to' });
  const proposed = await tie('MEMBERS', { type: 'LEASE', state: 'PROPOSED' });
  await world.run(`MATCH (t:Tie) WHERE t.id IN $ids SET t.evidence = 'contract 7', t.review = 'VERIFIED', t.reviewReason = 'Seen.', t.reviewedAt = datetime()`, { ids: [members.id, parties.id, forCouncil.id] });
  for (const day of DAYS) await computeNucleus(world.database, new Operations(world.database), cluster.id, day);
  const [place] = await world.run<{ placement: string; snapshot: string; label: string }>(
    'MATCH (:Organization {id: $id})<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s:Snapshot) RETURN p.id AS placement, s.id AS snapshot, p.label AS label ORDER BY s.onDate DESC', { id: mine.id });
  const contested = { clusterId: cluster.globalId, organizationId: mine.globalId, label: place?.label, reason: 'We stand elsewhere.' };
  const contest = (await done(admin, 'labelContest', contested, 'LabelContested', 'contest { id }')).contest.id;
  const membershipOf = async ({ id }: { id: string }): Promise<string> => {
    const [row] = await world.run<{ id: string }>('MATCH (:Organization {id: $id})<-[:OF]-(m:Membership {clusterId: $clusterId}) SET m.reason = "Welcome." RETURN m.id AS id', { id, clusterId: cluster.id });
    return globalId('Membership', row?.id ?? '');
  };
  const membership = await membershipOf(mine);
  const application = await membershipOf(await cluster.organization({ name: 'Applying' }, 'APPLIED'));

  const asked = (await done(stranger, 'representationAsk', { organizationId: mine.globalId, identifierScheme: null, role: 'REPRESENTATIVE', evidence: 'Order 1' }, 'RepresentationAsked', 'request { id }').catch(async () => {
    // The organization is not the stranger's to see: it is named by its number.
    return done(stranger, 'representationAsk', { identifierScheme: 'LEI', identifier: await lei(world, mine.id), role: 'REPRESENTATIVE', evidence: 'Order 1' }, 'RepresentationAsked', 'request { id }');
  })).request.id;
  const invitation = (await done(admin, 'invitationMake', { organizationId: mine.globalId, email: `${randomUUID()}@test.example`, role: 'REPRESENTATIVE' }, 'InvitationMade', 'invitation { id }')).invitation.id;
  const mandate = (await done(admin, 'mandateGive', { organizationId: mine.globalId, holderId: await me(representative), limit: { amount: '100000', currency: 'KZT' }, until: inDays(30).slice(0, 10) }, 'MandateGiven', 'mandate { id }')).mandate.id;
  const apiKey = (await done(admin, 'apiKeyMake', { organizationId: mine.globalId, name: 'ERP', scopes: ['READ'], expiresInDays: 5 }, 'ApiKeyMade', 'apiKey { id }')).apiKey.id;

  const [entry] = await world.run<{ id: string }>("MATCH (e:Entry {journalId: $id, action: 'notice.publish', objectId: $noticeId}) RETURN e.id AS id", { id: cluster.id, noticeId: parseGlobalId(shown)?.id });

  const key = async (scope?: 'ties:write' | 'notices:write' | 'initiatives:write' | 'journal:read'): Promise<Standing> => ({
    client: await mine.integrator(scope === undefined ? ['read'] : ['read', scope]), kind: 'key', inside: true, role: 'REPRESENTATIVE', ...(scope === undefined ? {} : { scope }),
  });
  const person = (client: Client, more: Omit<Standing, 'client' | 'kind'> = {}): Standing => ({ client, kind: 'person', ...more });
  const actors: Record<string, Standing> = {
    visitor: { client: world.visitor(), kind: 'visitor' },
    stranger: person(stranger, { asking: true }),
    'member of another cluster': person(await foreign.admin()),
    observer: person(await watching.admin(), { inside: true }),
    partner: person(partnerPerson, { inside: true, partner: true }),
    representative: person(representative, { inside: true, role: 'REPRESENTATIVE' }),
    admin: person(admin, { inside: true, role: 'ADMIN' }),
    'council seat': person(await cluster.councillor('RESEARCH'), { inside: true, council: true, votes: true }),
    chair: person(chair, { inside: true, council: true, votes: true, secretariat: true }),
    secretariat: person(secretariat, { inside: true, council: true, secretariat: true }),
    'key to read': await key(),
    'key for ties': await key('ties:write'),
    'key for notices': await key('notices:write'),
    'key for initiatives': await key('initiatives:write'),
    'key for the journal': await key('journal:read'),
  };
  const inside = (who: Standing): boolean => who.inside === true;
  const own = (who: Standing): boolean => who.role !== undefined;
  const sides = (who: Standing): boolean => own(who) || who.partner === true;
  const admins = (who: Standing): boolean => who.role === 'ADMIN';
  const object = (type: string, id: string | undefined, sees: Known['sees']): Known => ({ type, id: id ?? 'none', sees });
  return {
    actors,
    reference: { Membership: 'secretariat', Cluster: 'secretariat', JournalEntry: 'secretariat', RepresentationRequest: 'admin' },
    objects: {
      cluster: object('Cluster', cluster.globalId, () => true),
      organization: object('Organization', mine.globalId, inside),
      membership: object('Membership', membership, inside),
      application: object('Membership', application, (who) => who.council === true),
      'tie for members': object('Tie', members.globalId, inside),
      'tie of its sides': object('Tie', parties.globalId, sides),
      'tie for the council': object('Tie', forCouncil.globalId, (who) => sides(who) || who.council === true),
      'declared tie': object('Tie', declared.globalId, sides),
      project: object('Project', globalId('Project', projectId), inside),
      notice: object('Notice', shown, inside),
      'notice for the council': object('Notice', council, (who) => own(who) || who.council === true),
      answer: object('NoticeAnswer', answered?.id, sides),
      initiative: object('Initiative', initiative.id, inside),
      line: object('ProcurementLine', initiative.lines[0]?.id, inside),
      commitment: object('Commitment', commitment.id, own),
      snapshot: object('NucleusSnapshot', globalId('NucleusSnapshot', place?.snapshot ?? ''), inside),
      placement: object('Placement', globalId('Placement', place?.placement ?? ''), inside),
      contest: object('LabelContest', contest, inside),
      wish: object('RepresentationRequest', asked, (who) => admins(who) || who.asking === true),
      invitation: object('Invitation', invitation, admins),
      mandate: object('Mandate', mandate, own),
      'API key': object('ApiKey', apiKey, admins),
      'entry about the notice': object('JournalEntry', globalId('JournalEntry', entry?.id ?? ''), (who) => inside(who) && readsJournals(who)),
    },
    ids: { cluster: cluster.globalId, mine: mine.globalId, partner: partner.globalId, members: members.globalId, declared: declared.globalId, proposed: proposed.globalId, shown, initiative: initiative.id, freeLine: initiative.lines[1]?.id ?? '', commitment: commitment.id, mandateHolder: await me(representative), wish: asked, invitation, mandate, apiKey, contest, membership, application },
  };
}

/** Gives the organization an identifier that an outsider may know. */
async function lei(world: World, id: string): Promise<string> {
  const stem = `${id.replaceAll('-', '').toUpperCase()}`.slice(14, 32);
  const digits = [...`${stem}00`].map((letter) => parseInt(letter, 36).toString()).join('');
  const number = stem + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
  await world.run('MATCH (o:Organization {id: $id}) SET o.identifier = $number', { id, number });
  return number;
}
