import { usePlaceName } from '@/ui/usePlaceName';
import { useFormat } from '@/ui/useFormat';
import type { Picture } from '../picture';
import { anchored, placeNames } from '../place-names';
import { shortName } from '../short-name';
import type { View } from '../stage/look';
import type { Disc, Spot } from './arrange';

type RegionLabel = Spot & { code: string; count: number };

const SIZE = 12;
const NAME = 12.5;
const LETTER = 0.62;
/** More names would hide the map. */
const MOST = 24;
const LONGEST = 32;

/** The regions by name and number of organizations, the largest first, none on another. */
export function RegionLabels({ labels, discs, width }: { labels: RegionLabel[]; discs: Disc[]; width: number }) {
  const placeName = usePlaceName();
  const format = useFormat();
  const lifted = new Map(discs.map((disc) => [disc.code, disc]));
  const taken: { left: number; right: number; y: number }[] = [];
  const placed = labels.flatMap(({ code, count, ...middle }) => {
    const disc = lifted.get(code);
    const { x, y } = disc ? { x: disc.x, y: disc.y - disc.radius - SIZE * 0.4 } : middle;
    const text = `${placeName(code)} · ${format.number(count)}`;
    const half = (text.length * SIZE * LETTER) / 2;
    const free = x - half > 0 && x + half < width && y > SIZE && !taken.some((box) => box.left < x + half && box.right > x - half && Math.abs(box.y - y) < SIZE * 1.2);
    if (!free) return [];
    taken.push({ left: x - half, right: x + half, y });
    return [{ code, text, x, y }];
  });
  return (
    <g fontSize={SIZE} fontWeight={600} textAnchor="middle" fill="var(--ozek-muted)" stroke="var(--ozek-paper)" strokeWidth={3} paintOrder="stroke">
      {placed.map(({ code, text, x, y }) => (
        <text key={code} x={x} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
}

type NamesProps = { picture: Picture; spots: (Spot | null)[]; sizes: number[]; view: View; chosen: number[]; width: number; height: number };

/** The names of those that stand out: the chosen, in full if they can be, then the partners, or without a selection the nucleus. */
export function Names({ picture, spots, sizes, view, chosen, width, height }: NamesProps) {
  const { ids, names, labels, strengths } = picture;
  const told = (place: number) => (view.lit ? view.lit.has(place) : labels[place] === 'NUCLEUS');
  const strongest = [...ids.keys()]
    .filter((place) => view.shown[place] && told(place) && !chosen.includes(place))
    .sort((one, other) => (strengths[other] ?? 0) - (strengths[one] ?? 0));
  const points = [...chosen, ...strongest].flatMap((place) => {
    const spot = spots[place];
    if (!spot) return [];
    const wish = chosen.includes(place) ? ('must' as const) : labels[place] === 'NUCLEUS' ? ('should' as const) : ('may' as const);
    const [name, short] = [names[place] ?? '', shortName(names[place] ?? '', LONGEST)];
    return [{ x: spot.x, y: spot.y, reach: sizes[place] ?? 1, wish, texts: wish === 'must' && name !== short ? [name, short] : [short] }];
  });
  const inside = points.filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height).slice(0, chosen.length + MOST);
  const written = placeNames(inside, {
    taken: [],
    marks: inside,
    most: inside.length,
    size: { width, height },
    middle: width / 2,
    letters: NAME,
    measure: (text) => text.length * NAME * LETTER,
  });
  return (
    <g fontSize={NAME} fill="var(--ozek-ink)" stroke="var(--ozek-paper)" strokeWidth={3.5} paintOrder="stroke">
      {written.map((name) => {
        const { x, y, anchor } = anchored(name, NAME);
        return (
          <text key={`${name.text} ${x} ${y}`} x={x} y={y} textAnchor={anchor} fontWeight={name.wish === 'must' ? 600 : undefined}>
            {name.text}
          </text>
        );
      })}
    </g>
  );
}
