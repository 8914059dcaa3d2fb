import { join } from 'node:path';
import Papa from 'papaparse';
import { generateExample, type Example } from '../../../seed/example/example.js';
import { newestPrice, readFigures, type RegionalFigures } from '../../../seed/example/figures.js';
import { Random } from '../../../seed/example/random.js';
import { repositoryRoot } from '../../../server/src/config.js';
import { tieKey } from '../../../server/src/modules/import/keys.js';
import { parseDecimal } from '../../../server/src/shared/money.js';
import { formOf } from '../../../server/src/modules/tie/rules.js';
import { complaintsAbout } from './files.js';

let figures: RegionalFigures;
let example: Example;
beforeAll(() => {
  figures = readFigures(join(repositoryRoot, 'seed', 'kazakhstan-grain'));
  example = generateExample(figures);
});

const count = <T>(items: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
const ids = (): Set<string> => new Set(example.members.map(({ organization }) => organization.id));

test('the same seed gives the same example, another one another', () => {
  expect(generateExample(figures)).toEqual(example);
  expect(generateExample(figures, { seed: 7 }).ties).not.toEqual(example.ties);
});

test('the numbers are spread evenly and repeat from their seed', () => {
  const random = new Random(5);
  const drawn = Array.from({ length: 20_000 }, () => random.integer(1, 10));
  for (const [, times] of count(drawn)) expect(Math.abs(times - 2_000)).toBeLessThan(200);
  expect(Array.from({ length: 3 }, ((again) => () => again.integer(1, 10))(new Random(5)))).toEqual(drawn.slice(0, 3));
});

describe('the organizations', () => {
  test('are 120 along the whole chain', () => {
    expect(example.members).toHaveLength(120);
    expect(ids().size).toBe(120);
    const roles = new Set(example.members.flatMap(({ membership }) => membership.chainRoles ?? []));
    expect([...roles].sort()).toEqual(['BUYER', 'FINANCE', 'GOVERNANCE', 'INPUT_SUPPLIER', 'PROCESSOR', 'PRODUCER', 'RESEARCH', 'SELLER', 'SERVICE', 'STORAGE_LOGISTICS']);
    expect(new Set(example.members.map(({ organization }) => organization.kind)).size).toBe(7);
    expect([...new Set(example.members.map(({ organization }) => organization.region))].sort()).toEqual(['KZ-11', 'KZ-39', 'KZ-59']);
  });

  test('bear names that show them to be examples, each another, and numbers of an own scheme', () => {
    for (const [language, mark] of [['nameKk', '(үлгі)'], ['nameRu', '(пример)'], ['nameEn', '(example)']] as const) {
      const names = example.members.map(({ organization }) => organization[language] ?? '');
      expect(new Set(names).size).toBe(120);
      expect(names.filter((name) => !name.endsWith(mark) || !/-\d+/.test(name))).toEqual([]);
    }
    for (const { organization } of example.members) {
      expect(organization.identifierScheme).toBe('EXAMPLE');
      expect(organization.identifier).toMatch(/^EX-\d{4}$/);
      expect(organization.website).toMatch(/\.example\/$/);
    }
  });

  test('sit around the grain belt of northern Kazakhstan', () => {
    for (const { organization } of example.members) {
      expect(organization.latitude).toBeGreaterThan(49.5);
      expect(organization.latitude).toBeLessThan(55.2);
      expect(organization.longitude).toBeGreaterThan(60.5);
      expect(organization.longitude).toBeLessThan(70.5);
    }
  });

  test('harvest with the region: more in 2022 than in 2021 and 2023', () => {
    expect([...figures.harvest].filter(([year]) => year >= 2021).map(([year, tonnes]) => [year, Math.round(tonnes)])).toEqual([
      [2021, 2_587_340],
      [2022, 4_809_230],
      [2023, 3_800_168],
      [2024, 4_755_500],
      [2025, 5_400_666],
    ]);
    const farms = example.members.filter(({ trade, standing, outputs }) => trade === 'farm' && standing !== 'fading' && outputs.length === 5);
    expect(farms.length).toBeGreaterThan(15);
    for (const { outputs: [first, second, third] } of farms) {
      expect(second?.value).toBeGreaterThan((first?.value ?? 0) * 1.5);
      expect(third?.value).toBeLessThan(second?.value ?? 0);
    }
  });

  test('some have not said how many they are or what they produced', () => {
    expect(example.members.filter(({ organization }) => organization.employees === null).length).toBeGreaterThanOrEqual(3);
    const producing = example.members.filter(({ trade }) => trade === 'farm' || trade === 'mill');
    expect(producing.filter(({ outputs }) => outputs.length === 0).length).toBeGreaterThanOrEqual(3);
    expect(producing.filter(({ outputs }) => outputs.length === 2).length).toBeGreaterThanOrEqual(1);
  });

  test('mostly let the members see their figures', () => {
    const levels = count(example.members.map(({ organization }) => organization.employeesVisibility));
    expect(levels.get('MEMBERS')).toBeGreaterThan(70);
    expect(levels.get('OWN')).toBeGreaterThan(5);
    expect(levels.get('PUBLIC')).toBeGreaterThan(5);
  });
});

describe('the ties', () => {
  test('are 350, none twice, none to itself', () => {
    expect(example.ties).toHaveLength(350);
    expect(new Set(example.ties.map((tie) => tie.id)).size).toBe(350);
    expect(new Set(example.ties.map((tie) => tieKey('x', { ...tie, id: null, mutual: true }))).size).toBe(350);
    expect(example.ties.filter(({ from, to }) => from === to || !ids().has(from) || !ids().has(to))).toEqual([]);
  });

  test('are formal and informal, at every level, and of every type but the one that needs no example', () => {
    const forms = count(example.ties.map(({ type }) => formOf(type)));
    const informal = (forms.get('INFORMAL') ?? 0) / 350;
    expect(informal).toBeGreaterThan(0.2);
    expect(informal).toBeLessThan(0.5);
    expect(new Set(example.ties.map(({ type }) => type)).size).toBe(16);
    const levels = count(example.ties.map(({ visibility }) => visibility));
    for (const level of ['PARTIES', 'COUNCIL', 'MEMBERS', 'PUBLIC'] as const) expect(levels.get(level)).toBeGreaterThan(15);
    expect(example.ties.filter(({ type, visibility }) => type === 'OWNERSHIP' && visibility === 'PARTIES')).toEqual([]);
  });

  test('wait for a confirmation ten times, from both sides of the demo mill', () => {
    const waiting = example.ties.filter(({ proposedBy }) => proposedBy !== undefined);
    expect(waiting).toHaveLength(10);
    const declarer = (tie: (typeof waiting)[number]): string => (tie.proposedBy === 'from' ? tie.from : tie.to);
    const ofMill = waiting.filter(({ from, to }) => from === 'mill-01' || to === 'mill-01');
    expect(ofMill.filter((tie) => declarer(tie) !== 'mill-01')).toHaveLength(4);
    expect(ofMill.filter((tie) => declarer(tie) === 'mill-01')).toHaveLength(2);
    expect(ofMill.filter(({ from, to }) => [from, to].includes('farm-12'))).toHaveLength(2);
  });

  test('leave loners alone', () => {
    const tied = new Set(example.ties.flatMap(({ from, to }) => [from, to]));
    const loners = example.members.filter(({ standing }) => standing === 'loner').map(({ organization }) => organization.id);
    expect(loners).toHaveLength(8);
    expect(loners.filter((id) => tied.has(id))).toEqual([]);
  });
});

test('the rows stand the checks of the import', async () => {
  const table = (rows: object[], columns: string[]): string => {
    const cells = rows.map((row) => {
      const fields = new Map(Object.entries(row));
      return columns.map((column) => {
        const value: unknown = fields.get(column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()));
        return Array.isArray(value) ? value.join('|') : value;
      });
    });
    return Papa.unparse([columns, ...cells]);
  };
  const complaints = await complaintsAbout({
    'clusters.csv': table([example.cluster], ['id', 'name', 'form', 'region', 'leading_product']),
    'organizations.csv': table(
      example.members.map(({ organization }) => organization),
      ['id', 'name', 'name_kk', 'name_ru', 'kind', 'employees', 'sectors', 'leading_product', 'country', 'region', 'city', 'latitude', 'longitude', 'identifier_scheme', 'identifier', 'website'],
    ),
    'memberships.csv': table(example.members.map(({ membership }) => membership), ['cluster', 'organization', 'chain_roles', 'since']),
    'outputs.csv': table(example.members.flatMap(({ outputs }) => outputs), ['organization', 'year', 'value']),
    'ties.csv': table(example.ties, ['id', 'cluster', 'from', 'to', 'type', 'mutual', 'strength', 'valid_from', 'valid_until', 'source', 'visibility']),
  });
  expect(complaints).toEqual([]);
});

