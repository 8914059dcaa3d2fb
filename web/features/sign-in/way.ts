import { ownPath } from './return-to';

const KEY = 'ozek-way';

/** Remembers where somebody wanted to go who first has to open a mail. The link opens in another tab, so all tabs of the browser know it. */
export function keepWay(path: string): void {
  try {
    window.localStorage.setItem(KEY, path);
  } catch {
    // A browser that keeps nothing leads to the first page.
  }
}

/** Where they wanted to go; told once. */
export function takeWay(): string {
  try {
    const path = window.localStorage.getItem(KEY);
    window.localStorage.removeItem(KEY);
    return ownPath(path);
  } catch {
    return '/';
  }
}
