'use client';

import en from '@/messages/en/failure.json';
import kk from '@/messages/kk/failure.json';
import ru from '@/messages/ru/failure.json';

/** When even the frame of the pages fails, so that no translation is at hand: all three languages. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="kk">
      <body style={{ margin: 'auto', maxWidth: '36rem', padding: '4rem 1.25rem', fontFamily: 'system-ui, sans-serif', lineHeight: 1.5 }}>
        {Object.entries({ kk, ru, en }).map(([language, { title, text, retry: again }]) => (
          <section key={language} lang={language}>
            <h1 style={{ fontSize: '1.25rem' }}>{title}</h1>
            <p>{text}</p>
            <button type="button" onClick={retry} style={{ minHeight: '2.5rem', padding: '0 1rem', font: 'inherit' }}>
              {again}
            </button>
          </section>
        ))}
      </body>
    </html>
  );
}
