/** The colours that the canvas layers draw with, read from the page's theme. */
export type Palette = Record<(typeof names)[number], string> & { font: string };

const names = [
  'paper', 'ink', 'muted', 'gold', 'gold-text', 'hairline', 'line', 'control', 'mark-outline',
  'ring-line', 'ring-nucleus', 'ring-1', 'ring-2', 'ring-outside',
] as const;

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const colours = names.map((name) => [name, style.getPropertyValue(`--ozek-${name}`).trim()]);
  return { ...Object.fromEntries(colours), font: style.fontFamily };
}

/** The same by reference, for a drawing inside the page: it follows the theme, and paper when it is printed. */
export const themePalette: Palette = {
  ...(Object.fromEntries(names.map((name) => [name, `var(--ozek-${name})`])) as Record<(typeof names)[number], string>),
  font: 'inherit',
};
