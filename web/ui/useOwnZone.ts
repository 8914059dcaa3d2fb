import { useSyncExternalStore } from 'react';
import { HOME_ZONE } from './own-zone';

const never = () => () => undefined;

/** The zone that a time is shown in: what the server wrote in, until the page's program is there; then null, the device's own. */
export const useOwnZone = (): string | null => useSyncExternalStore(never, () => null, () => HOME_ZONE);
