import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TERMS_VERSION as RECORDED } from '../../../server/src/access/auth/terms.js';
import { TERMS_VERSION as SHOWN } from '../../../web/features/legal/version.js';

it('records the version of the terms that the page shows, and their text is that of the version', () => {
  const texts = ['kk', 'ru', 'en'].map((locale) => (JSON.parse(readFileSync(`web/messages/${locale}/legal.json`, 'utf8')) as { terms: unknown }).terms);
  const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
  // Another text of the terms needs another version in both places, and its digest here.
  expect([SHOWN, RECORDED, digest]).toEqual(['2026-11-27', '2026-11-27', '8e9dbc415c0f73ab']);
});
