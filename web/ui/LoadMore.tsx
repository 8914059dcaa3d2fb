'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useAsk } from '@/lib/client';
import classes from './LoadMore.module.css';
import { useFormat } from './useFormat';

export type Connection<TNode> = {
  nodes: TNode[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
};
type Pages<TNode> = {
  nodes: TNode[];
  hasMore: boolean;
  loading: boolean;
  failed: boolean;
  more: () => Promise<void>;
};

/** What was read after the first page, which it belongs to. */
type Later<TNode> = { first: Connection<TNode>; pages: Connection<TNode>[]; state: 'idle' | 'loading' | 'failed' };

/**
 * The rows of a connection: the first page as the server read it, then those that the reader asks for. When the server
 * reads the first page anew, the list begins anew.
 */
export function usePages<TData, TVariables extends { after?: string | null | undefined }, TNode>(
  first: Connection<TNode>,
  document: TypedDocumentString<TData, TVariables>,
  variables: Omit<TVariables, 'after'>,
  connectionOf: (data: TData) => Connection<TNode> | null | undefined,
): Pages<TNode> {
  const ask = useAsk(document);
  const [kept, setKept] = useState<Later<TNode>>(() => ({ first, pages: [], state: 'idle' }));
  const { pages, state }: Later<TNode> = kept.first === first ? kept : { first, pages: [], state: 'idle' };
  const last = pages.at(-1) ?? first;

  return {
    nodes: [first, ...pages].flatMap(({ nodes }) => nodes),
    hasMore: last.pageInfo.hasNextPage,
    loading: state === 'loading',
    failed: state === 'failed',
    more: async () => {
      setKept({ first, pages, state: 'loading' });
      const result = await ask({ ...variables, after: last.pageInfo.endCursor } as TVariables);
      const page = result.ok ? connectionOf(result.data) : null;
      // Not when another list has come meanwhile.
      const next: Later<TNode> = page ? { first, pages: [...pages, page], state: 'idle' } : { first, pages, state: 'failed' };
      setKept((now) => (now.first === first ? next : now));
    },
  };
}

export function LoadMore<TNode>({ pages }: { pages: Pages<TNode> }) {
  const t = useTranslations('ui.more');
  const format = useFormat();
  const end = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const { hasMore } = pages;
  // The button goes with the last page; the keyboard stays where it was.
  useEffect(() => {
    if (!hasMore && pressed.current && document.activeElement === document.body) end.current?.focus({ preventScroll: true });
    pressed.current = false;
  }, [hasMore]);
  const press = () => {
    if (pages.loading) return;
    pressed.current = true;
    void pages.more();
  };
  return (
    <div ref={end} tabIndex={-1} className={classes.more}>
      {pages.failed && <p className={classes.failed}>{t('failed')}</p>}
      {/* While it loads it can still be reached, as an `IconButton`. */}
      {hasMore && (
        <Button variant="default" aria-disabled={pages.loading} data-disabled={pages.loading} onClick={press}>
          {t(pages.loading ? 'loading' : 'load')}
        </Button>
      )}
      <VisuallyHidden role="status">{pages.loading ? t('loading') : t('shown', format.howMany(pages.nodes.length))}</VisuallyHidden>
    </div>
  );
}
