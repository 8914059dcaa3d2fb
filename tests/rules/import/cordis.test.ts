import { join } from 'node:path';
import { openCordis } from '../../../server/src/modules/import/formats/cordis.js';
import { repositoryRoot } from '../../../server/src/config.js';
import type { Reading, Sheet } from '../../../server/src/modules/import/rows.js';
import { folderWith, readingsOf, SETTINGS } from './files.js';

const FOLDER = join(repositoryRoot, 'seed', 'cordis-h2020-agrifood');
const settings = { ...SETTINGS, source: 'CORDIS', cluster: 'cordis-h2020-agrifood' };

const FILES = {
  'organisations.csv':
    'org_id,name,name_known,short_name,activity_type,sme,city,country,cordis_country,lat,lon,projects,ec_contribution_eur,name_source\n' +
    '1,(PIC 1),false,,PRC,,,GB,UK,,,1,10.00,\n2,Institut,true,INST,REC,false,Ghent,BE,BE,51.05,3.72,1,10.00,x\n',
  'projects.csv':
    'project_id,programme,programme_parts,start_date,end_date,total_cost_eur,ec_max_contribution_eur,organisations,coordinator_org_id\n' +
    '9,H2020,SC2,2015-02-01,2018-04-30,1,1,2,2\n',
  'participations.csv': 'project_id,org_id,role,activity_type,ec_contribution_eur\n9,1,participant,PRC,\n9,2,coordinator,REC,5\n',
};

describe('the register as it is shipped', () => {
  let readings: Reading[];
  beforeAll(async () => {
    readings = await readingsOf(await openCordis(FOLDER, settings), settings);
  });

  const rowsOf = (sheet: Sheet) => readings.flatMap(({ rows }) => rows.filter((row) => row.sheet === sheet).map(({ row }) => row));
  const tallyOf = (sheet: Sheet, field: string): Record<string, number> => {
    const tally: Record<string, number> = {};
    for (const row of rowsOf(sheet)) {
      const value = String(new Map(Object.entries(row)).get(field));
      tally[value] = (tally[value] ?? 0) + 1;
    }
    return tally;
  };

  test('is free of errors and whole', () => {
    expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
    expect((['clusters', 'organizations', 'memberships', 'projects', 'participations'] as const).map((sheet) => rowsOf(sheet).length)).toEqual([1, 4_803, 4_803, 887, 10_348]);
  });

  test('kinds, chain roles and names', () => {
    expect(tallyOf('organizations', 'kind')).toEqual({ ENTERPRISE: 2_432, RESEARCH_INSTITUTE: 687, UNIVERSITY: 672, ASSOCIATION: 654, PUBLIC_ADMINISTRATION: 358 });
    expect(tallyOf('memberships', 'chainRoles')).toEqual({ '': 2_432, RESEARCH: 687 + 672, GOVERNANCE: 654 + 358 });
    expect(tallyOf('organizations', 'nameKnown')).toEqual({ true: 4_803 - 1_620, false: 1_620 });
    expect(tallyOf('participations', 'role')).toEqual({ coordinator: 887, participant: 9_461 });
  });

  test('equal names stay two organizations', () => {
    const names = tallyOf('organizations', 'name');
    expect(Object.values(names).filter((count) => count > 1)).toEqual([2, 2, 2, 2]);
  });
});

test('what a row says', async () => {
  const readings = await readingsOf(await openCordis(await folderWith(FILES), settings), settings);
  const rows = readings.flatMap((reading) => reading.rows);
  const number = { identifierScheme: 'PIC', profile: 'PUBLIC' };
  const unnamed = { ...number, id: '1', identifier: '1', name: '(PIC 1)', nameKnown: false, shortName: null, kind: 'ENTERPRISE', country: 'GB', city: null };
  const institute = { name: 'Institut', nameKnown: true, shortName: 'INST', kind: 'RESEARCH_INSTITUTE' };
  const named = { ...number, ...institute, id: '2', identifier: '2', country: 'BE', city: 'Ghent', latitude: 51.05, longitude: 3.72 };
  expect(rows.slice(1)).toEqual([
    { sheet: 'organizations', row: expect.objectContaining(unnamed) },
    { sheet: 'memberships', row: { cluster: 'cordis-h2020-agrifood', organization: '1', chainRoles: [] } },
    { sheet: 'organizations', row: expect.objectContaining(named) },
    { sheet: 'memberships', row: { cluster: 'cordis-h2020-agrifood', organization: '2', chainRoles: ['RESEARCH'] } },
    { sheet: 'projects', row: { id: '9', name: '9', validFrom: '2015-02-01', validUntil: '2018-04-30' } },
    { sheet: 'participations', row: { project: '9', organization: '1', role: 'participant' } },
    { sheet: 'participations', row: { project: '9', organization: '2', role: 'coordinator' } },
  ]);
  expect(rows[0]).toEqual({
    sheet: 'clusters',
    row: expect.objectContaining({ id: 'cordis-h2020-agrifood', form: 'AGGREGATE', open: true, origin: 'Source: CORDIS, (c) European Union, CC BY 4.0; changed: subset, joined, cleaned' }),
  });
});

test('bad rows are told by the columns of the register', async () => {
  const files = {
    ...FILES,
    'organisations.csv': `${FILES['organisations.csv']}2,Again,true,,XXX,,,GB,UK,,,1,,\n2,Again,true,,PRC,,,GB,UK,,,1,,\n`,
    'participations.csv': `${FILES['participations.csv']}8,3,participant,PRC,\n`,
  };
  const readings = await readingsOf(await openCordis(await folderWith(files), settings), settings);
  expect(readings.flatMap(({ place, problems }) => problems.map(({ column, value }) => [place.file, place.line, column, value]))).toEqual([
    ['organisations.csv', 4, 'activity_type', 'XXX'],
    ['organisations.csv', 5, 'org_id', '2'],
    ['participations.csv', 4, 'project_id', '8'],
    ['participations.csv', 4, 'org_id', '3'],
  ]);
});

test('a folder that lacks a file', async () => {
  await expect(openCordis(await folderWith({ 'projects.csv': '' }), settings)).rejects.toThrow(/lacks organisations.csv, participations.csv\.$/);
});
