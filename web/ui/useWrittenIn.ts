import { useSyncExternalStore } from 'react';
import { HOME_ZONE, WRITTEN_IN } from './own-zone';

const never = () => () => undefined;

/** The zone that times are written in, for what stands or falls with it: what the server wrote in, until the page's program is there. */
export const useWrittenIn = (): string | null => useSyncExternalStore(never, () => WRITTEN_IN, () => HOME_ZONE);
