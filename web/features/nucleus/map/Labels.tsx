import { usePlaceName } from '@/ui/usePlaceName';
import { useFormat } from '@/ui/useFormat';
import type { Picture } from '../picture';
import { placedNames } from '../save/names';
import type { View } from '../stage/look';
import type { Disc, Spot } from './arrange';

type RegionLabel = Spot & { code: string; count: number };

const SIZE = 12;
const NAME = 12.5;
const LETTER = 0.62;
/** More names would hide the map. */
const MOST = 24;

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

/** The names of those that stand out: the chosen in full, then the partners, or without a selection the nucleus. */
export function Names({ picture, spots, sizes, view, chosen, width, height }: NamesProps) {
  const told = (place: number) => (view.lit ? view.lit.has(place) : picture.labels[place] === 'NUCLEUS');
  const points = picture.ids.flatMap((id, place) => {
    const spot = spots[place];
    const inside = spot && spot.x > 0 && spot.x < width && spot.y > 0 && spot.y < height;
    if (!inside || !view.shown[place] || !told(place) || chosen.includes(place)) return [];
    const { names, kinds, labels, strengths } = picture;
    return [{
      id,
      name: names[place] ?? '',
      kind: kinds[place] ?? ('ENTERPRISE' as const),
      label: labels[place] ?? ('OUTSIDE' as const),
      strength: strengths[place] ?? 0,
      degree: 0,
      x: spot.x - width / 2,
      y: spot.y,
      size: sizes[place] ?? 1,
      faded: false,
      selected: false,
    }];
  });
  const strongest = points.sort((one, other) => other.strength - one.strength).slice(0, MOST);
  return (
    <g fontSize={NAME} fill="var(--ozek-ink)" stroke="var(--ozek-paper)" strokeWidth={3.5} paintOrder="stroke">
      {placedNames(strongest, NAME, width / 2).map(({ name, x, y, end }) => (
        <text key={`${name} ${y}`} x={x + width / 2} y={y + NAME / 3} textAnchor={end ? 'end' : 'start'}>
          {name}
        </text>
      ))}
      {chosen.map((place) => {
        const spot = spots[place];
        const end = spot && spot.x > width / 2;
        const off = (sizes[place] ?? 1) * 1.3 + 7;
        return spot && (
          <text key={place} x={spot.x + (end ? -off : off)} y={spot.y + NAME / 3} textAnchor={end ? 'end' : 'start'} fontWeight={600}>
            {picture.names[place]}
          </text>
        );
      })}
    </g>
  );
}
