import { readFileSync } from 'node:fs';
import type { Locale, NucleusLabel } from '../../../server/src/generated/schema.js';
import { say } from '../../../server/src/shared/text.js';
import { explainAdvice, explainCondition, explainPlacement, explainRequests } from '../../../server/src/modules/nucleus/explain.js';
import type { ConditionName } from '../../../server/src/modules/nucleus/rules/admission.js';
import type { CoreReading } from '../../../server/src/modules/nucleus/rules/core-periphery.js';
import type { Member } from '../../../server/src/modules/nucleus/rules/attributes.js';
import type { DataRequest } from '../../../server/src/modules/nucleus/rules/labels.js';
import { defaultParameters, withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { strengths, type Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { analyse } from '../../../server/src/modules/nucleus/rules/nucleus.js';
import { reasonsOf } from '../../../server/src/modules/nucleus/figures.js';
import type { StoredFigures } from '../../../server/src/modules/nucleus/snapshot-store.js';
import type { PlacementRow } from '../../../server/src/modules/nucleus/store.js';
import { member, network, yearly, type Pair } from './kit.js';

/** The place of a member as its own people read it. */
function placed(one: Network, members: readonly Member[], i: number, shown = true): PlacementRow {
  const analysis = analyse(one, members, strengths(one));
  const assessment = analysis.assessments[i];
  if (assessment === undefined) throw new RangeError(`no member ${i}`);
  const { label, position, inCore } = assessment;
  return {
    ...{ id: `p${i}`, organizationId: `o${i}`, snapshotId: 's', order: i, label, inCore, degree: position.degree, strength: position.strength },
    ...{ kappa: position.kappa.value, pageRank: position.pi.value, community: 0, coreNumber: 0, betweenness: 0, constraint: null },
    ...{ effectiveSize: null, articulation: false, stranded: 0, pairLoss: null, onPath: false, missedBy: null },
    ...{ reasons: reasonsOf(analysis, i), employeesShown: shown, outputsShown: shown },
  };
}

const english = (key: string, numbers = {}) => say('EN', key, numbers);

function told(placement: PlacementRow, name: ConditionName, coreReading: CoreReading = 'CLEAR_CORE') {
  const condition = placement.reasons.conditions.find((one) => one.name === name);
  if (condition === undefined) throw new Error(`no condition ${name}`);
  return explainCondition(condition, placement, { parameters: defaultParameters, coreReading }, english);
}

describe('the number told for a condition', () => {
  /** A hub among seven, and two whose one tie outweighs all of its own. */
  const hub = network(10, [...[1, 2, 3, 4, 5, 6, 7].map((leaf): Pair => [0, leaf, 1]), [8, 9, 3]]);
  const anyone = new Array<Member>(10).fill(member());

  test('is none where what settles it is no number', () => {
    const place = placed(hub, anyone, 0);
    expect([place.inCore, (place.kappa ?? 1) < 0.8]).toEqual([true, true]);
    expect(told(place, 'EMBEDDED')).toEqual({ name: 'EMBEDDED', verdict: 'MET', value: null, threshold: null, sentence: 'It stands in the core of the network.' });
  });

  test('is one that settles it, else', () => {
    const three = network(10, [...[1, 2, 3, 4, 5, 6].map((leaf): Pair => [0, leaf, 1]), [7, 8, 3], [7, 9, 3], [8, 9, 3]]);
    expect(told(placed(three, anyone, 9), 'EMBEDDED')).toMatchObject({ verdict: 'MET', value: 1, threshold: 0.8 });
    expect(told(placed(three, anyone, 3), 'EMBEDDED')).toMatchObject({ verdict: 'MISSED', threshold: 0.8, sentence: expect.stringContaining('not stand deep enough') as string });
  });

  test('has a sentence in each language whatever comes of a small network', () => {
    const kinds = [member(), member({ mainRole: 'PROCESSOR', employees: 1048, output: yearly(2021, 1, 2, 3) }), member({ mainRole: 'PRODUCER', employees: 10 }), member()];
    for (const size of [2, 3, 4]) {
      const pairs = [...Array(size).keys()].flatMap((a) => [...Array(a).keys()].map((b): Pair => [b, a, 1]));
      for (let chosen = 0; chosen < 2 ** pairs.length; chosen += 1) {
        const graph = network(size, pairs.filter((_pair, place) => (chosen >> place) & 1));
        for (let i = 0; i < size; i += 1) {
          const place = placed(graph, kinds.slice(0, size), i);
          for (const locale of ['KK', 'RU', 'EN'] as const) {
            for (const condition of place.reasons.conditions) {
              const { sentence } = explainCondition(condition, place, { parameters: defaultParameters, coreReading: 'NO_SINGLE_CORE' }, (key, numbers) => say(locale, key, numbers));
              expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
            }
          }
        }
      }
    }
    expect(told(placed(network(2, [[0, 1, 1]]), kinds.slice(0, 2), 0), 'EMBEDDED')).toMatchObject({ verdict: 'UNKNOWN', sentence: expect.stringContaining('all are tied alike') as string });
  });

  test('never reads as none where there is some, and has its thousands apart', () => {
    const members = [member({ mainRole: 'PROCESSOR', employees: 1048, output: yearly(2023, 10_000, 10_001, 10_008) }), ...new Array<Member>(3).fill(member())];
    const place = placed(network(4, [[0, 1, 1], [0, 2, 1], [0, 3, 1]]), members, 0);
    expect(told(place, 'GROWING').sentence).toBe('Its growth is proven: 0.04% a year.');
    expect(explainPlacement(place, 1, (key, numbers) => say('KK', key, numbers))).toMatch(/^Кластердің жүрегінде: ірі өндіруші \(1\s048 адам\), жылына 0,04\s%/);
  });

  test('does not read as what is asked for where it just misses that', () => {
    const reasons = { ...placed(hub, anyone, 3).reasons };
    const conditions = reasons.conditions.map((condition) =>
      condition.name === 'EMBEDDED' ? { ...condition, proofs: condition.proofs.map((proof) => (proof.measure === 'KAPPA' ? { ...proof, value: 0.7999 } : proof)) } : condition);
    expect(told({ ...placed(hub, anyone, 3), reasons: { ...reasons, conditions } }, 'EMBEDDED').sentence).toBe('It does not stand deep enough in the network: 0.79, where 0.80 is asked for.');
  });

  test('is the partners that a group must give, where a large share of the innermost is that of the rim', () => {
    const star = network(5, [[0, 1, 1], [0, 2, 1], [0, 3, 1], [0, 4, 1]]);
    expect(told(placed(star, anyone.slice(0, 5), 1), 'EMBEDDED')).toMatchObject({ verdict: 'MISSED', value: 1, threshold: 2, sentence: 'It stands at the rim of the network: no group in which everybody has at least 2 partners holds it.' });
    const hub = placed(star, anyone.slice(0, 5), 0);
    expect(told(hub, 'EMBEDDED').sentence).toBe('It stands in the core of the network.');
    // A page that finds no clear core does not say of anybody that it stands in it.
    for (const reading of ['NOT_BEYOND_CHANCE', 'NO_SINGLE_CORE'] as const)
      expect(told(hub, 'EMBEDDED', reading).sentence).toBe('It is in the set of members that comes nearest to a core, but the network has no clear one.');
  });

  test('from an output of 0 is none, and more years are asked for', () => {
    const place = placed(network(2, [[0, 1, 1]]), [member({ mainRole: 'PRODUCER', employees: 300, output: yearly(2023, 0, 5, 9) }), member()], 0);
    expect(told(place, 'GROWING').sentence).toMatch('there is no rate from an output of 0');
    expect(place.reasons.requests).toContain('GIVE_OUTPUT');
  });

  test('is none of a place among the outputs, which would tell what the others have', () => {
    const largest = (count: number) => {
      const others = Array.from({ length: count }, (_, n) => member({ output: yearly(2024, n + 1, n + 1) }));
      return told(placed(network(count + 1, [[0, 1, 1]]), [member({ output: yearly(2024, 99, 99) }), ...others], 0), 'LARGE');
    };
    expect(largest(3)).toEqual({ name: 'LARGE', verdict: 'MET', value: null, threshold: null, sentence: 'It is large: nobody in the cluster has a larger output.' });
    expect(largest(19)).toMatchObject({ value: null, sentence: 'It is large: among the first 2 by output.' });
  });

  test('is, while it is open, the one that is known', () => {
    const large = (one: Partial<Member>) => {
      const others = Array.from({ length: 20 }, () => member({ output: yearly(2024, 9, 9) }));
      return told(placed(network(21, [[0, 1, 1], [1, 2, 1]]), [member(one), ...others], 0), 'LARGE');
    };
    expect(large({})).toMatchObject({ verdict: 'UNKNOWN', value: null, threshold: null });
    expect(large({ employees: 100 })).toMatchObject({ verdict: 'UNKNOWN', value: 100, sentence: 'Its size cannot be judged yet: the yearly output is not stated.' });
    expect(large({ output: yearly(2024, 1, 2) })).toMatchObject({ verdict: 'UNKNOWN', value: null, sentence: 'Its size cannot be judged yet: the number of employees is not stated.' });
  });
});

describe('the sentence of a growth pole', () => {
  const growing = member({ mainRole: 'SELLER', employees: 300, output: yearly(2023, 100, 110, 121) });
  const centre = network(7, [[0, 1, 1], [0, 2, 1], [0, 3, 1], [0, 4, 1]]);
  const members = [growing, ...new Array<Member>(5).fill(member()), growing];
  test.each([
    [0, true, 'Growing 10.0% a year, and in the middle of the network: ties to 4 members.'],
    [6, false, 'A large enterprise that keeps up with its stage of the chain or outgrows it, but not yet in the middle of the network: no confirmed tie.'],
  ])('of member %p says where it stands', (i, shown, sentence) => {
    const place = placed(centre, members, i, shown);
    expect([place.label, explainPlacement(place, 0, english)]).toEqual(['GROWTH_POLE', sentence]);
  });
});

describe('the growth of a stage', () => {
  const growing = (last: number, outputShown: boolean) => member({ mainRole: 'PROCESSOR', employees: 300, output: yearly(2023, 100, 110, last), outputShown });
  /** What is told to one whose own output everybody sees, beside so many of whom some keep theirs to themselves. */
  const said = (hidden: number, shown: number) => {
    const members = [growing(150, true), ...Array.from({ length: hidden + shown }, (_, i) => growing(121, i >= hidden))];
    return explainPlacement(placed(network(members.length, []), members, 0), 0, english);
  };
  test('is told of three and more, and not where it would tell the output of one or two', () => {
    expect([said(0, 2), said(3, 0), said(3, 1)]).toEqual(Array(3).fill(expect.stringContaining('its stage of the chain (')));
    for (const [hidden, shown] of [[0, 1], [1, 1], [1, 5], [2, 5]] as const) expect(said(hidden, shown)).not.toContain('its stage of the chain (');
  });

  test('of a snapshot that did not look at that is told to nobody', () => {
    const place = placed(network(3, []), Array.from({ length: 3 }, () => growing(121, true)), 0);
    const { referenceHidden: _, ...older } = place.reasons;
    expect(explainPlacement({ ...place, reasons: older }, 0, english)).not.toContain('its stage of the chain (');
  });
});

describe('the sentence of a member that is no enterprise of note', () => {
  const place = (label: NucleusLabel, degree: number, stranded: number | null): PlacementRow => ({ ...placed(network(1, []), [member()], 0), label, degree, stranded });
  test.each([
    ['OUTSIDE', 0, 0, 'No confirmed tie yet: declare one and ask the partner to confirm it.'],
    ['OUTSIDE', 2, 0, 'This cluster has no nucleus yet that it could be connected to: ties to large growing producers help one to form.'],
    ['OUTSIDE', 2, 1, 'Not connected to the nucleus of this cluster: a confirmed tie to anybody who is would join it.'],
    ['CORE_PARTNER', 5, 1, 'Not a large growing producer, or not proven to be one, but in the middle of the network: ties to 5 members, and 4 lose touch with the rest without it.'],
  ] as const)('%p with %p partners, %p in the nucleus', (label, degree, nucleus, sentence) => {
    expect(explainPlacement(place(label, degree, 4), nucleus, english)).toBe(sentence);
  });
});

describe('what would let a member be judged', () => {
  const open = [member({ mainRole: 'PROCESSOR', employees: 300 }), ...new Array<Member>(3).fill(member({ mainRole: 'SELLER', employees: 9 }))];
  const star = network(4, [[0, 1, 1], [0, 2, 1], [0, 3, 1]]);
  test('is told to those who may know its figures, to others not', () => {
    const output = 'State the output of at least 3 of the last 5 years. Then it can be told whether it is in the nucleus.';
    expect([true, false].map((shown) => explainRequests(placed(star, open, 0, shown), defaultParameters, english))).toEqual([[output], []]);
    expect(explainRequests(placed(star, [{ ...(open[0] ?? member()), output: yearly(2023, 1, 2, 3) }, ...open.slice(1)], 0), defaultParameters, english)).toEqual([]);
  });
});

describe('every language', () => {
  const open = [member({ mainRole: 'PROCESSOR', employees: 300 }), ...new Array<Member>(3).fill(member({ mainRole: 'SELLER', employees: 9 }))];
  const place = placed(network(4, [[0, 1, 1], [0, 2, 1], [0, 3, 1]]), open, 0);
  const requested = (locale: Locale, request: DataRequest, label: NucleusLabel, parameters = defaultParameters) =>
    explainRequests({ ...place, reasons: { ...place.reasons, open: [label], requests: [request] } }, parameters, (key, numbers) => say(locale, key, numbers))[0] ?? '';
  const terms = (locale: Locale) =>
    (JSON.parse(readFileSync(`web/messages/${locale.toLowerCase()}/terms.json`, 'utf8')) as { nucleusLabel: Record<NucleusLabel, string> }).nucleusLabel;

  test.each([
    ['EN', 3, 5, 'State the output of at least 3 of the last 5 years. Then it can be told whether it is in the nucleus.'],
    ['RU', 3, 5, 'Укажите выпуск организации не менее чем за 3 года из последних 5. Тогда можно будет сказать, входит ли она в ядро.'],
    ['RU', 5, 7, 'Укажите выпуск организации не менее чем за 5 лет из последних 7. Тогда можно будет сказать, входит ли она в ядро.'],
    ['KK', 3, 5, 'Соңғы 5 жылдың кемінде 3 жылындағы шығарылымын көрсетіңіз. Сонда ұйымның өзекке кіретіні не емесі айқындалады.'],
  ] as const)('asks in %s for as many years as the council set: %d of %d', (locale, growthMinimumValues, growthValues, sentence) => {
    expect(requested(locale, 'GIVE_OUTPUT', 'NUCLEUS', withParameters('2026-01-01', { growthMinimumValues, growthValues }))).toBe(sentence);
  });

  test.each(['EN', 'RU', 'KK'] as const)('calls a place in %s what the page calls it', (locale) => {
    for (const label of ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER'] as const) {
      for (const request of ['GIVE_OUTPUT', 'GIVE_EMPLOYEES', 'GIVE_CHAIN_ROLE', 'CONFIRM_TIES'] as const) {
        const sentence = requested(locale, request, label);
        // Of a word's last two letters the sentence may make another ending.
        for (const word of terms(locale)[label].toLowerCase().split(' ')) expect(sentence).toContain(word.length > 4 ? word.slice(0, -1) : word.slice(0, 3));
      }
    }
  });

  test('never calls the core of the network the nucleus', () => {
    const nucleus = { EN: /nucleus/i, RU: /ядр/i, KK: /өзе[кг]/i } as const;
    for (const locale of ['EN', 'RU', 'KK'] as const) {
      for (const reading of ['CLEAR_CORE', 'MODERATE_CORE', 'NO_SINGLE_CORE', 'CORE_SET', 'NOT_BEYOND_CHANCE', 'NOT_BEYOND_DEGREES', 'NONE']) {
        expect(say(locale, `nucleus.core.${reading}`, { fit: 0.4, organizations: 600 })).not.toMatch(nucleus[locale]);
      }
      for (const verdict of ['MET', 'MISSED', 'MET.NO_CLEAR_CORE']) expect(say(locale, `nucleus.condition.EMBEDDED.${verdict}`)).not.toMatch(nucleus[locale]);
    }
  });

  test.each([
    ['EN', ['One step from the heart: of its 3 partners at least one is in the nucleus.', '3 smaller or supporting partners gather around it, counting those whose size is not shown; 3 are asked for.', '0.6% a year']],
    ['RU', ['В одном шаге от сердца: хотя бы один из 3 партнёров входит в ядро.', 'Вокруг организации 3 меньших или поддерживающих партнёра, считая тех, чей размер не раскрыт; нужно не меньше 3.', '0,6 % в год']],
    ['KK', ['Жүректен бір қадам жерде: 3 серіктесінің кемінде біреуі өзекке кіреді.', 'Айналасында 3 шағын немесе қолдаушы серіктес бар (көлемі ашылмағандары да есепте); 3 қажет.', 'жылына 0,6 %']],
  ] as const)('tells %s readers of an organization of any gender in whole sentences', (locale, [ring, gathering, growth]) => {
    expect(say(locale, 'nucleus.label.RING_1', { degree: 3 })).toBe(ring);
    expect(say(locale, 'nucleus.condition.GATHERING.MET.GATHERED_PARTNERS', { value: 3, threshold: 3 })).toBe(gathering);
    expect(say(locale, 'nucleus.condition.GROWTH.MET.GROWTH', { value: 0.006 }).replace(/\s/g, ' ')).toContain(growth);
  });
});

describe('what follows for a cluster', () => {
  const figures = (undecided: number, chainCoverage: number | null, withoutStage: number): StoredFigures =>
    ({
      advice: ['RESEARCH_LED'],
      missingLinks: ['SUPPLIER_PROCESSOR'],
      chainCoverage,
      cluster: { advice: [{ code: 'RESEARCH_LED', organizations: [], undecided }], chain: { withoutStage } },
    }) as unknown as StoredFigures;

  test('is told as it is where everything is known', () => {
    expect(explainAdvice(figures(0, 0, 0), english)).toEqual([
      'By what is stated so far the network has a core without a large growing producer: it is led by research or services.',
      'The chain has a gap: no confirmed supply from producers to processors.',
    ]);
  });

  test('does not tell whether the one or two have stated their figures that it could hang on', () => {
    expect(explainAdvice(figures(2, 0, 0), english)).toEqual(explainAdvice(figures(0, 0, 0), english));
  });

  test('never takes what is not stated for a no', () => {
    expect(explainAdvice(figures(30, 0, 2), english)).toEqual([
      'The network has a core, but no large growing producer is proven yet: members have yet to state their figures.',
      'No supply from producers to processors is confirmed so far; 2 members have not stated their role in the chain.',
    ]);
    expect(explainAdvice(figures(30, null, 30), english)).toHaveLength(1);
  });
});