describe('the notices', () => {
  test('are of all kinds, in three languages, and within the limits of the API', () => {
    expect(example.notices).toHaveLength(25);
    expect(new Set(example.notices.map(({ key }) => key)).size).toBe(25);
    expect(new Set(example.notices.map(({ kind }) => kind)).size).toBe(10);
    expect(new Set(example.notices.map(({ language }) => language)).size).toBe(3);
    for (const { by, kind, title, body, product, price, daysAgo, daysLeft, answers = [] } of example.notices) {
      expect(ids().has(by)).toBe(true);
      expect(title.length).toBeGreaterThan(2);
      expect(title.length).toBeLessThanOrEqual(160);
      expect(body.length).toBeLessThanOrEqual(8_000);
      if (['MARKET_PRICE', 'OFFER', 'REQUEST'].includes(kind)) expect(product).toBeDefined();
      if (kind === 'MARKET_PRICE') expect(price).toBeDefined();
      expect(daysAgo).toBeGreaterThan(0);
      expect(daysLeft).toBeGreaterThan(0);
      expect(daysLeft).toBeLessThan(365);
      for (const answer of answers) {
        expect(ids().has(answer.by)).toBe(true);
        expect(answer.by).not.toBe(by);
        expect(answer.daysAgo).toBeLessThan(daysAgo);
      }
    }
    expect(example.notices.filter(({ answers }) => answers !== undefined).length).toBeGreaterThanOrEqual(5);
  });

  test('tell the real producer prices with their source', () => {
    const wheat = example.notices.find(({ key }) => key === 'price-wheat-kostanay');
    expect(newestPrice(figures, 'KZ-39', 'wheat')).toEqual({ region: 'KZ-39', crop: 'wheat', year: 2026, tengePerTonne: 85_077.89, months: 9 });
    expect(wheat).toMatchObject({ price: '85077.89', quantity: { value: '1', unit: 'TNE' }, region: 'KZ-39', visibility: 'PUBLIC' });
    for (const { body } of example.notices.filter(({ kind }) => kind === 'MARKET_PRICE')) expect(body).toContain('stat.gov.kz');
    expect(example.cluster.origin).toContain('stat.gov.kz');
  });
});

