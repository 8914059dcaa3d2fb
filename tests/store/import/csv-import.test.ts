import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import type { Database } from '../../../server/src/neo4j/database.js';
import { sortKey } from '../../../server/src/shared/sort-key.js';
import { DisturbedDatabase, DyingDatabase, ImportKit, openDatabase, type Files } from './kit.js';

const MINUTE = 60_000;

let database: Database;
beforeAll(() => {
  database = openDatabase();
});
afterAll(() => database.close());

const kit = (): ImportKit => new ImportKit(database);

const FILES: Files = {
  'organizations.csv':
    'id,name,name_kk,name_ru,kind,employees,sectors,chain_roles,leading_product,product_group,country,region,city,latitude,longitude,identifier_scheme,identifier,website\n' +
    'm,Mill,Диірмен,Мельница,,270,10.61|C10,PROCESSOR|SELLER,flour,GRAIN,KZ,KZ-39,Қостанай,53,63.6246,EXAMPLE,X-7,https://mill.example/\n' +
    'f,Farm,,,ENTERPRISE,,,PRODUCER,,,,,,,,,,\n' +
    'u,University,,,UNIVERSITY,,,,,,,,,,,,,\n',
  'outputs.csv': 'organization,year,value\nm,2023,100\nm,2024,120.5\n',
  'projects.csv': 'id,name,valid_from,valid_until\np1,Seed trial,2023-01-01,2024-12-31\np2,Soil,2022-03-01,\n',
  'participations.csv': 'project,organization\np1,m\np1,f\np1,u\np2,m\np2,u\n',
  'ties.csv':
    'id,from,to,type,mutual,strength,valid_from,valid_until,source,visibility\nt1,f,m,SUPPLY_CONTRACT,,4,2024-01-01,2030-12-31,Contract register,PUBLIC\n,m,u,ADVICE,yes,,,,,\n',
};

/** How the mill stands among others: in a language that it has no name in, by the one it was given. */
const MILL = { sortKeyKk: sortKey('Диірмен'), sortKeyRu: sortKey('Мельница'), sortKeyEn: 'mill' };

const NOTHING = { created: 0, updated: 0, unchanged: 0 };

