'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { documentNonce } from '@/lib/document-nonce';
import { cssVariables, theme } from '@/theme/theme';
import { Going } from './Going';
import { Toasts } from './Toasts';

/** @param nonce of the response, for the style elements that Mantine makes */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: false } } }),
  );
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables} getStyleNonce={() => documentNonce(nonce) ?? ''}>
      <QueryClientProvider client={queries}>
        <Going>{children}</Going>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
