'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import type { View } from './look';
import { obey, type CameraAct } from './obey';
import type { RingWords } from './rings-layer';
import { Scene } from './scene';
import classes from './Stage.module.css';

export type StageProps = {
  picture: Picture;
  /** Where the points come from when they move to where the picture has them; stays the same while they do. */
  seed?: Picture;
  bands: Band[];
  words: RingWords;
  /** The lines to draw: those of the picture, and those of the selection where the picture holds only the core's. */
  lines: Line[];
  partners: number[][];
  view: View;
  /** What the reader asked of the camera last; each act makes a new one. */
  wish: CameraWish | null;
  label: string;
  /** Id of the element that says which keys do what. */
  describedBy: string;
  onPoint: (place: number | null) => void;
  onSelect: (place: number | null) => void;
  onSteps: (steps: number) => void;
  onReady: () => void;
};

export type CameraWish = { act: 'centre'; place: number } | { act: CameraAct };

/** The picture on canvases, walked with the arrow keys. What it shows is also in the table. */
export default function Stage(props: StageProps) {
  const { picture, bands, words, lines, view, wish, seed = picture } = props;
  const box = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene | null>(null);
  const animated = !useReducedMotion();
  const colours = useComputedColorScheme('light');

  const select = useEffectEvent(props.onSelect);
  const ready = useEffectEvent(props.onReady);
  const build = useEffectEvent((container: HTMLElement) => {
    return new Scene(container, seed, bands, words, view, select);
  });

  useEffect(() => {
    if (!box.current) return;
    const built = build(box.current);
    scene.current = built;
    ready();
    return () => {
      scene.current = null;
      built.kill();
    };
  }, [seed, bands, words]);
  useEffect(() => {
    if (picture !== seed) scene.current?.move(picture, animated);
  }, [picture, seed, animated]);
  useEffect(() => scene.current?.draw(lines), [lines]);
  useEffect(() => scene.current?.show(view), [view]);
  useEffect(() => scene.current?.recolour(), [colours]);
  useEffect(() => {
    if (wish?.act === 'centre') scene.current?.centre(wish.place, animated);
    else if (wish) turnCamera(scene.current, wish.act, animated);
  }, [wish, animated]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const reveal = (place: number) => scene.current?.reveal(place, animated);
    const done = obey(event.key, { ...props, reveal, turn: (act) => turnCamera(scene.current, act, animated) });
    if (done) event.preventDefault();
  };

  return (
    <div
      ref={box}
      className={classes.stage}
      role="application"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={onKeyDown}
    />
  );
}

const ZOOM_STEP = 1.4;

function turnCamera(scene: Scene | null, act: CameraAct, animated: boolean): void {
  if (act === 'whole') scene?.reset(animated);
  else scene?.zoom(act === 'nearer' ? 1 / ZOOM_STEP : ZOOM_STEP, animated);
}