describe('a first import', () => {
  test('writes all that the files say', async () => {
    const run = kit();
    const outcome = await run.csv(FILES);
    expect(outcome).toMatchObject({
      kind: 'imported',
      tallies: {
        clusters: { created: 1, updated: 0, unchanged: 0 },
        organizations: { created: 3, updated: 0, unchanged: 0 },
        projects: { created: 2, updated: 0, unchanged: 0 },
        outputs: { created: 2, updated: 0, unchanged: 0 },
        memberships: { created: 3, updated: 0, unchanged: 0 },
        participations: { created: 5, updated: 0, unchanged: 0 },
        ties: { created: 5, updated: 0, unchanged: 0 },
      },
      ids: { clusters: [run.cluster], organizations: ['m', 'f', 'u'], projects: ['p1', 'p2'] },
    });
    expect(existsSync(run.reportPath)).toBe(false);

    expect(await run.organization('m')).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      source: run.cluster,
      sourceId: 'm',
      name: 'Mill',
      nameKk: 'Диірмен',
      nameRu: 'Мельница',
      kind: 'ENTERPRISE',
      employees: 270,
      sectors: ['10.61', 'C10'],
      leadingProduct: 'flour',
      productGroup: 'GRAIN',
      country: 'KZ',
      region: 'KZ-39',
      city: 'Қостанай',
      latitude: 53,
      longitude: 63.6246,
      identifierScheme: 'EXAMPLE',
      identifier: 'X-7',
      website: 'https://mill.example/',
      ...MILL,
      searchText: 'mill diirmen melnitsa kostanai flour x 7',
      nameKnown: true,
      profile: 'MEMBERS',
      employeesVisibility: 'OWN',
      outputsVisibility: 'OWN',
    });
    expect(await run.organization('f')).toMatchObject({ version: 1, kind: 'ENTERPRISE', sectors: [] });
    expect(await run.memberships()).toMatchObject([
      { organization: 'f', chainRoles: ['PRODUCER'], state: 'ACTIVE', version: 1, since: null },
      { organization: 'm', chainRoles: ['PROCESSOR', 'SELLER'], state: 'ACTIVE', version: 1, since: null },
      { organization: 'u', chainRoles: [], state: 'ACTIVE', version: 1, since: null },
    ]);
    const outputs = await database.read('MATCH (:Organization {sourceKey: $key})-[:PRODUCED]->(y:Output) RETURN y.year AS year, y.value AS value ORDER BY year', {
      key: `${run.cluster}:m`,
    });
    expect(outputs).toEqual([{ year: 2023, value: 100 }, { year: 2024, value: 120.5 }]);
    const clusters = await database.read('MATCH (c:Cluster {slug: $slug}) RETURN c.name AS name, c.form AS form, c.open AS open, c.version AS version', { slug: run.cluster });
    expect(clusters).toEqual([{ name: run.cluster, form: 'AGGREGATE', open: false, version: 1 }]);
  });

  test('writes the share of an ownership, and the same again changes nothing', async () => {
    const run = kit();
    const files = (share: string): Files => ({ 'organizations.csv': FILES['organizations.csv'] ?? '', 'ties.csv': `id,from,to,type,share\no,f,m,OWNERSHIP,${share}\n` });
    const written = async (share: string) => [(await run.csv(files(share))).tallies.ties, (await run.ties())[0]?.['shareMilli']];
    expect(await written('51.5')).toEqual([{ ...NOTHING, created: 1 }, 51_500n]);
    expect(await written('51.500')).toEqual([{ ...NOTHING, unchanged: 1 }, 51_500n]);
    expect(await written('100 %')).toEqual([{ ...NOTHING, updated: 1 }, 100_000n]);
    expect(await written('')).toEqual([{ ...NOTHING, updated: 1 }, undefined]);
  });

  test('writes ties as confirmed by the register that is named', async () => {
    const run = kit();
    await run.csv(FILES);
    const ties = await run.ties();
    expect(ties.find(({ sourceKey }) => sourceKey === `${run.cluster}:t1`)).toMatchObject({
      fromId: 'f',
      toId: 'm',
      form: 'FORMAL',
      type: 'SUPPLY_CONTRACT',
      mutual: false,
      strength: 4,
      strengthFrom: 4,
      strengthTo: 4,
      validFrom: '2024-01-01',
      validUntil: '2030-12-31',
      source: 'Contract register',
      sourceType: 'REGISTER',
      state: 'CONFIRMED',
      visibility: 'PUBLIC',
      visibilityFrom: 'PUBLIC',
      visibilityTo: 'PUBLIC',
      version: 1,
      declaredAt: expect.stringMatching(/Z$/),
      confirmedAt: expect.stringMatching(/Z$/),
    });
    const advice = ties.find(({ type }) => type === 'ADVICE');
    expect(advice).toMatchObject({ form: 'INFORMAL', mutual: true, strength: 3, visibility: 'MEMBERS', visibilityFrom: 'MEMBERS', visibilityTo: 'MEMBERS', source: run.cluster });
    expect(advice).not.toHaveProperty('strengthFrom');
    expect(advice).not.toHaveProperty('validFrom');
  });

  test('joint projects tie their participants pairwise', async () => {
    const run = kit();
    await run.csv(FILES);
    const joint = (await run.ties()).filter(({ type }) => type === 'RD_PROJECT');
    const told = joint.map(({ fromId, toId, weight, validFrom, mutual, visibility }) => [fromId, toId, weight, validFrom, mutual, visibility]);
    expect(told.sort()).toEqual([
      ['f', 'm', 0.5, '2023-01-01', true, 'MEMBERS'],
      ['f', 'u', 0.5, '2023-01-01', true, 'MEMBERS'],
      ['m', 'u', 1.5, '2022-03-01', true, 'MEMBERS'],
    ]);
  });

  test('is one entry of the journal for each batch that changed something, and one for the whole with the hash of the files and the counts', async () => {
    const run = kit();
    await run.csv(FILES);
    const entries = await run.entries();
    expect(entries).toHaveLength(1);
    const batches = await run.entries('import.batch');
    expect(batches.map(({ change }) => JSON.parse(String(change)))).toEqual([
      { batch: 1, sheet: 'clusters', created: 1, updated: 0, unchanged: 0 },
      { batch: 2, sheet: 'organizations', created: 3, updated: 0, unchanged: 0 },
      { batch: 3, sheet: 'projects', created: 2, updated: 0, unchanged: 0 },
      { batch: 4, sheet: 'outputs', created: 2, updated: 0, unchanged: 0 },
      { batch: 5, sheet: 'memberships', created: 3, updated: 0, unchanged: 0 },
      { batch: 6, sheet: 'participations', created: expect.any(Number), updated: 0, unchanged: 0 },
      { batch: 7, sheet: 'ties', created: 2, updated: 0, unchanged: 0 },
      { batch: 8, sheet: 'ties', created: 3, updated: 0, unchanged: 0 },
    ]);
    expect(entries[0]).toMatchObject({ number: 9, action: 'import.run', actorKind: 'operator', objectType: 'Import', objectId: batches[0]?.['objectId'] });
    expect(JSON.parse(String(entries[0]?.['change']))).toMatchObject({
      format: 'csv',
      source: run.cluster,
      cluster: run.cluster,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      skipped: 0,
      counts: { organizations: { created: 3, updated: 0, unchanged: 0 }, ties: { created: 5, updated: 0, unchanged: 0 } },
    });
  });

  test('--open and --figures', async () => {
    const run = kit();
    await run.csv(FILES, ['--open', '--figures', 'public']);
    expect(await database.read('MATCH (c:Cluster {slug: $slug}) RETURN c.open AS open', { slug: run.cluster })).toEqual([{ open: true }]);
    expect(await run.organization('f')).toMatchObject({ employeesVisibility: 'PUBLIC', outputsVisibility: 'PUBLIC' });
  });

  test('--dry-run writes nothing', async () => {
    const run = kit();
    expect(await run.csv(FILES, ['--dry-run'])).toMatchObject({ kind: 'checked', usable: { organizations: 3, memberships: 3, ties: 2 } });
    expect(await run.everything()).toEqual([]);
  });
});

