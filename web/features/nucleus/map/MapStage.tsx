'use client';

import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type PointerEvent, type Ref } from 'react';
import { Scale } from '../explorer/Scale';
import type { Line, Picture } from '../picture';
import type { View } from '../stage/look';
import { obey } from '../stage/obey';
import type { CameraWish } from '../stage/Stage';
import { arrange, shifted } from './arrange';
import { Ground } from './Ground';
import { Names, RegionLabels } from './Labels';
import classes from './Map.module.css';
import { Lines, Marks, sizesOf } from './Marks';
import { projectionFor } from './projection';
import { useCamera } from './useCamera';
import type { Land } from './useLand';
import type { Whereabouts } from './whereabouts';

export type MapStageProps = {
  land: Land;
  where: Whereabouts;
  /** The whole world instead of where most are. */
  world: boolean;
  picture: Picture;
  /** Those that are drawn. */
  lines: Line[];
  partners: number[][];
  view: View;
  wish: CameraWish | null;
  label: string;
  drawing: Ref<SVGSVGElement>;
  onPoint: (place: number | null) => void;
  onSelect: (place: number | null) => void;
  onSteps: (steps: number) => void;
  onWish: (wish: CameraWish) => void;
};

/** Pixels from a mark within which a pointer means it. */
const REACH = 14;
const FEW = 400;
/** Distance between marks of one heap on a map of usual width, of few organizations and of many. */
const SPACING = { few: 11, many: 3.6 };
const USUAL_WIDTH = 800;

/** The map, drawn as SVG: walked with the arrow keys, moved and scaled as the other pictures. */
export default function MapStage(props: MapStageProps) {
  const { land, where, world, picture, lines, view, wish } = props;
  const pictures = useTranslations('nucleus.picture');
  const box = useRef<HTMLDivElement>(null);
  const { ref: measured, width, height } = useElementSize();
  const both = useMergedRef(box, measured);
  const { camera, turn, toMiddle, dragging } = useCamera(box, { width, height });
  const [hovered, setHovered] = useState<number | null>(null);
  const keys = useId();

  const positions = useMemo(() => {
    const heaped = where.heaps.flatMap(({ middle, members }) => members.map(() => middle));
    return [...where.known.filter((position) => position !== null), ...heaped];
  }, [where]);
  const projection = useMemo(() => projectionFor(positions, { width, height }, world, camera), [positions, width, height, world, camera]);
  const spacing = SPACING[picture.ids.length < FEW ? 'few' : 'many'] * Math.min(1.1, Math.max(0.55, width / USUAL_WIDTH)) * Math.min(2, Math.max(1, camera.nearer ** 0.35));
  const { nearer, dx, dy } = camera;
  const arranged = useMemo(
    () => arrange(where, projectionFor(positions, { width, height }, world, { nearer, dx: 0, dy: 0 }), spacing),
    [where, positions, width, height, world, nearer, spacing],
  );
  const { spots, discs } = useMemo(() => shifted(arranged, dx, dy), [arranged, dx, dy]);
  const sizes = useMemo(() => sizesOf(picture, spacing * 1.2), [picture, spacing]);
  const labels = useMemo(
    () =>
      where.regions.flatMap(({ code, members, middle }) => {
        const at = middle && projection(middle);
        const count = members.filter((place) => view.shown[place] && spots[place]).length;
        return at && count > 0 ? [{ code, count, x: at[0], y: at[1] }] : [];
      }),
    [where, projection, view.shown, spots],
  );
  /** As the other pictures: who has no spot cannot be walked to. */
  const walked = useMemo(() => ({ ...picture, x: spots.map((spot) => spot?.x ?? 0), y: spots.map((spot) => -(spot?.y ?? 0)) }), [picture, spots]);
  const shown = useMemo(() => view.shown.map((is, place) => is && spots[place] !== null), [view.shown, spots]);
  const chosen = [...new Set([view.selected, view.pointed, hovered])].filter((place) => place !== null);

  const obeyWish = useEffectEvent((asked: CameraWish) => {
    if (asked.act !== 'centre') return turn(asked.act);
    const spot = spots[asked.place];
    if (spot) toMiddle(spot);
  });
  useEffect(() => {
    if (wish) obeyWish(wish);
  }, [wish]);

  const reveal = (place: number) => {
    const spot = spots[place];
    if (spot && (spot.x < 0 || spot.y < 0 || spot.x > width || spot.y > height)) toMiddle(spot);
  };
  const nearest = (event: PointerEvent): number | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let [best, least]: [number | null, number] = [null, REACH];
    spots.forEach((spot, place) => {
      const distance = spot && shown[place] ? Math.hypot(spot.x - x, spot.y - y) : REACH;
      if (distance < least) [best, least] = [place, distance];
    });
    return best;
  };

  return (
    <div className={classes.frame}>
      <div
        ref={both}
        className={classes.stage}
        data-near={camera.nearer > 1 || undefined}
        data-over={hovered !== null || undefined}
        role="application"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={keys}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (obey(event.key, { ...props, picture: walked, view: { ...view, shown }, reveal, turn })) event.preventDefault();
        }}
        onPointerDown={dragging.start}
        onPointerMove={(event) => {
          if (!dragging.move(event) && event.pointerType !== 'touch') setHovered(nearest(event));
        }}
        onPointerUp={(event) => {
          if (dragging.end(event)) props.onSelect(nearest(event));
        }}
        onPointerCancel={dragging.end}
        onPointerLeave={() => setHovered(null)}
      >
        {width > 0 && (
          <svg ref={props.drawing} className={classes.drawing} viewBox={`0 0 ${width} ${height}`} aria-hidden>
            <Ground land={land} projection={projection} width={width} height={height} />
            <g fill="var(--ozek-paper)" fillOpacity={0.7} stroke="var(--ozek-control)" strokeWidth={1} strokeDasharray="2 2">
              {discs.map(({ code, x, y, radius }) => (
                <circle key={code} cx={x} cy={y} r={radius} />
              ))}
            </g>
            <Lines spots={spots} lines={lines} />
            <Marks picture={picture} spots={spots} sizes={sizes} view={view} chosen={chosen} />
            {view.lit === null && <RegionLabels labels={labels} discs={discs} width={width} />}
            <Names picture={picture} spots={spots} sizes={sizes} view={view} chosen={chosen} width={width} height={height} />
          </svg>
        )}
      </div>
      <Scale onWish={props.onWish} />
      <p id={keys} className={classes.keys}>
        {pictures('keys')}
      </p>
    </div>
  );
}
