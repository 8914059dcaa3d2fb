import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { ChainRole, OrganizationKind } from '../../../generated/schema.js';
import { ImportRefused, type ImportSettings, type Reading, type Sheet, type SheetRow, type Source } from '../rows.js';
import { boolean, compulsory, country, day, decimal, id, text, voluntary, word } from './cells.js';
import { csvRows } from './csv-rows.js';
import { columnName, columnsOf, readTable } from './table.js';

/** The numbering of the participants, and the name of the register that proves the ties. */
export const CORDIS_SOURCE = 'CORDIS';
/** The cluster when no other is asked for. */
export const CORDIS_CLUSTER = 'cordis-h2020-agrifood';

/** To be shown wherever the data are: the licence asks for it. */
const ATTRIBUTION = 'Source: CORDIS, (c) European Union, CC BY 4.0; changed: subset, joined, cleaned';

const CLUSTER_NAMES = {
  name: 'Food and agriculture research in the EU (CORDIS, Horizon 2020)',
  nameEn: 'Food and agriculture research in the EU (CORDIS, Horizon 2020)',
  nameKk: 'ЕО-ның азық-түлік және ауыл шаруашылығы зерттеулері (CORDIS, Horizon 2020)',
  nameRu: 'Исследования ЕС в области продовольствия и сельского хозяйства (CORDIS, Horizon 2020)',
  leadingProduct: 'Food and agriculture research',
  leadingProductEn: 'Food and agriculture research',
  leadingProductKk: 'азық-түлік және ауыл шаруашылығы зерттеулері',
  leadingProductRu: 'исследования в области продовольствия и сельского хозяйства',
};

const KIND_OF = {
  PRC: 'ENTERPRISE',
  REC: 'RESEARCH_INSTITUTE',
  HES: 'UNIVERSITY',
  PUB: 'PUBLIC_ADMINISTRATION',
  OTH: 'ASSOCIATION',
} as const satisfies Record<string, OrganizationKind>;

const ACTIVITIES = ['PRC', 'REC', 'HES', 'PUB', 'OTH'] as const satisfies readonly (keyof typeof KIND_OF)[];

/** What the register's kinds do in a chain; of an enterprise it does not tell. */
const ROLES_OF = {
  PRC: [],
  REC: ['RESEARCH'],
  HES: ['RESEARCH'],
  PUB: ['GOVERNANCE'],
  OTH: ['GOVERNANCE'],
} as const satisfies Record<keyof typeof KIND_OF, ChainRole[]>;

const unused = voluntary(text(400));

const organisations = z.object({
  orgId: compulsory(id),
  name: compulsory(text(300)),
  nameKnown: compulsory(boolean),
  shortName: voluntary(text(300)),
  activityType: compulsory(word(ACTIVITIES)),
  sme: unused,
  city: voluntary(text(160)),
  country: voluntary(country),
  cordisCountry: unused,
  lat: voluntary(decimal(-90, 90)),
  lon: voluntary(decimal(-180, 180)),
  projects: unused,
  ecContributionEur: unused,
  nameSource: unused,
});

const projects = z.object({
  projectId: compulsory(id),
  programme: unused,
  programmeParts: unused,
  startDate: voluntary(day),
  endDate: voluntary(day),
  totalCostEur: unused,
  ecMaxContributionEur: unused,
  organisations: unused,
  coordinatorOrgId: unused,
});

const participations = z.object({
  projectId: compulsory(id),
  orgId: compulsory(id),
  role: voluntary(text(40)),
  activityType: unused,
  ecContributionEur: unused,
});

function organisationRows(values: z.output<typeof organisations>, cluster: string): SheetRow[] {
  const { orgId, activityType, lat: latitude, lon: longitude, name, nameKnown, shortName, city, country: code } = values;
  return [
    {
      sheet: 'organizations',
      row: {
        id: orgId,
        name,
        nameKnown,
        shortName,
        kind: KIND_OF[activityType],
        city,
        country: code,
        latitude,
        longitude,
        identifierScheme: 'PIC',
        identifier: orgId,
        profile: 'PUBLIC',
      },
    },
    { sheet: 'memberships', row: { cluster, organization: orgId, chainRoles: [...ROLES_OF[activityType]] } },
  ];
}

const projectRow = (values: z.output<typeof projects>): SheetRow[] => [
  { sheet: 'projects', row: { id: values.projectId, name: values.projectId, validFrom: values.startDate, validUntil: values.endDate } },
];

const participationRow = (values: z.output<typeof participations>): SheetRow[] => [
  { sheet: 'participations', row: { project: values.projectId, organization: values.orgId, role: values.role } },
];

const COLUMNS: Partial<Record<Sheet, Record<string, string>>> = {
  organizations: { id: 'org_id' },
  projects: { id: 'project_id' },
  participations: { project: 'project_id', organization: 'org_id' },
};

async function* readFile<Schema extends z.ZodObject>(
  folder: string,
  file: string,
  sheet: Sheet,
  schema: Schema,
  toRows: (values: z.output<Schema>) => SheetRow[],
): AsyncGenerator<Reading> {
  const rows = csvRows(join(folder, file), new Set(columnsOf(schema).keys()));
  for await (const { place, values, ...faults } of readTable({ file, rows }, schema)) {
    yield { place, sheet, rows: values === null ? [] : toRows(values), ...faults };
  }
}

const FILES = ['organisations.csv', 'projects.csv', 'participations.csv'];

/** The register of EU research projects, as prepared in `seed/cordis-h2020-agrifood`: an open cluster of all who take part. */
export async function openCordis(folder: string, settings: ImportSettings): Promise<Source> {
  const missing = FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) throw new ImportRefused(`${folder} lacks ${missing.join(', ')}.`);
  const cluster = settings.cluster ?? CORDIS_CLUSTER;
  const names = cluster === CORDIS_CLUSTER ? CLUSTER_NAMES : { name: cluster };
  const clusterReading: Reading = {
    place: { file: basename(folder), line: 1 },
    sheet: 'clusters',
    rows: [{ sheet: 'clusters', row: { id: cluster, ...names, form: 'AGGREGATE', open: true, origin: ATTRIBUTION } }],
    problems: [],
  };
  return {
    paths: FILES.map((file) => join(folder, file)),
    notes: [ATTRIBUTION],
    columnOf: (sheet, field) => COLUMNS[sheet]?.[field] ?? columnName(field),
    projectTies: { source: CORDIS_SOURCE, visibility: 'PUBLIC' },
    async *read() {
      yield { ...clusterReading };
      yield* readFile(folder, 'organisations.csv', 'organizations', organisations, (values) => organisationRows(values, cluster));
      yield* readFile(folder, 'projects.csv', 'projects', projects, projectRow);
      yield* readFile(folder, 'participations.csv', 'participations', participations, participationRow);
    },
    close: async () => undefined,
  };
}
