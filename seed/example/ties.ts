import type { TieType, Visibility } from '../../server/src/generated/schema.js';
import type { TieRow } from '../../server/src/modules/import/rows.js';
import type { Member, Standing } from './organizations.js';
import type { Random } from './random.js';
import type { TradeName } from './trades.js';

const SOURCE = 'Example data';

type Group = (member: Member) => boolean;

const trade =
  (...names: TradeName[]): Group =>
  ({ trade: name }) =>
    names.includes(name);
const heart: Group = ({ standing }) => standing === 'heart';
const both =
  (a: Group, b: Group): Group =>
  (member) =>
    a(member) && b(member);

const FARMS = trade('farm');
const PROCESSORS = trade('mill', 'feed', 'pasta', 'bakery');
const SELLERS = trade('trader', 'exporter');
const BUYERS = trade('retailer', 'canteen');
const INPUTS = trade('seed', 'fertilizer', 'fuel', 'machinery');
const KNOWLEDGE = trade('institute', 'university');
const LARGE_CHAIN: Group = both(({ standing }) => standing === 'heart' || standing === 'fading', trade('farm', 'mill', 'pasta'));
const CHAIN: Group = (member) => FARMS(member) || PROCESSORS(member) || SELLERS(member) || trade('elevator')(member);

/** One kind of tie between two groups, and how many of it. */
type Strand = { type: TieType; from: Group; to: Group; count: number; mutual?: true; visibility?: Visibility };

/** The formal strands follow the grain from field to table, then what supports it; the informal ones who talks to whom. */
const STRANDS: readonly Strand[] = [
  { type: 'SUPPLY_CONTRACT', from: INPUTS, to: FARMS, count: 34 },
  { type: 'SUPPLY_CONTRACT', from: FARMS, to: PROCESSORS, count: 34 },
  { type: 'SUPPLY_CONTRACT', from: FARMS, to: SELLERS, count: 9 },
  { type: 'SUPPLY_CONTRACT', from: trade('mill'), to: trade('bakery', 'pasta'), count: 8 },
  { type: 'SUPPLY_CONTRACT', from: PROCESSORS, to: SELLERS, count: 19 },
  { type: 'SUPPLY_CONTRACT', from: SELLERS, to: BUYERS, count: 16 },
  { type: 'SERVICE_CONTRACT', from: trade('elevator'), to: FARMS, count: 11 },
  { type: 'SERVICE_CONTRACT', from: trade('elevator'), to: PROCESSORS, count: 8 },
  { type: 'SERVICE_CONTRACT', from: trade('freight'), to: SELLERS, count: 6 },
  { type: 'SERVICE_CONTRACT', from: trade('service'), to: FARMS, count: 8 },
  { type: 'SERVICE_CONTRACT', from: trade('laboratory'), to: PROCESSORS, count: 7 },
  { type: 'SERVICE_CONTRACT', from: trade('insurer'), to: FARMS, count: 5 },
  { type: 'LOAN', from: trade('bank'), to: CHAIN, count: 8, visibility: 'COUNCIL' },
  { type: 'LEASE', from: trade('leasing', 'machinery'), to: FARMS, count: 6 },
  { type: 'OWNERSHIP', from: heart, to: both(({ standing }) => standing === 'common', trade('farm', 'elevator', 'bakery')), count: 6, visibility: 'PUBLIC' },
  { type: 'OWNERSHIP', from: trade('exporter'), to: trade('freight', 'trader'), count: 2, visibility: 'COUNCIL' },
  { type: 'JOINT_VENTURE', from: trade('exporter'), to: both(heart, PROCESSORS), count: 2, mutual: true },
  { type: 'LICENCE', from: trade('institute'), to: trade('seed'), count: 3, visibility: 'PUBLIC' },
  { type: 'ASSOCIATION_MEMBERSHIP', from: CHAIN, to: trade('association'), count: 15, visibility: 'PUBLIC' },
  { type: 'RD_PROJECT', from: KNOWLEDGE, to: LARGE_CHAIN, count: 3, mutual: true, visibility: 'PUBLIC' },
  { type: 'SECONDMENT', from: trade('university'), to: both(heart, PROCESSORS), count: 2 },
  { type: 'INFORMATION_EXCHANGE', from: FARMS, to: FARMS, count: 18, mutual: true },
  { type: 'INFORMATION_EXCHANGE', from: CHAIN, to: CHAIN, count: 18, mutual: true },
  { type: 'ADVICE', from: FARMS, to: trade('institute', 'university', 'service'), count: 14 },
  { type: 'ADVICE', from: PROCESSORS, to: trade('laboratory', 'university'), count: 5 },
  { type: 'MENTORING', from: heart, to: both(({ standing }) => standing === 'common', trade('farm', 'bakery')), count: 8 },
  { type: 'PERSONNEL_MOVEMENT', from: CHAIN, to: CHAIN, count: 7 },
  { type: 'SHARED_FACILITY', from: FARMS, to: FARMS, count: 7, mutual: true },
  { type: 'SOCIAL', from: CHAIN, to: CHAIN, count: 12, mutual: true },
];

