import type { Database } from '../../neo4j/database.js';
import { globalId } from '../../shared/identifier.js';
import { specialisationFigures, type SpecialisationFigures } from '../specialisation/figures.js';
import { SpecialisationStore } from '../specialisation/store.js';
import { clusterFigures, enterpriseFigures, heartFirst, organizationFigures, reasonsOf, type ClusterFigures, type OrganizationFigures } from './figures.js';
import type { Findings } from './findings.js';
import { FORMAL, formsOfPairs, INFORMAL } from './rules/formality.js';
import type { Reason } from './rules/figure.js';
import type { NucleusParameters } from './rules/parameters.js';
import { keyOf } from './rules/pair-set.js';
import type { StoredReasons } from './snapshot-store.js';
import { METHOD, type NucleusSource } from './source.js';

/** One organization of the report; docs/nucleus.md tells each key. */
export type ReportedOrganization = OrganizationFigures & {
  /** As in the API and in the files that the page saves. */
  id: string;
  /** The id it was imported with. */
  sourceId: string | null;
  name: string;
  /** Whether it is in the nucleus. */
  nucleus: boolean;
  /** Of a growth pole: who misses a partner like it. */
  missedBy: string[];
  attributes: EnterpriseFigures;
  reasons: StoredReasons;
};

/** Of an enterprise: what beside its position its score comes from. */
export type EnterpriseFigures = ReturnType<typeof enterpriseFigures>;

/** Everything that is computed of a cluster on a day. */
export type NucleusReport = {
  cluster: {
    slug: string;
    name: string;
    /** The form that the cluster declares; the computed one is in the figures. */
    form: string;
    onDate: string;
    computedAt: string;
    method: string;
    fingerprint: string;
    /** Whether hidden ties are counted. */
    allTies: boolean;
  };
  parameters: NucleusParameters;
  figures: ClusterFigures & { robustness: { bridges: [string, string][] } };
  /** What the region works in more than the country, by the newest official figures of a year that was over on the day. */
  specialisation: SpecialisationFigures | null;
  missing: Record<string, Reason>;
  /** Heart first. */
  organizations: ReportedOrganization[];
  /** All that are tied, where they were asked for. */
  pairs?: ReportedPair[];
};

/** Two organizations with the weight of all their ties together, not rounded, and the forms of these. */
export type ReportedPair = { a: string; b: string; weight: number; formal: boolean; informal: boolean };

type Names = { id: string; sourceId: string | null; name: string };

/** A hundred thousand names on a busy machine. */
const NAMES_TIMEOUT_MS = 60_000;

/**
 * The report of findings, unpublished numbers included: for the operator alone.
 * @param withPairs the tied pairs are much: 100,000 of them about 10 MB
 */
export async function reportOf(database: Database, findings: Findings, withPairs = false): Promise<NucleusReport> {
  const { source, analysis } = findings;
  const { region, ...cluster } = await clusterOf(database, source);
  const regional = await new SpecialisationStore(database).ofCluster(source.clusterId, { classification: null, year: null, since: null, on: source.onDate });
  const namesOf = await memberNames(database, source);
  const named = (i: number): string => namesOf(i).sourceId ?? namesOf(i).id;
  const figures = clusterFigures(findings, named);
  const bridges = findings.bridges.map(([a, b]): [string, string] => [named(a), named(b)]);
  const organizations: ReportedOrganization[] = [];
  heartFirst(analysis).forEach((place, i) => {
    const found = organizationFigures(findings, i);
    const missedBy = (findings.missedBy.get(i) ?? []).map(named);
    organizations[place] = { ...namesOf(i), nucleus: found.label === 'NUCLEUS', ...found, missedBy, attributes: enterpriseFigures(analysis, i), reasons: reasonsOf(analysis, i) };
  });
  return {
    cluster: {
      ...cluster,
      onDate: source.onDate,
      computedAt: new Date().toISOString(),
      method: METHOD,
      fingerprint: source.fingerprint,
      allTies: source.allTies,
    },
    parameters: source.parameters,
    figures: { ...figures, robustness: { ...figures.robustness, bridges } },
    specialisation: regional === null ? null : specialisationFigures(regional),
    missing: regional === null ? { specialisation: region === null ? 'NO_REGION' : 'NO_REGIONAL_FIGURES' } : {},
    organizations,
    ...(withPairs && { pairs: pairsOf(findings, named) }),
  };
}

type StoredCluster = { slug: string; name: string; form: string; region: string | null };

async function clusterOf(database: Database, { clusterId }: NucleusSource): Promise<StoredCluster> {
  const [stored] = await database.read<StoredCluster>(
    'MATCH (c:Cluster {id: $clusterId}) RETURN c.slug AS slug, c.name AS name, c.form AS form, c.region AS region',
    { clusterId },
  );
  if (stored === undefined) throw new Error('the cluster is gone');
  return stored;
}

/** Gives what the member at an index is called. */
async function memberNames(database: Database, { members }: NucleusSource): Promise<(index: number) => Names> {
  const rows = await database.read<Names>(
    'UNWIND $ids AS id MATCH (o:Organization {id: id}) RETURN o.id AS id, o.sourceId AS sourceId, o.name AS name',
    { ids: members.map(({ id }) => id) },
    NAMES_TIMEOUT_MS,
  );
  const names = new Map(rows.map((row) => [row.id, row]));
  return (index) => {
    const { id = '' } = members[index] ?? {};
    return { ...(names.get(id) ?? { sourceId: null, name: '' }), id: globalId('Organization', id) };
  };
}

function pairsOf({ network: { from, to, weight }, source }: Findings, named: (i: number) => string): ReportedPair[] {
  const forms = formsOfPairs(source.ties);
  return Array.from(weight, (total, pair) => {
    const [a, b] = [from[pair] ?? -1, to[pair] ?? -1];
    const form = forms.get(keyOf(a, b)) ?? 0;
    return { a: named(a), b: named(b), weight: total, formal: (form & FORMAL) > 0, informal: (form & INFORMAL) > 0 };
  });
}
