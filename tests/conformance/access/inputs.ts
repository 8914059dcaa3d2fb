import { randomUUID } from 'node:crypto';
import { inDays } from '../../api/initiative/kit.js';
import type { Scene, Standing } from './scene.js';

export type Attempt = {
  /** An input that whoever has the right gets through to a check behind it, mostly that of the version; so the scene stays as it is. */
  input: (who: Standing) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Who may beside those whom the table names, for this object. */
  also?: (who: Standing) => boolean;
  /** Who may not, although the table names them, because this object is another person's. */
  not?: (who: Standing) => boolean;
  /** Even those who may are told that there is no such thing. */
  gone?: true;
};

const STALE = 999;

/** For every mutation, what to try in the name of the organization in the middle. */
export function inputsOf({ ids }: Scene): Record<string, Attempt> {
  const organizationId = ids['mine'];
  const of = (input: Record<string, unknown>): Attempt => ({ input: () => input });
  const viewer = async ({ client }: Standing): Promise<string> => (await client.ask('{ viewer { id } }')).data.viewer?.id ?? 'nobody';
  const partner = (who: Standing): boolean => who.partner === true;
  return {
    apiKeyMake: of({ organizationId, name: 'one more', scopes: ['READ'], expiresInDays: 1 }),
    apiKeyRevoke: of({ apiKeyId: ids['apiKey'] }),
    // To a line without a commitment: that of an administrator is theirs to change.
    commitmentMake: of({ lineId: ids['freeLine'], organizationId, expectedTermsVersion: STALE, firm: '1', flexible: '0' }),
    commitmentWithdraw: { input: () => ({ commitmentId: ids['commitment'], expectedVersion: STALE }), not: (who) => who.role !== 'ADMIN' },
    contactRemove: { input: () => ({}), gone: true },
    contactSet: of({ visibility: 'PARTNERS', consent: false }),
    initiativeCancel: of({ initiativeId: ids['initiative'], expectedVersion: STALE, reason: 'not needed' }),
    initiativePropose: of({ clusterId: ids['cluster'], organizationId, title: 'Diesel', description: 'For all.', deadlineAt: inDays(0), timeZone: 'Asia/Almaty', currency: 'KZT', lines: [{ product: 'Diesel', unit: 'TNE', pack: '1', minimum: '10' }] }),
    invitationAccept: { input: () => ({ token: 'no such secret' }), gone: true },
    invitationMake: { input: () => ({ organizationId, email: `${randomUUID()}@test.example`, role: 'REPRESENTATIVE' }) },
    invitationRevoke: of({ invitationId: ids['invitation'] }),
    labelContest: of({ clusterId: ids['cluster'], organizationId, label: 'NUCLEUS', reason: '' }),
    labelContestAnswer: of({ contestId: ids['contest'], expectedVersion: STALE, explanation: '' }),
    mandateGive: of({ organizationId, holderId: ids['mandateHolder'], limit: { amount: '1', currency: 'KZT' }, until: '2020-01-01' }),
    mandateRevoke: of({ mandateId: ids['mandate'] }),
    membershipApply: of({ clusterId: ids['cluster'], organizationId, chainRoles: [] }),
    membershipDecide: of({ membershipId: ids['application'], expectedVersion: STALE, verdict: 'MEMBER' }),
    membershipLeave: of({ membershipId: ids['membership'], expectedVersion: STALE }),
    membershipWithdraw: of({ membershipId: ids['membership'], expectedVersion: STALE }),
    noticeAnswer: of({ noticeId: ids['shown'], organizationId, text: '' }),
    noticePublish: of({ clusterId: ids['cluster'], organizationId, kind: 'NEWS', title: 'News', body: 'Of yesterday.', expiresAt: inDays(-1) }),
    noticeWithdraw: of({ noticeId: ids['shown'], expectedVersion: STALE }),
    organizationRegister: of({ clusterId: ids['cluster'], kind: 'ENTERPRISE', names: { name: '' }, identifierScheme: 'KZ-BIN', identifier: '1', country: 'KZ', chainRoles: [], evidence: '' }),
    organizationUpdate: of({ organizationId, expectedVersion: STALE, city: 'Elsewhere' }),
    representationAsk: of({ organizationId, role: 'ADMIN', evidence: '' }),
    representationChange: { input: async (who) => ({ organizationId, personId: await viewer(who), expectedRole: 'ADMIN', role: 'ADMIN' }) },
    representationDecide: of({ requestId: ids['wish'], expectedVersion: STALE, accept: true }),
    representationWithdraw: { input: () => ({ requestId: ids['wish'], expectedVersion: STALE }), not: (who) => who.asking !== true },
    tieConfirm: of({ tieId: ids['declared'], expectedVersion: STALE }),
    tieReconfirm: { input: () => ({ tieId: ids['members'], expectedVersion: STALE }), also: partner },
    tieDeclare: of({ clusterId: ids['cluster'], organizationId, partnerId: organizationId, type: 'LOAN' }),
    tieEnd: { input: () => ({ tieId: ids['members'], expectedVersion: STALE }), also: partner },
    tieReview: of({ tieId: ids['members'], expectedVersion: STALE, review: 'VERIFIED' }),
    tieAddEvidence: { input: () => ({ tieId: ids['members'], expectedVersion: STALE, evidence: 'contract 8' }), also: partner },
    tieReject: of({ tieId: ids['declared'], expectedVersion: STALE }),
    tieWithdraw: of({ tieId: ids['proposed'], expectedVersion: STALE }),
    // The last, because they happen: the representative leaves, and whoever holds no office is gone.
    representationEnd: { input: async (who) => ({ organizationId, personId: await viewer(who) }) },
    accountErase: of({}),
  };
}