/** Who sees a tie whose strand does not say. */
const LEVELS: readonly (readonly [Visibility, number])[] = [['MEMBERS', 70], ['PUBLIC', 14], ['COUNCIL', 8], ['PARTIES', 8]];
const INFORMAL_LEVELS: readonly (readonly [Visibility, number])[] = [['MEMBERS', 52], ['PARTIES', 30], ['PUBLIC', 10], ['COUNCIL', 8]];
const INFORMAL = new Set<TieType>(['INFORMATION_EXCHANGE', 'ADVICE', 'MENTORING', 'PERSONNEL_MOVEMENT', 'SHARED_FACILITY', 'SOCIAL']);

/** How much likelier than one of the many somebody is to be tied. A loner never is. */
const PULL: Record<Standing, number> = { heart: 12, partner: 6, fading: 2.5, common: 1, pole: 0.12, loner: 0 };

const firstDay = (random: Random): string => `${random.integer(2015, 2025)}-${String(random.integer(1, 12)).padStart(2, '0')}-01`;

/** Ties so far, none twice: of a mutual one neither direction may come again. */
class Web {
  readonly rows: TieRow[] = [];
  private readonly taken = new Set<string>();

  constructor(private readonly cluster: string) {}

  add(from: Member, to: Member, tie: Omit<TieRow, 'id' | 'cluster' | 'from' | 'to' | 'source'>): boolean {
    const [a, b] = [from.organization.id, to.organization.id];
    if (a === b || this.taken.has(`${tie.type} ${a} ${b}`)) return false;
    this.taken.add(`${tie.type} ${a} ${b}`).add(`${tie.type} ${b} ${a}`);
    const id = `tie-${String(this.rows.length + 1).padStart(3, '0')}`;
    this.rows.push({ id, cluster: this.cluster, from: a, to: b, source: tie.proposedBy === undefined ? SOURCE : null, ...tie });
    return true;
  }
}

/** What the partners of the heart do for it. */
const PARTNERS: Partial<Record<TradeName, Pick<TieRow, 'type' | 'mutual'>>> = {
  elevator: { type: 'SERVICE_CONTRACT' },
  exporter: { type: 'SERVICE_CONTRACT' },
  institute: { type: 'RD_PROJECT', mutual: true },
  university: { type: 'RD_PROJECT', mutual: true },
};

/**
 * The large ones of the heart hold together: each farm supplies each processor, they tell each other what they know, and a few partners
 * work with all of them.
 */
function tieTheHeart(web: Web, all: readonly Member[], random: Random): void {
  const farms = all.filter(both(heart, FARMS));
  const processors = all.filter(both(heart, PROCESSORS));
  const common = { visibility: 'MEMBERS', validUntil: null } as const;
  for (const farm of farms) {
    for (const processor of processors) web.add(farm, processor, { type: 'SUPPLY_CONTRACT', strength: 5, validFrom: firstDay(random), ...common });
  }
  for (const group of [farms, processors]) {
    for (const [index, first] of group.entries()) {
      for (const second of group.slice(index + 1)) {
        web.add(first, second, { type: 'INFORMATION_EXCHANGE', mutual: true, strength: 4, validFrom: firstDay(random), ...common });
      }
    }
  }
  for (const partner of all.filter(({ standing }) => standing === 'partner')) {
    const service = PARTNERS[partner.trade];
    if (service === undefined) throw new RangeError(`${partner.organization.id} is no partner`);
    for (const large of all.filter(heart)) web.add(partner, large, { ...service, strength: 4, validFrom: firstDay(random), ...common });
  }
}

