/**
 * What somebody typed and did not send yet, kept by the browser: a reload, a closed tab and the end of a session leave it. Each person has
 * their own on a device, nobody's stays longer than some days, and who signs out leaves none.
 */

export const KEPT_DAYS = 14;

/** An attempt to send it that nobody has answered: the same text goes again under the same key, and so happens once. */
export type Sent = { text: string; key: string; since: string };
export type Kept<TValues> = {
  /** When it was last changed. */
  at: string;
  /** The language that its numbers are written in. */
  locale: string;
  values: TValues;
  sent: Sent | null;
};

const PREFIX = 'ozek-kept:';

/** The place of a form's text: whose, and which form. */
export const placeOf = (viewerId: string, form: string): string => `${PREFIX}${viewerId}:${form}`;

export function readKept<TValues>(place: string): Kept<TValues> | null {
  try {
    removeOld();
    return JSON.parse(window.localStorage.getItem(place) ?? 'null') as Kept<TValues> | null;
  } catch {
    return null;
  }
}

/** Whether it is kept: some browsers keep nothing. */
export function writeKept<TValues>(place: string, kept: Kept<TValues>): boolean {
  try {
    window.localStorage.setItem(place, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function removeKept(place: string): void {
  remove((key) => key === place);
}

/** What everybody typed on this device. */
export function removeAllKept(): void {
  remove((key) => key.startsWith(PREFIX));
}

/** What nobody came back to, and what cannot be read. */
export function removeOld(now = Date.now()): void {
  remove((key, text) => key.startsWith(PREFIX) && !(now - changedAt(text) < KEPT_DAYS * 86_400_000));
}

function changedAt(text: string): number {
  try {
    return Date.parse((JSON.parse(text) as Partial<Kept<unknown>>).at ?? '');
  } catch {
    return NaN;
  }
}

function remove(unwanted: (key: string, text: string) => boolean): void {
  try {
    const { localStorage } = window;
    for (const key of Object.keys(localStorage)) if (unwanted(key, localStorage.getItem(key) ?? '')) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
