import { shortName } from '../../../web/features/nucleus/short-name.js';

it.each([
  ['Mill', 'Mill'],
  ['Научно-исследовательский институт «Айтан-12»', 'Айтан-12'],
  ['«Мыс» аграрлық ғылыми-зерттеу университеті', 'Мыс'],
  ['Agency (formerly the Office of Weights)', 'Agency'],
  ['Federal Office for Agriculture and Food', 'Federal Office for Agricu…'],
])('shortens %s to what tells it from others', (name, short) => {
  expect(shortName(name, 26)).toBe(short);
});
