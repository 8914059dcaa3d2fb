'use client';

import type { UseFormReturnType } from '@mantine/form';
import { useLocale } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newKey } from '@/lib/client';
import { placeOf, readKept, removeKept, writeKept, type Sent } from '@/lib/kept';

type Options<TValues> = {
  viewerId: string;
  /** Names the form, what it belongs to, and the version of its fields: what was kept of others is not put into them. */
  name: string;
  /** The form with nothing typed into it, here and now. */
  blank: () => TValues;
  /** What was kept as it can be typed on now; `from` is the language that its numbers are written in. */
  restore: (kept: TValues, from: string) => TValues;
};

/** A form's text on this device. */
export type Keeping = {
  /** What is kept: from when, where it was found on coming back, or what is typed now; null for nothing. */
  kept: { back: string | null } | null;
  discard: () => void;
  /** Under which key it is sent, and since when; the same again until it was answered or changed. */
  sending: () => Pick<Sent, 'key' | 'since'>;
  /** It was answered: sent again, it is a new attempt. */
  answered: () => void;
  /** It was done, and is not kept any more. */
  done: () => void;
};

/** Keeps what is typed into a form on the device until it is sent or discarded, and puts it back when the form is opened again. */
export function useKept<TValues extends Record<string, unknown>>(
  form: UseFormReturnType<TValues>,
  { viewerId, name, blank, restore }: Options<TValues>,
): Keeping {
  const locale = useLocale();
  const place = placeOf(viewerId, name);
  const [kept, setKept] = useState<Keeping['kept']>(null);
  const nothing = useRef<string>(null);
  const last = useRef<string>(null);
  const sent = useRef<Sent>(null);

  const write = (values: TValues) => writeKept(place, { at: new Date().toISOString(), locale, values, sent: sent.current });

  const begin = useEffectEvent(() => {
    const begun = blank();
    // What the server drew without knowing where and when the reader is; what they typed meanwhile stays.
    const drawn = form.getInitialValues();
    const early = Object.fromEntries(Object.entries(form.getValues()).filter(([field, value]) => value !== drawn[field]));
    nothing.current = JSON.stringify(begun);
    const found = readKept<TValues>(place);
    const values = found ? restore(found.values, found.locale) : ({ ...begun, ...early } as TValues);
    form.setValues(values);
    if (!found) return;
    sent.current = found.sent;
    last.current = JSON.stringify(values);
    setKept({ back: found.at });
  });
  useEffect(() => begin(), []);

  const keep = useEffectEvent(() => {
    const values = form.getValues();
    const text = JSON.stringify(values);
    if (text === last.current) return;
    last.current = text;
    const typed = text !== nothing.current;
    if (!typed) removeKept(place);
    const keeps = typed && write(values);
    setKept((before) => (keeps ? (before ?? { back: null }) : null));
  });
  useEffect(() => keep(), [form.values]);

  const done = () => {
    sent.current = null;
    removeKept(place);
    setKept(null);
  };
  return {
    kept,
    discard: () => {
      const begun = blank();
      nothing.current = last.current = JSON.stringify(begun);
      form.setValues(begun);
      form.clearErrors();
      done();
    },
    sending: () => {
      const text = JSON.stringify(form.getValues());
      if (sent.current?.text !== text) {
        sent.current = { text, key: newKey(), since: new Date().toISOString() };
        write(form.getValues());
      }
      return sent.current;
    },
    answered: () => {
      sent.current = null;
      write(form.getValues());
    },
    done,
  };
}
