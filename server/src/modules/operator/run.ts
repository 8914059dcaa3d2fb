import { nucleusIsDue } from '../../jobs/schedule.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { enqueueMail } from '../../mail/outbox.js';
import { idOf, newId } from '../../shared/identifier.js';
import { sortKeys } from '../../shared/sort-key.js';
import { parametersOn, specialisationOn, type ParameterChange } from '../nucleus/rules/parameter-log.js';
import { OperatorRefused, type Command, type EndSeat, type FoundCluster, type GiveSeat, type Order, type ResetSecondStep, type SetParameters } from './arguments.js';
import { createCluster, createSeat, endSeats, keepParameters, lockAccount, lockCluster, parametersKept, removeSecondStep, restoreAccount, seatStanding, suspendAccount } from './store.js';

/** What came of a command. */
export type Outcome = Record<string, string | string[]>;
type Done = Effect<Outcome>;

/** The journal of what belongs to no cluster and no organization. */
const PLATFORM = 'platform';

async function foundCluster(transaction: Transaction, { command: _command, ...cluster }: FoundCluster): Promise<Done> {
  const id = newId();
  if (!(await createCluster(transaction, id, cluster, sortKeys(cluster)))) throw new OperatorRefused(`There is a cluster ${cluster.slug} already.`);
  const { form, region } = cluster;
  return {
    answer: { clusterId: id, slug: cluster.slug },
    entries: [{ journalId: id, action: 'cluster.found', organizationId: null, objectType: 'Cluster', objectId: id, change: { form, region } }],
  };
}

async function cluster(transaction: Transaction, slug: string, key: string): Promise<string> {
  const clusterId = await lockCluster(transaction, slug, key);
  if (clusterId === null) throw new OperatorRefused(`There is no cluster ${slug}.`);
  return clusterId;
}

async function place(transaction: Transaction, slug: string, email: string, key: string): Promise<{ clusterId: string; userId: string }> {
  const clusterId = await cluster(transaction, slug, key);
  const account = await lockAccount(transaction, email, key);
  if (account === null) throw new OperatorRefused(`Nobody has an account with ${email}: the person registers first.`);
  return { clusterId, userId: account.id };
}

async function giveSeat(transaction: Transaction, { slug, email, side, chair, from }: GiveSeat, key: string): Promise<Done> {
  const organizationId = from === null ? null : (idOf('Organization', from) ?? from);
  if (chair && side === 'SECRETARIAT') throw new OperatorRefused('The secretariat prepares and has no vote: it does not lead the council.');
  const { clusterId, userId } = await place(transaction, slug, email, key);
  const standing = await seatStanding(transaction, clusterId, userId, organizationId);
  if (!standing.member) throw new OperatorRefused(`${from ?? ''} is no member of ${slug}.`);
  if (standing.seated) throw new OperatorRefused(`${email} holds a seat in ${slug} already: end it first.`);
  if (chair && standing.chaired) throw new OperatorRefused(`The council of ${slug} has a chair already: end that seat first.`);
  const id = newId();
  await createSeat(transaction, { id, clusterId, userId, organizationId, side, chair });
  return {
    answer: { seatId: id, clusterId },
    entries: [{ journalId: clusterId, action: 'seat.give', organizationId, objectType: 'Seat', objectId: id, change: { side, chair } }],
  };
}

async function endSeat(transaction: Transaction, { slug, email }: EndSeat, key: string): Promise<Done> {
  const { clusterId, userId } = await place(transaction, slug, email, key);
  const seatIds = await endSeats(transaction, clusterId, userId);
  const [objectId] = seatIds;
  if (objectId === undefined) throw new OperatorRefused(`${email} holds no seat in ${slug}.`);
  return {
    answer: { seatIds, clusterId },
    entries: [{ journalId: clusterId, action: 'seat.end', organizationId: null, objectType: 'Seat', objectId, change: { seats: seatIds.length } }],
  };
}

/** Refuses a log by which on some day from this one on the parameters contradict each other. */
function mustHold(log: readonly ParameterChange[], from: string): void {
  for (const { asOf } of log.filter((change) => change.asOf >= from)) {
    try {
      parametersOn(log, asOf);
      specialisationOn(log, asOf);
    } catch (error) {
      throw new OperatorRefused(`The parameters of ${asOf} do not hold: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
}

async function setParameters(transaction: Transaction, { slug, values, asOf }: SetParameters, key: string): Promise<Done> {
  const clusterId = await cluster(transaction, slug, key);
  const { log, today } = await parametersKept(transaction, clusterId);
  const change = { asOf: asOf ?? today, values };
  if (change.asOf < today) throw new OperatorRefused(`${change.asOf} is over: what was computed for it stays as it is.`);
  const changed = [...log, change];
  mustHold(changed, change.asOf);
  await keepParameters(transaction, clusterId, changed);
  await nucleusIsDue(transaction, [clusterId]);
  return {
    answer: { clusterId, asOf: change.asOf },
    entries: [{ journalId: clusterId, action: 'nucleus.parameters', organizationId: null, objectType: 'Cluster', objectId: clusterId, change }],
  };
}

async function setSuspended(transaction: Transaction, email: string, suspended: boolean, key: string): Promise<Done> {
  const account = await lockAccount(transaction, email, key);
  if (account === null) throw new OperatorRefused(`Nobody has an account with ${email}.`);
  if (account.suspended === suspended) throw new OperatorRefused(`${email} is ${suspended ? 'suspended already' : 'not suspended'}.`);
  await (suspended ? suspendAccount : restoreAccount)(transaction, account.id);
  const action = suspended ? 'account.suspend' : 'account.restore';
  return { answer: { userId: account.id }, entries: [{ journalId: PLATFORM, action, organizationId: null, objectType: 'Person', objectId: account.id }] };
}

/** Whoever holds the address learns of it: the operator may have been told a tale. */
async function resetSecondStep(transaction: Transaction, { email, locale }: ResetSecondStep, key: string): Promise<Done> {
  const account = await lockAccount(transaction, email, key);
  if (account === null) throw new OperatorRefused(`Nobody has an account with ${email}.`);
  if (!(await removeSecondStep(transaction, account.id))) throw new OperatorRefused(`${email} signs in without a second step.`);
  await enqueueMail(transaction, { to: email, template: 'secondStepReset', locale, arguments: {} });
  return { answer: { userId: account.id }, entries: [{ journalId: PLATFORM, action: 'account.resetSecondStep', organizationId: null, objectType: 'Person', objectId: account.id }] };
}

function effectOf(command: Command, key: string): (transaction: Transaction) => Promise<Done> {
  switch (command.command) {
    case 'found-cluster':
      return (transaction) => foundCluster(transaction, command);
    case 'seat':
      return (transaction) => giveSeat(transaction, command, key);
    case 'end-seat':
      return (transaction) => endSeat(transaction, command, key);
    case 'set-parameters':
      return (transaction) => setParameters(transaction, command, key);
    case 'suspend':
      return (transaction) => setSuspended(transaction, command.email, true, key);
    case 'restore':
      return (transaction) => setSuspended(transaction, command.email, false, key);
    case 'reset-second-step':
      return (transaction) => resetSecondStep(transaction, command, key);
  }
}

/** Carries out an operator's command as one keyed operation. Throws OperatorRefused where it is not possible: nothing was changed then. */
export async function runOrder(operations: Operations, { command, key }: Order): Promise<Outcome> {
  const requestId = newId();
  return operations.perform(
    { author: { kind: 'operator', id: 'operator' }, name: `operator ${command.command}`, key: key ?? requestId, input: command, requestId },
    effectOf(command, requestId),
  );
}
