import { Fragment } from 'react';
import type { NucleusLabel, OrganizationKind } from '@/generated/graphql';
import { markPath, marks } from '@/ui/mark';
import { lineStyle, markSize, type LineStyle, type Rings } from './picture';
import { ringBands, roomOfMark, type Band } from './rings';
import classes from './RingsPicture.module.css';

/** Half the width of the drawing in its own unit: the rings reach 1, marks a little further. */
const HALF = 1.12;
const MOST_LINES = 600;
/** In pixels: no mark is smaller, and one smaller than the second is a dot without a shape. */
const LEAST_SIZE = 0.9;
const DOT_SIZE = 1.8;

/** The nucleus and its rings as a still picture: no script, drawn on the server. */
export function RingsPicture({ picture, size, title }: { picture: Rings; size: number; title: string }) {
  const scale = size / 2 / HALF;
  const at = (place: number) => ({ x: (picture.x[place] ?? 0) * scale, y: -(picture.y[place] ?? 0) * scale });
  const bands = ringBands(picture);
  const points = drawnPoints(picture, bands, scale);
  return (
    <svg
      className={classes.picture}
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      width={size}
      height={size}
      role="img"
      aria-label={title}
    >
      {bands
        .toReversed()
        .map(({ ring, outer }) => (
          <circle key={ring} className={classes[ring]} r={tidy(outer * scale)} />
        ))}
      {drawnLines(picture).map(({ style, places }) => {
        const d = places.map(([a, b]) => segment(at(a), at(b))).join('');
        return (
          <Fragment key={style}>
            {style !== 'informal' && <path className={classes.line} d={d} />}
            {style !== 'formal' && <path className={classes[style]} d={d} />}
          </Fragment>
        );
      })}
      {(['NUCLEUS', 'GROWTH_POLE'] as const).map((ringed) => (
        <path
          key={ringed}
          className={classes.halo}
          strokeDasharray={ringed === 'GROWTH_POLE' ? '2.5 1.5' : undefined}
          d={points
            .filter(({ label }) => label === ringed)
            .map(({ place, size: radius }) => markPath(marks.ENTERPRISE, at(place).x, at(place).y, radius + 3))
            .join('')}
        />
      ))}
      {[...grouped(points, ({ kind, dot }) => `${kind}${dot ? ' dot' : ''}`)].map(([key, some]) => (
        <Marks key={key} points={some} at={at} />
      ))}
    </svg>
  );
}

type Point = {
  place: number;
  kind: OrganizationKind;
  label: NucleusLabel | undefined;
  size: number;
  /** Too small for a shape. */
  dot: boolean;
};

/** Marks of one kind as one path. Dots are strokes of no length with round ends: a tenth of the text. */
function Marks({ points, at }: { points: Point[]; at: (place: number) => { x: number; y: number } }) {
  const [first] = points;
  if (!first) return null;
  const { fill } = marks[first.kind];
  const drawn = points.map(({ place, kind, size }) => {
    const { x, y } = at(place);
    return first.dot ? `M${tidy(x)} ${tidy(y)}h0` : markPath(marks[kind], x, y, size);
  });
  return first.dot ? (
    <path className={classes.dot} stroke={fill} strokeWidth={tidy(2 * first.size)} d={drawn.join('')} />
  ) : (
    <path className={classes.mark} fill={fill} d={drawn.join('')} />
  );
}

function drawnPoints(picture: Rings, bands: Band[], scale: number): Point[] {
  const strongest = picture.strengths.reduce((most, strength) => Math.max(most, strength), 0);
  const room = roomOfMark(picture, bands);
  return picture.kinds.map((kind, place) => {
    const size = Math.max(LEAST_SIZE, scale * markSize(picture.strengths[place] ?? 0, strongest, room));
    return { place, kind, label: picture.labels[place], size, dot: size < DOT_SIZE };
  });
}

/** The strongest lines, by style. */
function drawnLines({ lines }: Rings): Array<{ style: LineStyle; places: Array<[number, number]> }> {
  const strongest = [...lines].sort((one, other) => other.weight - one.weight).slice(0, MOST_LINES);
  return [...grouped(strongest, lineStyle)].map(([style, some]) => ({
    style,
    places: some.map(({ a, b }) => [a, b]),
  }));
}

function grouped<Key, Value>(values: Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

function segment(from: { x: number; y: number }, to: { x: number; y: number }): string {
  return `M${tidy(from.x)} ${tidy(from.y)}L${tidy(to.x)} ${tidy(to.y)}`;
}

function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