describe('an import again', () => {
  test('of the same files doubles nothing and touches nothing', async () => {
    const run = kit();
    await run.csv(FILES);
    const before = await run.everything();
    const { tallies } = await run.run('csv');
    expect(tallies).toEqual({
      clusters: { ...NOTHING, unchanged: 1 },
      organizations: { ...NOTHING, unchanged: 3 },
      projects: { ...NOTHING, unchanged: 2 },
      outputs: { ...NOTHING, unchanged: 2 },
      memberships: { ...NOTHING, unchanged: 3 },
      participations: { ...NOTHING, unchanged: 5 },
      ties: { ...NOTHING, unchanged: 5 },
      sectors: NOTHING,
      regional_figures: NOTHING,
      regional_outputs: NOTHING,
    });
    expect(await run.everything()).toEqual(before);
    expect(await run.entries()).toHaveLength(2);
    expect(await run.entries('import.batch')).toHaveLength(8);
  });

  test('with a changed row updates that one and raises its version', async () => {
    const run = kit();
    await run.csv(FILES);
    const edits = [['270', '280'], ['m,2024,120.5', 'm,2024,121'], [',4,2024', ',5,2024'], [',PRODUCER,', ',PRODUCER|SELLER,'], ['Soil', 'Soils']] as const;
    const edited = (text: string): string => edits.reduce((before, [old, fresh]) => before.replace(old, fresh), text);
    const changed = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, edited(text)]));
    const before = { m: await run.organization('m'), f: await run.organization('f') };
    const { tallies } = await run.csv(changed);
    expect(tallies).toMatchObject({
      organizations: { created: 0, updated: 1, unchanged: 2 },
      outputs: { created: 0, updated: 1, unchanged: 1 },
      memberships: { created: 0, updated: 1, unchanged: 2 },
      projects: { created: 0, updated: 1, unchanged: 1 },
      ties: { created: 0, updated: 1, unchanged: 4 },
    });
    expect(await run.organization('m')).toMatchObject({ employees: 280, version: Number(before.m?.['version']) + 2 });
    expect(await run.organization('f')).toMatchObject({ version: before.f?.['version'], updatedAt: before.f?.['updatedAt'] });
    expect((await run.ties()).find(({ sourceKey }) => sourceKey === `${run.cluster}:t1`)).toMatchObject({ strength: 5, version: 2 });
  });

  test('with fewer columns leaves what it does not say; an empty cell takes away', async () => {
    const run = kit();
    await run.csv(FILES);
    await run.csv({ 'organizations.csv': 'id,name,city,employees\nm,Mill 2,Рудный,\n' });
    const mill = await run.organization('m');
    expect(mill).toMatchObject({ name: 'Mill 2', nameKk: 'Диірмен', region: 'KZ-39', city: 'Рудный', ...MILL, sortKeyEn: 'mill 2', searchText: 'mill 2 diirmen melnitsa rudnii flour x 7' });
    expect(mill).not.toHaveProperty('employees');
    expect((await run.memberships()).find(({ organization }) => organization === 'm')).toMatchObject({ chainRoles: ['PROCESSOR', 'SELLER'], ...MILL, sortKeyEn: 'mill 2', version: 1 });
  });

  test('may refer to what an earlier one brought', async () => {
    const run = kit();
    await run.csv(FILES);
    expect((await run.csv({ 'ties.csv': 'from,to,type\nf,u,LEASE\n' })).tallies.ties).toEqual({ created: 1, updated: 0, unchanged: 0 });
  });

  test('moves a tie whose ends the file changed', async () => {
    const run = kit();
    await run.csv(FILES);
    const { tallies } = await run.csv({ 'ties.csv': 'id,from,to,type\nt1,u,m,SERVICE_CONTRACT\n' });
    expect(tallies.ties).toEqual({ created: 0, updated: 1, unchanged: 0 });
    const moved = (await run.ties()).filter(({ sourceKey }) => sourceKey === `${run.cluster}:t1`);
    expect(moved).toMatchObject([{ fromId: 'u', toId: 'm', type: 'SERVICE_CONTRACT', version: 2 }]);
  });

  test('does not bring back a tie that its parties ended, nor a member that left', async () => {
    const run = kit();
    await run.csv(FILES);
    await database.runOnce(`MATCH (t:Tie {sourceKey: $key}) SET t.state = 'ENDED', t.strength = 1`, { key: `${run.cluster}:t1` });
    await database.runOnce(`MATCH (:Organization {sourceKey: $key})<-[:OF]-(m:Membership) SET m.state = 'LEFT'`, { key: `${run.cluster}:f` });
    await run.run('csv');
    expect((await run.ties()).find(({ sourceKey }) => sourceKey === `${run.cluster}:t1`)).toMatchObject({ state: 'ENDED', strength: 1, version: 1 });
    expect((await run.memberships()).find(({ organization }) => organization === 'f')).toMatchObject({ state: 'LEFT' });
  });

  test('two sources with the same ids stay apart', async () => {
    const first = kit();
    await first.csv(FILES);
    const second = kit();
    await second.csv(FILES);
    expect((await first.organization('m'))?.['id']).not.toBe((await second.organization('m'))?.['id']);
  });

  test('the same organization in two clusters is one, under one source', async () => {
    const first = kit();
    await first.csv(FILES);
    const second = kit();
    const { tallies } = await second.csv({ 'organizations.csv': FILES['organizations.csv'] ?? '' }, ['--source', first.cluster]);
    expect(tallies).toMatchObject({ organizations: { created: 0, unchanged: 3 }, memberships: { created: 3 }, clusters: { created: 1 } });
  });
});

