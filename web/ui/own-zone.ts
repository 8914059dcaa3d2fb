/** Where most readers are; what the server writes until the browser has told its own zone. */
export const HOME_ZONE = 'Asia/Almaty';

let zone: string | null = null;

/** The time zone of the reader's device, as it was when the page was opened: to ask for it takes a while, and a page has many times. */
export function ownZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}
