import { useEffect, useState } from 'react';
import type { Line, Picture } from '../picture';
import type { Places } from './layout';

type Laid = { picture: Picture; lines: Line[]; /** How much is done, 0 to 1. */ share: number; moved: Picture | null };

/**
 * The picture as the pull of these lines lays it out; as it was until that is known. `share` tells how much is done, 0 to 1; null where
 * the browser could not do it. Computed when first wanted, then kept.
 */
export function useForce(picture: Picture, lines: Line[], wanted: boolean): { picture: Picture; share: number | null } {
  const [laid, setLaid] = useState<Laid | null>(null);
  const [failed, setFailed] = useState(false);
  const own = laid?.picture === picture && laid.lines === lines ? laid : null;
  const wanting = wanted && !failed && !own?.moved;
  useEffect(() => {
    if (!wanting) return;
    let stop = () => undefined as void;
    let alive = true;
    const tell = (share: number, places: Places | null) =>
      alive && setLaid({ picture, lines, share, moved: places && { ...picture, ...places } });
    void import('./layout')
      .then(({ pull }) => {
        if (!alive) return;
        stop = pull(picture, lines, { progress: (share) => tell(share, null), done: (places) => tell(1, places) });
      })
      .catch(() => alive && setFailed(true));
    return () => {
      alive = false;
      stop();
    };
  }, [picture, lines, wanting]);
  return { picture: own?.moved ?? picture, share: failed ? null : own?.moved ? 1 : Math.min(0.99, own?.share ?? 0) };
}
