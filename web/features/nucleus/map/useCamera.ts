import { useEffectEvent, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { CameraAct } from '../stage/obey';
import { WHOLE, type Camera, type Size } from './projection';

const STEP = 1.5;
const NEAREST = 40;
/** A pointer that moved less has clicked. */
const CLICK = 4;

type Point = { x: number; y: number };
type Drag = { id: number; x: number; y: number; from: Camera; moved: boolean };

/** What the reader does to the map: nearer, further, moved by the pointer, a point brought to the middle. */
export function useCamera(box: RefObject<HTMLElement | null>, { width, height }: Size) {
  const [camera, setCamera] = useState(WHOLE);
  const [drag, setDrag] = useState<Drag | null>(null);
  /** Where fingers touch the map; two of them scale it. */
  const fingers = useRef(new Map<number, Point>());
  const pinched = useRef(false);

  /** Nearer by a factor, round a point of the frame. */
  const zoom = (factor: number, x = width / 2, y = height / 2) =>
    setCamera((before) => {
      const nearer = Math.max(0.5, Math.min(NEAREST, before.nearer * factor));
      const grown = nearer / before.nearer;
      const keep = (at: number, middle: number, off: number) => at - middle - (at - middle - off) * grown;
      return { nearer, dx: keep(x, width / 2, before.dx), dy: keep(y, height / 2, before.dy) };
    });
  const turn = (act: CameraAct) => (act === 'whole' ? setCamera(WHOLE) : zoom(act === 'nearer' ? STEP : 1 / STEP));
  const toMiddle = ({ x, y }: { x: number; y: number }) =>
    setCamera((before) => ({ ...before, dx: before.dx + width / 2 - x, dy: before.dy + height / 2 - y }));

  // The wheel changes the scale only while the map has the focus or with Ctrl: else it scrolls the page.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const meant = event.ctrlKey || event.metaKey || document.activeElement === box.current;
    if (!meant || !box.current) return;
    event.preventDefault();
    const { left, top } = box.current.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top);
  });
  useEffect(() => {
    const element = box.current;
    const listen = (event: WheelEvent) => onWheel(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [box]);

  /** Two fingers: nearer as they part, round the point between them, which goes where they go. */
  const pinch = (event: PointerEvent) => {
    const before = gripOf(fingers.current);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const { middle, apart } = gripOf(fingers.current);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    zoom(apart / Math.max(1, before.apart), before.middle.x - left, before.middle.y - top);
    setCamera(({ nearer, dx, dy }) => ({ nearer, dx: dx + middle.x - before.middle.x, dy: dy + middle.y - before.middle.y }));
  };

  const dragging = {
    start: (event: PointerEvent) => {
      if (event.pointerType === 'touch') {
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        // What was touched may be drawn no more when the finger goes.
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      pinched.current = fingers.current.size > 1;
      if (pinched.current) return setDrag(null);
      // One finger scrolls the page until the map is nearer than the page shows it.
      if (event.button !== 0 || (event.pointerType === 'touch' && camera.nearer <= 1)) return;
      setDrag({ id: event.pointerId, x: event.clientX, y: event.clientY, from: camera, moved: false });
    },
    /** Whether the map follows the pointer. */
    move: (event: PointerEvent): boolean => {
      if (pinched.current && fingers.current.has(event.pointerId)) {
        if (fingers.current.size === 2) pinch(event);
        return true;
      }
      if (drag?.id !== event.pointerId) return false;
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(dx, dy) < CLICK) return false;
      if (!drag.moved) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ ...drag, moved: true });
      }
      setCamera({ ...drag.from, dx: drag.from.dx + dx, dy: drag.from.dy + dy });
      return true;
    },
    /** Whether it was a click. */
    end: ({ pointerId }: PointerEvent): boolean => {
      fingers.current.delete(pointerId);
      const clicked = !drag?.moved && !pinched.current;
      setDrag(null);
      return clicked;
    },
  };
  return { camera, turn, toMiddle, dragging };
}

/** Of two fingers the point between them and how far they are apart. */
function gripOf(fingers: Map<number, Point>): { middle: Point; apart: number } {
  const [one = { x: 0, y: 0 }, other = one] = fingers.values();
  return { middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }, apart: Math.hypot(one.x - other.x, one.y - other.y) };
}
