import type { ChainRole, ClusterForm, FigureVisibility, OrganizationKind, ProductGroup, TieType, Visibility } from '../../generated/schema.js';

/**
 * What a file says, in the words of the platform and independent of its format. Ids are those of the file. A field that is left out means
 * that the file is silent about it (what the database holds stays); null means that the file says there is none.
 */

export type ClusterRow = {
  /** Its address name, as `clusterSlug` gives it. */
  id: string;
  name: string;
  nameKk?: string | null | undefined;
  nameRu?: string | null | undefined;
  nameEn?: string | null | undefined;
  form?: ClusterForm | undefined;
  region?: string | null | undefined;
  leadingProduct?: string | null | undefined;
  leadingProductKk?: string | null | undefined;
  leadingProductRu?: string | null | undefined;
  leadingProductEn?: string | null | undefined;
  open?: boolean | undefined;
  example?: boolean | undefined;
  origin?: string | null | undefined;
};

export type OrganizationRow = {
  id: string;
  name: string;
  nameKk?: string | null | undefined;
  nameRu?: string | null | undefined;
  nameEn?: string | null | undefined;
  shortName?: string | null | undefined;
  nameKnown?: boolean | undefined;
  kind?: OrganizationKind | undefined;
  employees?: number | null | undefined;
  sectors?: string[] | undefined;
  leadingProduct?: string | null | undefined;
  productGroup?: ProductGroup | null | undefined;
  country?: string | null | undefined;
  region?: string | null | undefined;
  city?: string | null | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  identifierScheme?: string | null | undefined;
  identifier?: string | null | undefined;
  website?: string | null | undefined;
  description?: string | null | undefined;
  contactEmail?: string | null | undefined;
  profile?: 'PUBLIC' | 'MEMBERS' | undefined;
  employeesVisibility?: FigureVisibility | undefined;
  outputsVisibility?: FigureVisibility | undefined;
};

export type ProjectRow = { id: string; name: string; validFrom?: string | null | undefined; validUntil?: string | null | undefined };

export type OutputRow = { organization: string; year: number; value: number };

export type ParticipationRow = { project: string; organization: string; role?: string | null | undefined };

export type MembershipRow = {
  cluster: string;
  organization: string;
  chainRoles?: ChainRole[] | undefined;
  since?: string | null | undefined;
};

export type TieRow = {
  /** Null when the file gives none: the tie is then told by its cluster, ends and type. */
  id: string | null;
  cluster: string;
  from: string;
  to: string;
  type: TieType;
  mutual?: boolean | undefined;
  strength?: number | null | undefined;
  weight?: number | undefined;
  /** Thousandths of a percent. */
  shareMilli?: bigint | null | undefined;
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
  source?: string | null | undefined;
  evidence?: string | null | undefined;
  visibility?: Visibility | undefined;
  /** CONFIRMED by the register unless one side declared it and the other has not answered yet. */
  proposedBy?: 'from' | 'to' | undefined;
};

/** A branch of industry, as a classification cuts them: of one classification they do not overlap. */
export type SectorRow = {
  classification: string;
  code: string;
  name: string;
  nameKk?: string | null | undefined;
  nameRu?: string | null | undefined;
  nameEn?: string | null | undefined;
};

/** An official figure of a sector, or of all together, in a region or a whole country. */
export type RegionalFigureRow = { classification: string; region: string; sector: string; year: number; jobs: number; source: string; licence: string };

/** What a sector of a region, or of a whole country, produced in a year. */
export type RegionalOutputRow = Omit<RegionalFigureRow, 'jobs'> & { output: number; unit: string };

/** The sheets, in the order in which one may refer to another. */
export const SHEETS = ['clusters', 'organizations', 'projects', 'outputs', 'memberships', 'participations', 'ties', 'sectors', 'regional_figures', 'regional_outputs'] as const;
export type Sheet = (typeof SHEETS)[number];

export type RowOf = {
  clusters: ClusterRow;
  organizations: OrganizationRow;
  projects: ProjectRow;
  outputs: OutputRow;
  memberships: MembershipRow;
  participations: ParticipationRow;
  ties: TieRow;
  sectors: SectorRow;
  regional_figures: RegionalFigureRow;
  regional_outputs: RegionalOutputRow;
};

/** A row with the sheet it belongs to. */
export type SheetRow = { [S in Sheet]: { sheet: S; row: RowOf[S] } }[Sheet];

/** Where a row stands; lines count from 1 and include the header. */
export type Place = { file: string; line: number };

/** What is wrong with a cell, in a sentence for the one who keeps the file. */
export type Problem = { column: string; value: string; reason: string };

/** One row of a file: what it says, or what is wrong with it. */
export type Reading = {
  place: Place;
  /** The sheet that the row stands in. Its first row is the row itself, the others follow from it. */
  sheet: Sheet;
  rows: SheetRow[];
  problems: Problem[];
  /** Set when no row of the file can be read, because of its header or its encoding. */
  wholeFile?: true;
};

/** What a run is told beside the files. */
export type ImportSettings = {
  /** Whose numbering the ids are: two files may use the same ids for different organizations. */
  source: string;
  /** The cluster that all imported organizations become members of; null for none. */
  cluster: string | null;
  /** True opens that cluster to everybody; undefined leaves it as it is, and closed when it is new. */
  open: true | undefined;
  /** Who sees employees and yearly output; undefined leaves what is there, and OWN for a new organization. */
  figures: FigureVisibility | undefined;
};

/** Files of one format, opened: their rows may be read as often as wanted and come in the order of `SHEETS`. */
export type Source = {
  /** The files, for their hash. */
  paths: string[];
  /** What the one who runs the import should know, such as a sheet that is left out. */
  notes: string[];
  /** The column that holds a field, to name it in a report. */
  columnOf(sheet: Sheet, field: string): string;
  /** Of the ties that follow from joint projects: who vouches for them, and who sees them. */
  projectTies: { source: string; visibility: Visibility };
  read(): AsyncGenerator<Reading>;
  close(): Promise<void>;
};

/** Why a run cannot begin or does not count; the message is for the one who started it. */
export class ImportRefused extends Error {}
