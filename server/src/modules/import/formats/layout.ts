import { z } from 'zod';
import { MAX_OUTPUT } from '../../organization/rules.js';
import { ALL_SECTORS } from '../../specialisation/rules/table.js';
import { formOf, mayHaveShare, mayShowAt } from '../../tie/rules.js';
import type { ImportSettings, Sheet, SheetRow } from '../rows.js';
import { CHAIN_ROLES, CLUSTER_FORMS, ORGANIZATION_KINDS, PRODUCT_GROUPS, TIE_FORMS, TIE_TYPES, VISIBILITIES } from '../vocabulary.js';
import {
  Fault,
  boolean,
  clusterSlug,
  compulsory,
  country,
  day,
  decimal,
  defaulted,
  id,
  integer,
  list,
  place,
  region,
  sector,
  sectorCode,
  share,
  text,
  voluntary,
  website,
  word,
} from './cells.js';

/**
 * The platform's own layout, the same in CSV files and in the sheets of a workbook. A key is a column: `nameKk` stands for `name_kk`.
 * A compulsory column must be there and filled; the others may be left out.
 */

const NAME = 300;

/** More people than there are. */
const MOST_JOBS = 10_000_000_000;
const roles = list(word(CHAIN_ROLES), CHAIN_ROLES.length);
const name = text(NAME);

/** Refuses a period that ends before it begins. */
function periodIsOrdered(row: { validFrom?: string | null | undefined; validUntil?: string | null | undefined }, context: z.RefinementCtx): void {
  if (row.validFrom == null || row.validUntil == null || row.validUntil >= row.validFrom) return;
  const message = `valid_until (${row.validUntil}) is before valid_from (${row.validFrom}).`;
  context.addIssue({ code: 'custom', path: ['validUntil'], message });
}

const clusters = z.object({
  id: compulsory(clusterSlug),
  name: compulsory(name),
  form: defaulted(word(CLUSTER_FORMS), 'AGGREGATE'),
  region: voluntary(region),
  leadingProduct: voluntary(text(160)),
});

const organizations = z.object({
  id: compulsory(id),
  name: compulsory(name),
  nameKk: voluntary(name),
  nameRu: voluntary(name),
  nameEn: voluntary(name),
  kind: defaulted(word(ORGANIZATION_KINDS), 'ENTERPRISE'),
  employees: voluntary(integer(0, 10_000_000)),
  sectors: defaulted(list(sector, 10), []),
  chainRoles: defaulted(roles, []),
  leadingProduct: voluntary(text(160)),
  productGroup: voluntary(word(PRODUCT_GROUPS)),
  country: voluntary(country),
  region: voluntary(region),
  city: voluntary(text(160)),
  latitude: voluntary(decimal(-90, 90)),
  longitude: voluntary(decimal(-180, 180)),
  identifierScheme: voluntary(text(40)),
  identifier: voluntary(text(80)),
  website: voluntary(website),
});

const projects = z
  .object({ id: compulsory(id), name: compulsory(name), validFrom: voluntary(day), validUntil: voluntary(day) })
  .superRefine(periodIsOrdered);

const outputs = z.object({ organization: compulsory(id), year: compulsory(integer(1990, 2100)), value: compulsory(decimal(0, MAX_OUTPUT)) });

const memberships = z.object({
  cluster: compulsory(clusterSlug),
  organization: compulsory(id),
  chainRoles: defaulted(roles, []),
  since: voluntary(day),
});

const participations = z.object({ project: compulsory(id), organization: compulsory(id) });

const ties = z
  .object({
    id: voluntary(id),
    cluster: voluntary(clusterSlug),
    from: compulsory(id),
    to: compulsory(id),
    form: voluntary(word(TIE_FORMS)),
    type: compulsory(word(TIE_TYPES)),
    mutual: defaulted(boolean, false),
    strength: voluntary(integer(1, 5)),
    share: voluntary(share),
    validFrom: voluntary(day),
    validUntil: voluntary(day),
    source: voluntary(text(NAME)),
    visibility: defaulted(word(VISIBILITIES), 'MEMBERS'),
  })
  .superRefine(periodIsOrdered)
  .superRefine((tie, context) => {
    const fault = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    if (tie.from === tie.to) fault('to', `A tie joins two organizations; "${tie.to}" stands at both ends.`);
    if (tie.form != null && tie.form !== formOf(tie.type)) fault('form', `${tie.type} is a ${formOf(tie.type)} tie. The form may be left out.`);
    if (tie.share != null && !mayHaveShare(tie.type, tie.mutual ?? false)) fault('share', 'Only an OWNERSHIP that runs one way has a share.');
    if (tie.visibility !== undefined && !mayShowAt(tie.type, tie.visibility)) {
      fault('visibility', 'Ownership is never shown to fewer than the council: COUNCIL, MEMBERS or PUBLIC.');
    }
  });

const classification = text(80);

const sectors = z.object({
  classification: compulsory(classification),
  code: compulsory((value) => (value === ALL_SECTORS ? new Fault(`${ALL_SECTORS} stands for all sectors together and needs no name.`) : sectorCode(value))),
  name: compulsory(name),
  nameKk: voluntary(name),
  nameRu: voluntary(name),
  nameEn: voluntary(name),
});

const published = {
  classification: compulsory(classification),
  region: compulsory(place),
  sector: compulsory(sectorCode),
  year: compulsory(integer(1900, 2100)),
};
const terms = { source: compulsory(text(NAME)), licence: compulsory(text(NAME)) };

const regional_figures = z.object({ ...published, jobs: compulsory(decimal(0, MOST_JOBS)), ...terms });

const regional_outputs = z.object({ ...published, output: compulsory(decimal(0, MAX_OUTPUT)), unit: compulsory(text(40)), ...terms });

export const LAYOUT = { clusters, organizations, projects, outputs, memberships, participations, ties, sectors, regional_figures, regional_outputs } as const satisfies Record<Sheet, z.ZodObject>;

type Values<S extends Sheet> = z.output<(typeof LAYOUT)[S]>;

type ToRows = { [S in Sheet]: (values: Values<S>, settings: ImportSettings) => SheetRow[] };

/** What a row of each sheet says, with what the run was told. */
export const TO_ROWS: ToRows = {
  clusters: (values, { cluster, open }) => [{ sheet: 'clusters', row: { ...values, open: values.id === cluster ? open : undefined } }],
  organizations: ({ chainRoles, ...values }, { cluster, figures }) => {
    const row = { ...values, employeesVisibility: figures, outputsVisibility: figures };
    const membership: SheetRow[] = cluster === null ? [] : [{ sheet: 'memberships', row: { cluster, organization: values.id, chainRoles } }];
    return [{ sheet: 'organizations', row }, ...membership];
  },
  projects: (values) => [{ sheet: 'projects', row: values }],
  outputs: (values) => [{ sheet: 'outputs', row: values }],
  memberships: (values) => [{ sheet: 'memberships', row: values }],
  participations: (values) => [{ sheet: 'participations', row: values }],
  sectors: (values) => [{ sheet: 'sectors', row: values }],
  regional_figures: (values) => [{ sheet: 'regional_figures', row: values }],
  regional_outputs: (values) => [{ sheet: 'regional_outputs', row: values }],
  ties: ({ form: _followsFromType, share: shareMilli, ...values }, { cluster, source }) => [
    { sheet: 'ties', row: { ...values, shareMilli, id: values.id ?? null, cluster: values.cluster ?? cluster ?? '', source: values.source ?? source } },
  ],
};