describe('clusters and memberships of their own files', () => {
  test('what memberships.csv says goes before the chain roles of organizations.csv, also the second time', async () => {
    const run = kit();
    const files = {
      'clusters.csv': `id,name,form,region,leading_product\n${run.cluster},Grain,CHAIN,KZ-39,wheat\n`,
      'organizations.csv': 'id,name,chain_roles\na,A,PRODUCER\nb,B,SELLER\n',
      'memberships.csv': `cluster,organization,chain_roles,since\n${run.cluster},a,PROCESSOR,2024-05-01\n`,
    };
    expect((await run.csv(files)).tallies).toMatchObject({ clusters: { created: 1 }, memberships: { created: 2 } });
    expect(await run.memberships()).toMatchObject([{ organization: 'a', chainRoles: ['PROCESSOR'], since: '2024-05-01' }, { organization: 'b', chainRoles: ['SELLER'] }]);
    expect((await run.run('csv')).tallies).toMatchObject({ clusters: { ...NOTHING, unchanged: 1 }, memberships: { ...NOTHING, unchanged: 2 } });
    const stored = await database.read('MATCH (c:Cluster {slug: $slug}) RETURN c.name AS name, c.form AS form, c.region AS region', { slug: run.cluster });
    expect(stored).toEqual([{ name: 'Grain', form: 'CHAIN', region: 'KZ-39' }]);
  });
});

