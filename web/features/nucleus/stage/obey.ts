import type { Picture } from '../picture';
import type { View } from './look';
import { isDirection, startOfWalk, step } from './walk';

export type CameraAct = 'nearer' | 'further' | 'whole';

type Obeyed = {
  picture: Picture;
  partners: number[][];
  view: View;
  onPoint: (place: number | null) => void;
  onSelect: (place: number | null) => void;
  onSteps: (steps: number) => void;
  /** Brings a point into sight. */
  reveal: (place: number) => void;
  turn: (act: CameraAct) => void;
};

const CAMERA_KEYS: Record<string, CameraAct> = { '+': 'nearer', '=': 'nearer', '-': 'further', '0': 'whole' };

/**
 * Does what a key asks of a picture: walk, select, widen and narrow the circle around the selected one, go back, or change the scale.
 * False when it asks for nothing here.
 */
export function obey(key: string, { picture, partners, view, onPoint, onSelect, onSteps, reveal, turn }: Obeyed): boolean {
  const { selected, pointed, steps, shown } = view;
  const at = pointed ?? selected;
  const walkTo = (place: number | null) => {
    if (place === null) return;
    onPoint(place);
    reveal(place);
  };
  if (isDirection(key) && at !== null) walkTo(step(picture, at, partners[at] ?? [], shown, key));
  else if (isDirection(key) || key === 'Home') walkTo(startOfWalk(picture, shown));
  else if (key === 'Enter' || key === ' ') onSelect(at);
  else if (key === 'Escape' && pointed !== null) onPoint(null);
  else if (key === 'Escape' && selected !== null && steps > 1) onSteps(1);
  else if (key === 'Escape' && selected !== null) onSelect(null);
  else if (selected !== null && /^[1-9]$/.test(key)) onSteps(Number(key));
  else if (selected !== null && (key === '+' || key === '=')) onSteps(steps + 1);
  else if (selected !== null && key === '-') onSteps(Math.max(1, steps - 1));
  else if (CAMERA_KEYS[key]) turn(CAMERA_KEYS[key]);
  else return false;
  return true;
}
