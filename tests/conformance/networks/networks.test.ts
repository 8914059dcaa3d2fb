import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../server/src/config.js';
import { study } from '../../../server/src/modules/nucleus/findings.js';
import { reportOf, type NucleusReport } from '../../../server/src/modules/nucleus/report.js';
import { coreFit } from '../../../server/src/modules/nucleus/rules/core-periphery.js';
import { networkFromPairs } from '../../../server/src/modules/nucleus/rules/network.js';
import { defaultParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { readSource } from '../../../server/src/modules/nucleus/source.js';
import { ImportKit, openDatabase } from '../../store/import/kit.js';

/** One value an organization, in the order of the numbers that are their ids. */
type Columns = Record<'degree' | 'strength' | 'coreNumber' | 'sCore' | 'pageRank' | 'betweenness' | 'constraint' | 'effectiveSize' | 'pairLoss' | 'stranded', number[]>;

type Published = {
  origin: string;
  licence: string;
  directed: boolean;
  ties: [from: number, to: number, weight: number][];
  values: Columns & {
    articulation: boolean[];
    bridges: [number, number][];
    organizationCount: number;
    pairCount: number;
    totalWeight: number;
    density: number;
    centralisation: number;
    components: number;
    bestFit: number;
    bestModularity: number;
    reciprocity?: number;
  };
};

/** Written by reference.py, which says where the networks and the values come from. */
const { by: _by, ...networks } = JSON.parse(readFileSync(join(repositoryRoot, 'tests', 'conformance', 'networks', 'networks.json'), 'utf8')) as Record<string, Published>;

const TOLERANCE = 6;
const database = openDatabase();
afterAll(() => database.close());

/** Imports a network as people would: ids and ties in CSV files. A tie of strength 5 weighs 1, so a weight is so many ties. */
async function analysed({ values, ties, directed }: Published): Promise<NucleusReport> {
  const kit = new ImportKit(database);
  const ids = Array.from({ length: values.organizationCount }, (_, i) => i);
  const type = directed ? 'ADVICE' : 'SERVICE_CONTRACT';
  const rows = ties.flatMap(([from, to, weight], n) => Array.from({ length: weight }, (_, time) => `t${n}-${time},${from},${to},${type},5`));
  await kit.csv({
    'organizations.csv': `id,name\n${ids.map((i) => `${i},Node ${i}`).join('\n')}\n`,
    'ties.csv': `id,from,to,type,strength\n${rows.join('\n')}\n`,
  });
  const [cluster] = await database.read<{ id: string }>('MATCH (c:Cluster {slug: $slug}) RETURN c.id AS id', { slug: kit.cluster });
  const report = await reportOf(database, await study(database, await readSource(database, cluster?.id ?? '', '2026-11-01', directed)));
  await kit.remove();
  return report;
}

const near = (values: readonly (number | null)[], expected: readonly number[], scale = 1): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => expect((value ?? NaN) / scale).toBeCloseTo(expected[i] ?? NaN, TOLERANCE));
};

/** Leiden from one seed beside the best of a hundred runs. */
const MODULARITY_GAP = 0.03;

describe.each(Object.entries(networks))('%s', (_name, published) => {
  let report: NucleusReport;
  /** Informal ties, which those with a direction are, weigh half. */
  const unit = published.directed ? defaultParameters.informalFactor : 1;
  beforeAll(async () => {
    report = await analysed(published);
    report.organizations.sort((a, b) => Number(a.sourceId) - Number(b.sourceId));
  });

  it('has the numbers of networkx and igraph at every organization', () => {
    const column = (name: keyof Columns) => report.organizations.map((one) => one[name]);
    const { values } = published;
    for (const key of ['degree', 'coreNumber', 'pageRank', 'betweenness', 'constraint', 'effectiveSize', 'pairLoss', 'stranded'] as const) near(column(key), values[key]);
    for (const key of ['strength', 'sCore'] as const) near(column(key), values[key], unit);
    expect(report.organizations.map(({ articulation }) => articulation)).toEqual(values.articulation);
    expect(report.organizations.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 9);
  });

  it('has them of the network as a whole', () => {
    const { figures } = report;
    const { values, ties } = published;
    expect(figures).toMatchObject({ organizationCount: values.organizationCount, pairCount: values.pairCount, components: values.components });
    expect(figures.tieCount).toBe(ties.reduce((sum, [, , weight]) => sum + weight, 0));
    near([figures.totalWeight], [values.totalWeight], unit);
    near([figures.density, figures.centralisation], [values.density, values.centralisation]);
    expect(figures.robustness.bridges.map((pair) => pair.map(Number))).toEqual(values.bridges);
    if (values.reciprocity !== undefined) near([figures.formality.reciprocity], [values.reciprocity]);
  });

  it('states the fit of the core that it names, which is the best that is known', () => {
    const { core } = report.figures;
    const pairs = published.ties.map(([a, b, weight]) => [a, b, weight] as const);
    const plain = networkFromPairs(published.values.organizationCount, pairs.map(([a]) => a), pairs.map(([, b]) => b), pairs.map(([, , weight]) => weight));
    near([core.fit], [coreFit(plain, core.members.map(Number)).value ?? NaN]);
    near([core.fit], [published.values.bestFit]);
  });

  it('states the modularity of the communities that it names, near the best that is known', () => {
    const group = report.organizations.map(({ community }) => community);
    const w = published.ties.reduce((sum, [, , weight]) => sum + weight, 0);
    const inside = published.ties.reduce((sum, [a, b, weight]) => (group[a] === group[b] ? sum + weight : sum), 0);
    const strength = new Map<number, number>();
    published.values.strength.forEach((own, i) => strength.set(group[i] ?? NaN, (strength.get(group[i] ?? NaN) ?? 0) + own));
    const expected = [...strength.values()].reduce((sum, own) => sum + (own / (2 * w)) ** 2, 0);
    near([report.figures.communities.modularity], [inside / w - expected]);
    expect(published.values.bestModularity - (report.figures.communities.modularity ?? NaN)).toBeLessThan(MODULARITY_GAP);
  });

  it('knows what it was not told: no chain, no form, no nucleus', () => {
    const { figures, organizations } = report;
    expect(figures.chain).toMatchObject({ coverage: null, onPathShare: null, doubleMargin: null, missing: { coverage: 'NO_CHAIN_MEMBERS' } });
    expect(figures.form).toMatchObject({ form: null, missing: { form: 'NO_CHAIN_ROLE' } });
    expect(figures.geography).toMatchObject({ localShare: null, missing: { localShare: 'NO_PLACES' } });
    expect(figures.robustness).toMatchObject({ resilience: null, missing: { resilience: 'NO_NUCLEUS' } });
    expect(organizations.filter(({ nucleus }) => nucleus)).toEqual([]);
    for (const { reasons } of organizations) expect(reasons.conditions.map(({ verdict }) => verdict).slice(0, 3)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