describe('bad rows', () => {
  const BAD = { ...FILES, 'organizations.csv': `${FILES['organizations.csv']}x,,,,FARM,,,,,,,,,,,,,\n`, 'ties.csv': `${FILES['ties.csv']},x,m,LOAN,,,,,,\n,m,m,LOAN,,,,,,\n` };

  test('change nothing, and the report names each', async () => {
    const run = kit();
    const outcome = await run.csv(BAD);
    expect(outcome).toMatchObject({ kind: 'refused', bad: { organizations: 1, ties: 2 } });
    expect(await run.everything()).toEqual([]);
    expect((await run.report()).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'file,line,column,value',
      'organizations.csv,5,name,',
      'organizations.csv,5,kind,FARM',
      'ties.csv,4,from,x',
      'ties.csv,5,to,m',
    ]);
  });

  test('are left out with --skip-bad, the rest is imported', async () => {
    const run = kit();
    const outcome = await run.csv(BAD, ['--skip-bad']);
    expect(outcome).toMatchObject({ kind: 'imported', tallies: { organizations: { created: 3 }, ties: { created: 5 } }, bad: { organizations: 1, ties: 2 } });
    expect(await run.report()).toHaveLength(5);
    expect(JSON.parse(String((await run.entries())[0]?.['change']))).toMatchObject({ skipped: 3 });
  });

  test('a file that is no table stops the run even then', async () => {
    const run = kit();
    expect(await run.csv({ ...FILES, 'outputs.csv': 'company,year,value\n' }, ['--skip-bad'])).toMatchObject({ kind: 'refused' });
    expect(await run.everything()).toEqual([]);
  });
});

