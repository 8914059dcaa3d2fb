/** Where most readers are; what the server writes: it does not know the reader's zone. */
export const HOME_ZONE = 'Asia/Almaty';

/** The time zone of the reader's device. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
