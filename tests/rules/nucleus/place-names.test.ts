import fc from 'fast-check';
import { placeNames, type Box, type Wish } from '../../../web/features/nucleus/place-names.js';

const [width, height] = [640, 640];
const around = { marks: [], most: 70, size: { width, height }, middle: width / 2, letters: 12.5, measure: (text: string) => text.length * 7 };
const within = fc.integer({ min: 1, max: width - 1 });
const mark = fc.record({ x: within, y: within, reach: fc.integer({ min: 1, max: 12 }), texts: fc.tuple(fc.string({ minLength: 30, maxLength: 60 }), fc.string({ minLength: 1, maxLength: 30 })), wish: fc.constantFrom<Wish>('should', 'may') });
const word = fc.tuple(within, within).map(([left, top]): Box => ({ left, right: left + 12, top, bottom: top + 12 }));
const meet = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

it('writes no name on another, on a word of the picture or over its edge', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 60 }), fc.array(word, { maxLength: 30 }), (points, taken) => {
      const boxes = placeNames(points.map((point, place) => (place < 2 ? { ...point, wish: 'must' as const } : point)), { ...around, taken }).map(({ box }) => box);
      for (const [place, box] of boxes.entries()) {
        expect([...taken, ...boxes.slice(place + 1)].filter((other) => meet(box, other))).toEqual([]);
        expect([box.left > 0, box.top > 0, box.right < width, box.bottom < height]).toEqual([true, true, true, true]);
      }
    }),
  );
});

it('names the selected and the heart before all others, beside the words of the picture', () => {
  const at = (x: number, y: number) => ({ x, y, reach: 6 });
  const beside: Box = { left: 330, right: 400, top: 310, bottom: 330 };
  const names = placeNames(
    [
      { ...at(320, 320), texts: ['Selected'], wish: 'must' },
      { ...at(322, 324), texts: ['Heart'], wish: 'should' },
      { ...at(318, 318), texts: ['Other'], wish: 'may' },
    ],
    { ...around, most: 2, taken: [beside] },
  );
  expect(names[0]).toMatchObject({ text: 'Selected', box: { right: 320 - 6 * 1.3 - 5 } });
  expect(names.map(({ text }) => text)).toEqual(['Selected', 'Heart']);
});