describe('a run that dies', () => {
  /** More than a batch of each sheet. */
  const many = (): Files => {
    const ids = Array.from({ length: 5_050 }, (_, index) => `o${index}`);
    return {
      'organizations.csv': Papa.unparse([['id', 'name'], ...ids.map((id) => [id, `Farm ${id}`])]),
      'ties.csv': Papa.unparse([['from', 'to', 'type'], ...ids.slice(1).map((id) => ['o0', id, 'ADVICE'])]),
    };
  };

  test('is completed by running it again, wherever it stopped', async () => {
    const run = kit();
    const folder = await run.files(many());
    const stops = [];
    for (let writes = 0; ; writes++) {
      const dying = new DyingDatabase(writes);
      const died = await run.run('csv', [], { folder, database: dying }).then(
        () => false,
        (error: Error) => error.message === 'killed',
      );
      await dying.close();
      if (!died) break;
      stops.push(writes);
    }
    expect(stops.length).toBeGreaterThan(5);
    const counts = await database.read(
      `MATCH (c:Cluster {slug: $slug})
       RETURN COUNT { (c)<-[:IN]-(:Membership)-[:OF]->(:Organization) } AS members, COUNT { (c)<-[:DECLARED_IN]-(:Tie) } AS ties,
              COUNT { (c)<-[:DECLARED_IN]-(t:Tie) WHERE t.version = 1 AND COUNT { (t)-[:FROM|TO]->() } = 2 } AS whole`,
      { slug: run.cluster },
    );
    expect(counts).toEqual([{ members: 5_050, ties: 5_049, whole: 5_049 }]);
    expect(await run.entries()).toHaveLength(1);
  }, 2 * MINUTE);

  test('of files that change meanwhile does not count, but what was written moves the nucleus', async () => {
    const run = kit();
    const folder = await run.files({ 'organizations.csv': 'id,name\na,A\n' });
    const disturbed = new DisturbedDatabase(() => appendFile(join(folder, 'organizations.csv'), '\n'));
    await expect(run.run('csv', [], { folder, database: disturbed })).rejects.toThrow('A file was changed while it was read. What was written stays; run the import again.');
    await disturbed.close();
    expect(await run.organization('a')).toMatchObject({ name: 'A' });
    const due = 'MATCH (c:Cluster {slug: $slug}) MATCH (j:Job {name: "nucleus:" + c.id}) RETURN count(j) AS count';
    expect(await database.read(due, { slug: run.cluster })).toEqual([{ count: 1 }]);
  }, MINUTE);

  test('two runs of the same files at once make nothing twice', async () => {
    const run = kit();
    const folder = await run.files(many());
    const outcomes = await Promise.all([run.run('csv', [], { folder }), run.run('csv', [], { folder })]);
    const created = (sheet: 'organizations' | 'memberships' | 'ties'): number => outcomes.reduce((sum, { tallies }) => sum + tallies[sheet].created, 0);
    expect([created('organizations'), created('memberships'), created('ties')]).toEqual([5_050, 5_050, 5_049]);
    expect(await run.memberships()).toHaveLength(5_050);
    expect(new Set((await run.ties()).map(({ version }) => version))).toEqual(new Set([1]));
  }, 2 * MINUTE);
});

test('has the nuclei computed anew of all clusters that its organizations are members of', async () => {
  const [first, second] = [kit(), kit()];
  await first.csv(FILES);
  const job = "MATCH (c:Cluster {slug: $cluster}) MATCH (j:Job {name: 'nucleus:' + c.id})";
  await database.runOnce(`${job} DELETE j`, { cluster: first.cluster });
  await second.csv({ 'organizations.csv': 'id,name,employees\nm,Mill,300\n' }, ['--source', first.cluster]);
  expect(await database.read(`${job} RETURN c.slug AS slug`, { cluster: first.cluster })).toEqual([{ slug: first.cluster }]);
});

test('has the nuclei computed anew of the clusters with members in a region whose output it tells', async () => {
  const [there, elsewhere, run] = [kit(), kit(), kit()];
  await there.csv({ 'organizations.csv': 'id,name,region\nf,Farm,XK-1\n' });
  await elsewhere.csv({ 'organizations.csv': 'id,name,region\nf,Farm,XK-2\n' });
  await database.runOnce("MATCH (c:Cluster) WHERE c.slug IN $clusters MATCH (j:Job {name: 'nucleus:' + c.id}) DELETE j", { clusters: [there.cluster, elsewhere.cluster] });
  const classification = `NACE ${run.cluster}`;
  const outcome = await run.csv({
    'sectors.csv': `classification,code,name\n${classification},01.11,Cereals\n`,
    'regional_outputs.csv': `classification,region,sector,year,output,unit,source,licence\n${classification},XK-1,01.11,2024,4755500,t,Office,free\n`,
  });
  expect(outcome.tallies).toMatchObject({ regional_outputs: { created: 1 } });
  expect(await database.read('MATCH (y:RegionalOutput {classification: $classification})-[:FIGURE_OF]->(s) RETURN y.output AS output, y.unit AS unit, s.name AS name', { classification })).toEqual([{ output: 4755500, unit: 't', name: 'Cereals' }]);
  const due = await database.read("MATCH (c:Cluster) WHERE c.slug IN $clusters MATCH (j:Job {name: 'nucleus:' + c.id}) RETURN c.slug AS slug", { clusters: [there.cluster, elsewhere.cluster] });
  expect(due).toEqual([{ slug: there.cluster }]);
});

