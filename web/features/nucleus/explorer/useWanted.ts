'use client';

import { useEffect, useState, type RefObject } from 'react';

/** The line across the middle of the screen. */
const MIDDLE = '-50% 0px';

/**
 * Whether somebody wants something that takes long to prepare: it has come to the middle of the screen, or the page is used, or it is wanted
 * `atOnce`. It stays wanted.
 */
export function useWanted(element: RefObject<Element | null>, atOnce: boolean): boolean {
  const [wanted, setWanted] = useState(atOnce);
  if (atOnce && !wanted) setWanted(true);
  useEffect(() => {
    if (wanted || !element.current) return undefined;
    const want = () => setWanted(true);
    const looked = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && want(), { rootMargin: MIDDLE });
    looked.observe(element.current);
    const uses = ['pointerdown', 'keydown'];
    for (const use of uses) window.addEventListener(use, want);
    return () => {
      looked.disconnect();
      for (const use of uses) window.removeEventListener(use, want);
    };
  }, [element, wanted]);
  return wanted;
}