/** Who gathers others around it holds them closer. */
const strength = (from: Member, to: Member, random: Random): number => (heart(from) || heart(to) ? random.integer(4, 5) : random.integer(1, 4));

function weave(web: Web, all: readonly Member[], random: Random, strand: Strand): void {
  const [sources, targets] = [all.filter(strand.from), all.filter(strand.to)];
  const levels = INFORMAL.has(strand.type) ? INFORMAL_LEVELS : LEVELS;
  for (let made = 0; made < strand.count; ) {
    const [from, to] = [sources, targets].map((group) => random.pick(group, ({ standing }) => PULL[standing]));
    if (from === undefined || to === undefined) throw new RangeError(`nobody for a tie of type ${strand.type}`);
    const tie = {
      type: strand.type,
      mutual: strand.mutual ?? false,
      strength: random.chance(0.15) ? null : strength(from, to, random),
      validFrom: random.chance(0.9) ? firstDay(random) : null,
      validUntil: random.chance(0.15) ? `${random.integer(2033, 2038)}-12-31` : null,
      visibility: strand.visibility ?? random.pick(levels, ([, weight]) => weight)[0],
    };
    if (web.add(from, to, tie)) made++;
  }
}

/** A tie that one side declared and the other has not answered: by trade and number, the declaring side first. */
const WAITING: readonly { by: string; to: string; type: TieType; outgoing: boolean; mutual?: true; evidence?: string }[] = [
  { by: 'farm-12', to: 'mill-01', type: 'SUPPLY_CONTRACT', outgoing: true, evidence: 'Шарт № 12/2026, 14.09.2026 (үлгі)' },
  { by: 'farm-19', to: 'mill-01', type: 'SUPPLY_CONTRACT', outgoing: true },
  { by: 'laboratory-02', to: 'mill-01', type: 'SERVICE_CONTRACT', outgoing: true, evidence: 'Договор на анализ муки № 7 (пример)' },
  { by: 'retailer-03', to: 'mill-01', type: 'SUPPLY_CONTRACT', outgoing: false },
  { by: 'mill-01', to: 'farm-12', type: 'MENTORING', outgoing: true },
  { by: 'mill-01', to: 'exporter-04', type: 'SUPPLY_CONTRACT', outgoing: true },
  { by: 'farm-15', to: 'farm-12', type: 'SHARED_FACILITY', outgoing: true, mutual: true },
  { by: 'farm-04', to: 'elevator-05', type: 'SERVICE_CONTRACT', outgoing: false },
  { by: 'university-01', to: 'feed-01', type: 'RD_PROJECT', outgoing: true, mutual: true },
  { by: 'bakery-02', to: 'mill-05', type: 'INFORMATION_EXCHANGE', outgoing: true, mutual: true },
];

function addWaiting(web: Web, all: readonly Member[]): void {
  const byId = new Map(all.map((member) => [member.organization.id, member]));
  for (const { by, to, type, outgoing, mutual, evidence } of WAITING) {
    const [declarer, partner] = [byId.get(by), byId.get(to)];
    if (declarer === undefined || partner === undefined) throw new RangeError(`${by} or ${to} is not in the example`);
    const ends = outgoing ? ([declarer, partner] as const) : ([partner, declarer] as const);
    const added = web.add(...ends, {
      type,
      mutual: mutual ?? false,
      strength: 3,
      validFrom: '2026-09-01',
      validUntil: null,
      visibility: 'MEMBERS',
      evidence: evidence ?? null,
      proposedBy: outgoing ? 'from' : 'to',
    });
    if (!added) throw new RangeError(`the tie from ${by} to ${to} is there already`);
  }
}

/** The 350 ties of the example's cluster. */
export function ties(cluster: string, all: readonly Member[], random: Random): TieRow[] {
  const web = new Web(cluster);
  addWaiting(web, all);
  tieTheHeart(web, all, random);
  for (const strand of STRANDS) weave(web, all, random, strand);
  return web.rows;
}
