import { useEffectEvent, useEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { CameraAct } from '../stage/obey';
import { WHOLE, type Camera, type Size } from './projection';

const STEP = 1.5;
const NEAREST = 40;
/** A pointer that moved less has clicked. */
const CLICK = 4;

type Drag = { id: number; x: number; y: number; from: Camera; moved: boolean };

/** What the reader does to the map: nearer, further, moved by the pointer, a point brought to the middle. */
export function useCamera(box: RefObject<HTMLElement | null>, { width, height }: Size) {
  const [camera, setCamera] = useState(WHOLE);
  const [drag, setDrag] = useState<Drag | null>(null);

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

  const dragging = {
    start: (event: PointerEvent) => {
      // One finger scrolls the page until the map is nearer than the page shows it.
      if (event.button !== 0 || (event.pointerType === 'touch' && camera.nearer <= 1)) return;
      setDrag({ id: event.pointerId, x: event.clientX, y: event.clientY, from: camera, moved: false });
    },
    /** Whether the map follows the pointer. */
    move: (event: PointerEvent): boolean => {
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
    end: (): boolean => {
      const clicked = !drag?.moved;
      setDrag(null);
      return clicked;
    },
  };
  return { camera, turn, toMiddle, dragging };
}