test('official figures belong to no cluster: a newer table replaces the same ones, and a bad one changes nothing', async () => {
  const run = kit();
  const classification = `test ${run.cluster}`;
  const figures = (...rows: string[]): Files => ({
    'sectors.csv': `classification,code,name,name_kk,name_ru\n${classification},10,Food,Тамақ,Еда\n`,
    'regional_figures.csv': `classification,region,sector,year,jobs,source,licence\n${rows.map((row) => `${classification},${row}\n`).join('')}`,
  });
  const stored = () =>
    database.read(
      `MATCH (f:RegionalFigure {classification: $classification}) OPTIONAL MATCH (f)-[:FIGURE_OF]->(s:Sector)
       RETURN f.region AS region, f.sector AS sector, f.year AS year, f.jobs AS jobs, f.source AS source, f.licence AS licence, s.nameRu AS name ORDER BY f.key`,
      { classification },
    );
  const told = { source: 'Office', licence: 'free' };
  const table = figures('XI-1,10,2020,12.5,Office,free', 'XI,TOTAL,2020,4000000000,Office,free');
  expect((await run.csv(table)).tallies).toMatchObject({ sectors: { created: 1 }, regional_figures: { created: 2, updated: 0, unchanged: 0 } });
  const first = [
    { region: 'XI-1', sector: '10', year: 2020, jobs: 12.5, ...told, name: 'Еда' },
    { region: 'XI', sector: 'TOTAL', year: 2020, jobs: 4e9, ...told, name: null },
  ];
  expect(await stored()).toEqual(first);
  expect((await run.csv(table)).tallies).toMatchObject({ sectors: { unchanged: 1 }, regional_figures: { created: 0, updated: 0, unchanged: 2 } });
  expect(await run.csv(figures('XI-1,10,2020,13,Office,free', 'XI-1,10,2021,-1,Office,free'))).toMatchObject({ kind: 'refused', bad: { regional_figures: 1 } });
  expect(await stored()).toEqual(first);
  const newer = await run.csv(figures('XI-1,10,2020,14,Other office,CC BY 4.0', 'XI-1,10,2021,15,Other office,CC BY 4.0'));
  expect(newer.tallies).toMatchObject({ regional_figures: { created: 1, updated: 1, unchanged: 0 } });
  expect(await stored()).toMatchObject([{ jobs: 14, source: 'Other office', licence: 'CC BY 4.0', name: 'Еда' }, { year: 2021, jobs: 15 }, first[1] ?? {}]);
});

test('a workbook gives the same as CSV files', async () => {
  const fromCsv = kit();
  await fromCsv.csv(FILES);
  const fromWorkbook = kit();
  const folder = await fromWorkbook.files({});
  const workbook = new ExcelJS.Workbook();
  for (const [file, text] of Object.entries(FILES)) {
    const rows = Papa.parse<string[]>(text.trim()).data.map((cells) => cells.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
    workbook.addWorksheet(file.replace('.csv', '')).addRows(rows);
  }
  await workbook.xlsx.writeFile(`${folder}/cluster.xlsx`);
  expect((await fromWorkbook.run('xlsx')).tallies).toEqual((await new ImportKit(database).csv(FILES)).tallies);
  const comparable = async (run: ImportKit): Promise<unknown> =>
    JSON.parse(
      JSON.stringify(await run.everything())
        .replaceAll(run.cluster, 'CLUSTER')
        .replace(/"[0-9a-f]{8}-[0-9a-f-]{27}(:\d+|:[0-9a-f-]{36})?"/g, '"ID"')
        .replace(/"\d{4}-\d\d-\d\dT[0-9:.]+Z"/g, '"INSTANT"')
        .replace(/"(sortKey..|searchText)":"import [^"]*"/g, '"$1":"import"')
        .replace(/CLUSTER:#[0-9a-f]{32}/g, 'CLUSTER:#DIGEST'),
      (_key, value: unknown) => (Array.isArray(value) ? [...value].map((item) => JSON.stringify(item)).sort() : value),
    );
  expect(await comparable(fromWorkbook)).toEqual(await comparable(fromCsv));
});
