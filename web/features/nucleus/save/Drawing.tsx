import { useEffect, useMemo, useState } from 'react';
import type { Seen } from './seen';
import type { Frame, toSvg } from './svg';

type Draw = typeof toSvg;

/** Draws by the program that makes the files, once that has arrived. */
export function useDraw(): Draw | null {
  const [draw, setDraw] = useState<Draw | null>(null);
  useEffect(() => {
    let wanted = true;
    // Where it does not arrive, there is no drawing; the next that wants one asks anew.
    void import('./svg').then(
      (drawing) => wanted && setDraw(() => drawing.toSvg),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return draw;
}

/** What is seen as a drawing in the page. All that came from people is escaped in it. */
export function Drawing({ draw, seen, frame, className }: { draw: Draw; seen: Seen; frame: Frame; className?: string | undefined }) {
  const svg = useMemo(() => {
    const text = draw(seen, frame);
    return { __html: text.slice(text.indexOf('<svg')) };
  }, [draw, seen, frame]);
  return <div className={className} role="img" aria-label={frame.title} dangerouslySetInnerHTML={svg} />;
}
