import type { RequestContext } from '../../context.js';
import type { Resolvers, TieForm } from '../../generated/schema.js';
import { idOf } from '../../shared/identifier.js';
import { seenOrganizations } from './diagnosis.js';
import { chainStages, type ChainLink, type Flow, type Stage } from './rules/chain.js';
import { cuts } from './rules/cut.js';
import { networkFromPairs, tieWeight, type Network } from './rules/network.js';
import { at } from './rules/numbers.js';
import { parametersKept, type NucleusParameters } from './rules/parameters.js';
import { attributesKnown, suppose, wouldBeInNucleus, type Supposed, type Supposition } from './rules/what-if.js';
import type { StoredNetwork } from './snapshot-store.js';
import type { ShownFigures, SnapshotRow } from './store.js';

export type WhatIfState = {
  nucleus: number;
  coreFit: number | null;
  coreSize: number;
  pairCount: number;
  components: number;
  largestComponent: number;
  chainCoverage: number | null;
  chainLinks: ChainLink[];
};
export type Answer = {
  before: WhatIfState;
  after: WhatIfState;
  enteredIds: string[];
  leftIds: string[];
  untoldIds: string[];
  cutOff: number | null;
  supply: boolean | null;
};

/** So many organizations are named. */
const MOST_NAMED = 100;

type Question = { snapshot: SnapshotRow; stored: StoredNetwork; network: Network; parameters: NucleusParameters; shown: Map<string, ShownFigures> };

/** The stored network of a snapshot, when it holds all of these organizations and the actor sees them. */
async function questionOf(snapshot: SnapshotRow, ids: (string | null)[], { stores }: RequestContext): Promise<(Question & { members: number[] }) | null> {
  const asked = ids.flatMap((id) => id ?? []);
  const shown = await stores.nuclei.shownFigures(asked);
  if (asked.length < ids.length || asked.some((id) => !shown.has(id))) return null;
  const stored = await stores.nuclei.network(snapshot.id);
  const members = asked.map((id) => stored?.ids.indexOf(id) ?? -1);
  if (stored === null || members.includes(-1) || new Set(members).size < members.length) return null;
  const network = networkFromPairs(stored.ids.length, stored.from, stored.to, stored.weight);
  return { snapshot, stored, network, parameters: parametersKept(snapshot.parameters), shown, members };
}

async function leaves(snapshot: SnapshotRow, organizationId: string, context: RequestContext): Promise<Answer | null> {
  const question = await questionOf(snapshot, [idOf('Organization', organizationId)], context);
  const member = question?.members[0];
  if (question === null || member === undefined) return null;
  const cutOff = at(cuts(question.network).stranded, member);
  return { ...(await answer(question, { kind: 'LEAVES', member }, context)), cutOff, supply: null };
}

async function tied(snapshot: SnapshotRow, { a, b, form }: { a: string; b: string; form: TieForm }, context: RequestContext): Promise<Answer | null> {
  const question = await questionOf(snapshot, [idOf('Organization', a), idOf('Organization', b)], context);
  const [one, other] = question?.members ?? [];
  if (question === null || one === undefined || other === undefined) return null;
  const weight = tieWeight({ from: one, to: other, form, state: 'CONFIRMED', review: null, strength: null, weight: null }, question.parameters);
  const flow = form === 'FORMAL' ? flowBetween(question.stored.stages, one, other) : null;
  return { ...(await answer(question, { kind: 'TIED', a: one, b: other, weight, flow }, context)), cutOff: null, supply: flow !== null };
}

/** From the earlier to the later of two adjacent stages; null between others. */
function flowBetween(stages: readonly (Stage | null)[], a: number, b: number): Flow | null {
  const place = (i: number): number => chainStages.findIndex((stage) => stage === stages[i]);
  if (place(a) === -1 || place(b) === -1 || Math.abs(place(a) - place(b)) !== 1) return null;
  return place(a) < place(b) ? { from: a, to: b } : { from: b, to: a };
}

