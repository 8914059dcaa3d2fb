import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { everywhere, type Namespace } from '@/i18n/namespaces';

/** Sends the interactive parts inside the words they need, and no others. */
export async function ClientMessages({ also = [], children }: { also?: Namespace[]; children: ReactNode }) {
  const messages = await getMessages();
  const wanted = [...everywhere, ...also];
  return (
    <NextIntlClientProvider messages={Object.fromEntries(wanted.map((namespace) => [namespace, messages[namespace]]))}>
      {children}
    </NextIntlClientProvider>
  );
}
