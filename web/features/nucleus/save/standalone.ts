import type { Palette } from '../stage/palette';
import { CAPTION, captionSize } from './caption';
import { XML_HEAD } from './xml';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A drawing of the page as one that stands by itself: its colours told, its ground painted, its caption under it. */
export function standalone(drawing: SVGSVGElement, caption: string, palette: Palette): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const name of [...copy.attributes].map((attribute) => attribute.name)) copy.removeAttribute(name);
  const ground = document.createElementNS(NAMESPACE, 'rect');
  const words = document.createElementNS(NAMESPACE, 'text');
  const title = document.createElementNS(NAMESPACE, 'title');
  title.textContent = words.textContent = caption;
  const told = { x: '8', y: String(height + CAPTION), 'font-size': String(captionSize(caption, width)), fill: palette.muted };
  for (const [name, value] of Object.entries(told)) words.setAttribute(name, value);
  const size = { width: String(width), height: String(height + 2 * CAPTION) };
  for (const [name, value] of Object.entries({ ...size, fill: palette.paper })) ground.setAttribute(name, value);
  const frame = { viewBox: `0 0 ${size.width} ${size.height}`, ...size, 'font-family': `${palette.font}, sans-serif` };
  for (const [name, value] of Object.entries(frame)) copy.setAttribute(name, value);
  copy.prepend(title, ground);
  copy.append(words);
  const text = new XMLSerializer().serializeToString(copy);
  return `${XML_HEAD}${text.replaceAll(/var\(--ozek-([\w-]+)\)/g, (said, name: string) => palette[name as keyof Palette] ?? said)}\n`;
}
