import type { NucleusLabel } from '@/generated/graphql';
import classes from './RingGlyph.module.css';

/** The rings from the outside in, and where each label has its place among them. */
const radii = [46, 36, 25, 13];
const placeOf: Record<NucleusLabel, { ring: number | null; y: number }> = {
  NUCLEUS: { ring: 3, y: 0 },
  GROWTH_POLE: { ring: 1, y: -30 },
  CORE_PARTNER: { ring: 2, y: -19 },
  RING_1: { ring: 1, y: -30.5 },
  RING_2: { ring: 0, y: -41 },
  OUTSIDE: { ring: null, y: -46 },
};

/** A small picture of the place: the rings with one's own filled. The word for it stands beside it. */
export function RingGlyph({ label }: { label: NucleusLabel }) {
  const { ring, y } = placeOf[label];
  return (
    <svg viewBox="-50 -50 100 100" className={classes.glyph} aria-hidden data-nucleus={label === 'NUCLEUS' || undefined}>
      {radii.map((radius, place) => (
        <circle key={radius} r={radius} className={place === ring ? classes.own : classes.ring} />
      ))}
      <circle cy={y} r={label === 'NUCLEUS' ? 5.5 : 4.5} className={label === 'GROWTH_POLE' ? classes.pole : classes.dot} />
    </svg>
  );
}
