import { useSyncExternalStore } from 'react';

/** Whether the page is on its way to paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia('print').matches || announced, () => false);
}

/** Browsers announce a print before its style holds, and what is to be printed must stand by then. */
let announced = false;

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia('print');
  const announce = (printing: boolean) => () => {
    announced = printing;
    changed();
  };
  const [before, after] = [announce(true), announce(false)];
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  media.addEventListener('change', changed);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    media.removeEventListener('change', changed);
  };
}
