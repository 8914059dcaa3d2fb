import fc from 'fast-check';
import { toldUnanswered, type Unanswered } from '../../../server/src/modules/nucleus/rules/confirmation.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';

const ties = (...pairs: string[]): Unanswered[] => pairs.map((pair) => ({ fromId: pair.charAt(0), toId: pair.charAt(1) }));
const untold = unknown('TOO_FEW_CONCERNED');

describe('declared ties without an answer', () => {
  test.each<[string, number, Unanswered[], ReturnType<typeof toldUnanswered>]>([
    ['none', 9, [], untold],
    ['two between four: each of them is left with the other two', 9, ties('ab', 'cd'), untold],
    ['three in a chain: the second is left with a pair', 9, ties('ab', 'bc', 'cd'), untold],
    ['whatever many of one organization', 99, ties('ab', 'ac', 'ad', 'ae', 'af', 'ag'), untold],
    ['many of one and one more', 99, ties('ab', 'ac', 'ad', 'ae', 'fg'), untold],
    ['in a ring of four: everybody is left with three', 5, ties('ab', 'bc', 'cd', 'da'), known(5)],
    ['in a cluster of four', 4, ties('ab', 'bc', 'cd', 'da'), untold],
    ['three apart', 6, ties('ab', 'cd', 'ef'), known(5)],
    ['six', 6, ties('ab', 'cd', 'ef', 'ab', 'ab', 'ab'), known(10)],
  ])('%s', (_name, members, given, told) => expect(toldUnanswered(members, given)).toEqual(told));

  test('are told where everybody who leaves out their own has three others left, and never exactly', () => {
    const name = fc.constantFrom(...'abcdefgh');
    const some = fc.array(fc.record({ fromId: name, toId: name }).filter(({ fromId, toId }) => fromId !== toId), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer({ min: 3, max: 9 }), (given, members) => {
        const concerned = (one: string | null): number =>
          new Set(given.filter(({ fromId, toId }) => fromId !== one && toId !== one).flatMap(({ fromId, toId }) => [fromId, toId])).size;
        const tellable = members >= 5 && [null, ...'abcdefgh'].every((one) => concerned(one) >= 3);
        const { value } = toldUnanswered(members, given);
        expect(value !== null).toBe(tellable);
        if (value !== null) expect([value % 5, value >= given.length, value < given.length + 5]).toEqual([0, true, true]);
      }),
    );
  });
});