test('the purchases ask for whole packs of members, each once a line', () => {
  for (const { by, lines, commitments } of example.purchases) {
    expect(ids().has(by)).toBe(true);
    for (const { pack, minimum } of lines) expect((parseDecimal(minimum, 3) ?? 1n) % (parseDecimal(pack, 3) ?? 1n)).toBe(0n);
    for (const commitment of commitments) {
      const pack = parseDecimal(lines[commitment.line]?.pack ?? '', 3) ?? 0n;
      expect(ids().has(commitment.by)).toBe(true);
      for (const quantity of [commitment.firm, commitment.flexible]) expect((parseDecimal(quantity, 3) ?? 1n) % pack).toBe(0n);
    }
    expect(new Set(commitments.map(({ by: member, line }) => `${member} ${line}`)).size).toBe(commitments.length);
  }
});

test('the council has seven seats, one of them the chair, and a secretariat', () => {
  const voting = example.seats.filter(({ side }) => side !== 'SECRETARIAT');
  expect([voting.length, example.seats.length, voting.filter(({ chair }) => chair).length]).toEqual([7, 8, 1]);
  expect(new Set(voting.map(({ side }) => side))).toEqual(new Set(['BUSINESS', 'RESEARCH', 'ADMINISTRATION']));
  expect(example.seats.filter(({ from }) => !ids().has(from))).toEqual([]);
});
