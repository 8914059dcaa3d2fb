'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import type { View } from './look';
import type { RingWords } from './rings-layer';
import { Scene } from './scene';
import classes from './Stage.module.css';
import { isDirection, startOfWalk, step } from './walk';

export type StageProps = {
  picture: Picture;
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
  onReady: () => void;
};

export type CameraWish = { act: 'centre'; place: number } | { act: CameraAct };

/** The picture on canvases, walked with the arrow keys. What it shows is also in the table. */
export default function Stage(props: StageProps) {
  const { picture, bands, words, lines, view, wish } = props;
  const box = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene | null>(null);
  const animated = !useReducedMotion();
  const colours = useComputedColorScheme('light');

  const select = useEffectEvent(props.onSelect);
  const ready = useEffectEvent(props.onReady);
  const build = useEffectEvent((container: HTMLElement) => {
    return new Scene(container, picture, bands, words, view, select);
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
  }, [picture, bands, words]);
  useEffect(() => scene.current?.draw(lines), [lines]);
  useEffect(() => scene.current?.show(view), [view]);
  useEffect(() => scene.current?.recolour(), [colours]);
  useEffect(() => {
    if (wish?.act === 'centre') scene.current?.centre(wish.place, animated);
    else if (wish) turnCamera(scene.current, wish.act, animated);
  }, [wish, animated]);

  const walkTo = (place: number | null) => {
    if (place === null) return;
    props.onPoint(place);
    scene.current?.reveal(place, animated);
  };

  /** Does what a key asks for; false when it asks for nothing here. */
  const obey = (key: string): boolean => {
    const at = view.pointed ?? view.selected;
    const act = CAMERA_KEYS[key];
    if (isDirection(key) && at !== null) walkTo(step(picture, at, props.partners[at] ?? [], view.shown, key));
    else if (isDirection(key) || key === 'Home') walkTo(startOfWalk(picture, view.shown));
    else if (key === 'Enter' || key === ' ') props.onSelect(at);
    else if (key === 'Escape' && view.pointed !== null) props.onPoint(null);
    else if (key === 'Escape' && view.selected !== null) props.onSelect(null);
    else if (act) turnCamera(scene.current, act, animated);
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && obey(event.key)) event.preventDefault();
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

type CameraAct = 'nearer' | 'further' | 'whole';

const ZOOM_STEP = 1.4;
const CAMERA_KEYS: Record<string, CameraAct> = { '+': 'nearer', '=': 'nearer', '-': 'further', '0': 'whole' };

function turnCamera(scene: Scene | null, act: CameraAct, animated: boolean): void {
  if (act === 'whole') scene?.reset(animated);
  else scene?.zoom(act === 'nearer' ? 1 / ZOOM_STEP : ZOOM_STEP, animated);
}
