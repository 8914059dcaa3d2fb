import { TODAY } from '../../neo4j/clock.js';
import type { Database } from '../../neo4j/database.js';
import { specialisationOn, type ParameterChange } from '../nucleus/rules/parameter-log.js';
import type { SpecialisationParameters } from './rules/parameters.js';
import type { RegionalJobs } from './rules/table.js';

/** The names of a sector. */
export type SectorRow = { code: string; name: string; nameKk: string | null; nameRu: string | null; nameEn: string | null };

/** Who published figures, and under what terms. */
export type FigureSourceRow = { source: string; licence: string };

/** Which figures are asked for; null leaves the choice to what there is. */
export type FiguresAsked = {
  classification: string | null;
  /** The newest year up to this one. */
  year: number | null;
  /** The first year from this one on to compare with. */
  since: number | null;
  /** The day whose parameters hold and on which the years were over; null for today, with whatever year there is. */
  on: string | null;
};

/** The official figures of a region beside those of its country. */
export type RegionalTable = {
  region: string;
  classification: string;
  year: number;
  /** The year compared with; null where there is none before. */
  since: number | null;
  /** All years of which the region has figures in the classification. */
  years: number[];
  rows: RegionalJobs[];
  sectors: SectorRow[];
  sources: FigureSourceRow[];
  /** Those of the cluster that hold on the day. */
  parameters: SpecialisationParameters;
};

type Found = Omit<RegionalTable, 'parameters'> & { log: string | null; day: string };

/** Without a year to compare with, it is the first one of so many years. */
const SPAN = 10;

/** Later than any year of the import. */
const LAST_YEAR = 9999;

/**
 * The region's newest table, of two classifications the finer one; then its country's rows of the same two years. A region's code begins with
 * its country's; that a year is asked for too lets the index be used.
 */
const TABLE = `
  MATCH (c:Cluster {id: $clusterId}) WHERE c.region IS NOT NULL
  CALL (c) {
    MATCH (own:RegionalFigure {region: c.region})
    WHERE own.year <= $upTo AND coalesce(own.classification = $classification, true)
    WITH own.classification AS classification, own.year AS year, count(*) AS figures
    RETURN classification, year ORDER BY year DESC, figures DESC, classification LIMIT 1
  }
  WITH c, classification, year, COLLECT {
    MATCH (own:RegionalFigure {region: c.region}) WHERE own.year IS NOT NULL AND own.classification = classification
    RETURN DISTINCT own.year AS known ORDER BY known
  } AS years
  WITH *, head([known IN years WHERE known < year AND known >= coalesce($since, year - ${SPAN})]) AS since
  CALL (c, classification, year, since) {
    MATCH (f:RegionalFigure) WHERE f.region STARTS WITH left(c.region, 2) AND f.year IN [year, since] AND f.classification = classification
    OPTIONAL MATCH (f)-[:FIGURE_OF]->(s)
    RETURN collect(f {.region, .sector, .year, .jobs}) AS rows, collect(DISTINCT f {.source, .licence}) AS sources,
           collect(DISTINCT s {.code, .name, .nameKk, .nameRu, .nameEn}) AS sectors
  }
  RETURN c.region AS region, classification, year, since, years, rows, sources, sectors,
         c.nucleusParameters AS log, coalesce($on, toString(${TODAY})) AS day`;

/** What official figures tell of a cluster's region. They are public, and so is the region. */
export class SpecialisationStore {
  constructor(private readonly database: Database) {}

  /** Null where the cluster has no region, or no figure of it was loaded. */
  async ofCluster(clusterId: string, asked: FiguresAsked): Promise<RegionalTable | null> {
    const upTo = Math.min(asked.year ?? LAST_YEAR, asked.on === null ? LAST_YEAR : Number(asked.on.slice(0, 4)) - 1);
    const [found] = await this.database.read<Found>(TABLE, { clusterId, ...asked, upTo });
    if (found === undefined) return null;
    const { log, day, ...table } = found;
    return { ...table, parameters: specialisationOn(JSON.parse(log ?? '[]') as ParameterChange[], day) };
  }
}
