/** Where most readers are; what the server writes: it does not know the reader's zone. */
export const HOME_ZONE = 'Asia/Almaty';

/** The time zone of the reader's device. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that times are written in: null for the device's own, in a browser, where nothing has to be loaded for it; on the server, where most readers are. */
export const WRITTEN_IN = typeof window === 'undefined' ? HOME_ZONE : null;