async function answer(question: Question, supposition: Supposition, context: RequestContext): Promise<Omit<Answer, 'cutOff' | 'supply'>> {
  const { stored, network, parameters } = question;
  const flows = stored.flows.map(([from, to]): Flow => ({ from, to }));
  const supposed = suppose(network, stored.stages, flows, supposition, parameters);
  const candidates = stored.ids.filter((_, i) => supposed.embedded[i] === 1 && stored.verdicts[i]?.label !== 'NUCLEUS');
  const shown = new Map([...question.shown, ...(await context.stores.nuclei.shownFigures(candidates))]);
  const found = nucleusAfter({ ...question, shown }, supposition, supposed);
  return {
    before: stateBefore(question.snapshot),
    after: {
      nucleus: found.met.length,
      coreFit: supposed.coreFit,
      coreSize: supposed.coreSize,
      pairCount: supposed.pairs,
      components: supposed.components,
      largestComponent: supposed.largestComponent,
      chainCoverage: supposed.chain.coverage.value,
      chainLinks: [...supposed.chain.links],
    },
    enteredIds: found.met.filter((id) => !found.before.has(id)),
    leftIds: [...found.before].filter((id) => !found.met.includes(id) && !found.unknown.includes(id)),
    untoldIds: found.unknown,
  };
}

/** Who would be in the nucleus, and of whom that cannot be told, by id; `before` is who is in it, the one who leaves left out. */
function nucleusAfter({ stored, parameters, shown }: Question, supposition: Supposition, { embedded, partnerOf }: Supposed) {
  const gone = supposition.kind === 'LEAVES' ? supposition.member : -1;
  const direction = supposition.kind === 'LEAVES' ? -1 : 1;
  const before = new Set<string>();
  const found: Record<'met' | 'unknown' | 'missed', string[]> = { met: [], unknown: [], missed: [] };
  stored.verdicts.forEach((verdicts, i) => {
    const id = at(stored.ids, i);
    const inNucleus = verdicts.label === 'NUCLEUS';
    if (i === gone) return;
    if (inNucleus) before.add(id);
    const figures = shown.get(id) ?? { employees: false, outputs: false };
    const member = { inNucleus, attributes: attributesKnown(verdicts, figures), gathered: at(stored.gathered, i) };
    const partner = partnerOf.get(i);
    const gain = partner === undefined ? 0 : direction * at(stored.counted, partner);
    found[wouldBeInNucleus(member, embedded[i] === 1, gain, parameters)].push(id);
  });
  return { before, ...found };
}

function stateBefore({ figures }: SnapshotRow): WhatIfState {
  const { cluster } = figures;
  if (cluster === undefined) throw new Error('a snapshot with a network has all figures');
  return {
    nucleus: cluster.nucleus.members.length,
    coreFit: cluster.core.fit,
    coreSize: cluster.core.members.length,
    pairCount: cluster.pairCount,
    components: cluster.components,
    largestComponent: cluster.largestComponent,
    chainCoverage: cluster.chain.coverage,
    chainLinks: [...cluster.chain.links],
  };
}

const named = (ids: string[], context: RequestContext) => seenOrganizations(ids.slice(0, MOST_NAMED), context);

export const whatIfResolvers: Resolvers = {
  NucleusSnapshot: {
    whatIfLeaves: (snapshot, { organizationId }, context) => leaves(snapshot, organizationId, context),
    whatIfTied: (snapshot, { a, b, form }, context) => tied(snapshot, { a, b, form: form ?? 'FORMAL' }, context),
  },
  WhatIf: {
    entered: ({ enteredIds }, _arguments, context) => named(enteredIds, context),
    left: ({ leftIds }, _arguments, context) => named(leftIds, context),
    untold: ({ untoldIds }, _arguments, context) => named(untoldIds, context),
  },
};
