import fc from 'fast-check';
import { ProjectNetwork, type JointProjects } from '../../../server/src/modules/import/joint-projects.js';

type Projects = Record<string, { start?: string | null; members: string[] }>;

function pairsOf(projects: Projects, order = Object.keys(projects)): JointProjects[] {
  const network = new ProjectNetwork();
  for (const id of order) network.addProject({ id, name: id, validFrom: projects[id]?.start ?? null });
  for (const id of order) for (const organization of projects[id]?.members ?? []) network.addParticipation({ project: id, organization });
  return network.pairs();
}

test('a project gives each pair 1 / (participants - 1), the sum over common projects', () => {
  const pairs = pairsOf({
    p1: { start: '2016-05-01', members: ['c', 'a', 'b'] },
    p2: { start: '2015-02-01', members: ['a', 'b'] },
    p3: { start: '2014-01-01', members: ['d'] },
    p4: { members: ['d', 'a'] },
    p5: { start: '2018-01-01', members: ['d', 'a'] },
  });
  expect(pairs).toEqual([
    { ends: ['a', 'b'], weight: 1.5, since: '2015-02-01' },
    { ends: ['a', 'c'], weight: 0.5, since: '2016-05-01' },
    { ends: ['a', 'd'], weight: 2, since: '2018-01-01' },
    { ends: ['b', 'c'], weight: 0.5, since: '2016-05-01' },
  ]);
});

test('no projects, and projects of one, tie nobody', () => {
  expect(pairsOf({})).toEqual([]);
  expect(pairsOf({ p: { members: ['a'] }, q: { members: [] } })).toEqual([]);
});

const projects = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.record({ members: fc.uniqueArray(fc.stringMatching(/^[a-f]$/), { maxLength: 6 }) }), { maxKeys: 8 });

test('the order of the rows does not change a bit of the weights', () => {
  fc.assert(
    fc.property(projects, (drawn) => {
      expect(pairsOf(drawn, Object.keys(drawn).reverse())).toEqual(pairsOf(drawn));
    }),
  );
});

test('a member gains 1 from every project that it shares with somebody', () => {
  fc.assert(
    fc.property(projects, (drawn) => {
      const pairs = pairsOf(drawn);
      for (const member of 'abcdef') {
        const strength = pairs.filter(({ ends }) => ends.includes(member)).reduce((sum, { weight }) => sum + weight, 0);
        const shared = Object.values(drawn).filter(({ members }) => members.length > 1 && members.includes(member)).length;
        expect(strength).toBeCloseTo(shared, 9);
      }
    }),
  );
});
