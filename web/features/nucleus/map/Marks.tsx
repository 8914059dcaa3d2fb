import type { NucleusLabel } from '@/generated/graphql';
import { markPath, marks } from '@/ui/mark';
import { lineStyle, markSize, strokesOf, type Line, type Picture } from '../picture';
import type { View } from '../stage/look';
import type { Spot } from './arrange';

const FADED = 0.25;
const HALO = 3.5;

type MarksProps = { picture: Picture; spots: (Spot | null)[]; sizes: number[]; view: View; chosen: number[] };

/** The marks of the organizations, one path a look: thousands are drawn at once. */
export function Marks({ picture, spots, sizes, view, chosen }: MarksProps) {
  const looks = new Map<string, { fill: string; opacity: number; d: string[] }>();
  const halos: Partial<Record<NucleusLabel, string[]>> = { NUCLEUS: [], GROWTH_POLE: [] };
  picture.kinds.forEach((kind, place) => {
    const spot = spots[place];
    if (!spot) return;
    const shown = view.shown[place] === true;
    const faded = shown && view.lit !== null && !view.lit.has(place) && !chosen.includes(place);
    const size = sizes[place] ?? 1;
    const fill = shown ? marks[kind].fill : 'var(--ozek-hairline)';
    const look = looks.get(`${fill}${faded}`) ?? { fill, opacity: faded ? FADED : 1, d: [] };
    look.d.push(markPath(marks[kind], spot.x, spot.y, shown ? size : Math.min(size, 2)));
    looks.set(`${fill}${faded}`, look);
    if (shown && !faded) halos[picture.labels[place] ?? 'OUTSIDE']?.push(markPath(marks[kind], spot.x, spot.y, size + HALO));
  });
  const faintFirst = [...looks].sort(([, one], [, other]) => one.opacity - other.opacity);
  return (
    <g>
      {faintFirst.map(([key, { fill, opacity, d }]) => (
        <path key={key} d={d.join('')} fill={fill} opacity={opacity} stroke="var(--ozek-mark-outline)" strokeWidth={0.7} />
      ))}
      <g fill="none" stroke="var(--ozek-gold)" strokeWidth={1.75}>
        <path d={halos.NUCLEUS?.join('')} />
        <path d={halos.GROWTH_POLE?.join('')} strokeDasharray="3 2" />
      </g>
      {chosen.map((place) => {
        const spot = spots[place];
        return spot && <path key={place} d={markPath(marks[picture.kinds[place] ?? 'ENTERPRISE'], spot.x, spot.y, (sizes[place] ?? 1) + HALO)} fill="none" stroke="var(--ozek-ink)" strokeWidth={2} />;
      })}
    </g>
  );
}

const WIDTH = 1.2;

export function Lines({ spots, lines }: { spots: (Spot | null)[]; lines: Line[] }) {
  return (
    <g fill="none" stroke="var(--ozek-ink)" strokeOpacity={Math.max(0.12, Math.min(0.6, 30 / lines.length))}>
      {(['formal', 'informal', 'both'] as const).map((style) => {
        const d = lines
          .filter((line) => lineStyle(line) === style)
          .map(({ a, b }) => (spots[a] && spots[b] ? `M${round(spots[a].x)} ${round(spots[a].y)}L${round(spots[b].x)} ${round(spots[b].y)}` : ''))
          .join('');
        return strokesOf(style, WIDTH).map(({ width, dashes }) => <path key={`${style} ${width}`} strokeWidth={width} strokeDasharray={dashes} d={d} />);
      })}
    </g>
  );
}

export function sizesOf(picture: Picture, room: number): number[] {
  const strongest = picture.strengths.reduce((most, strength) => Math.max(most, strength), 0);
  return picture.strengths.map((strength) => markSize(strength, strongest, room));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
