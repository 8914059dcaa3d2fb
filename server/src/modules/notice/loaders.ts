import { byKey, byKeyAnd } from '../../shared/loader.js';
import type { NoticeRow, NoticesAsked } from './rows.js';
import type { NoticeStore } from './store.js';

/** One request's notices and pages of clusters' notices, each asked for once. */
export const noticeLoaders = (notices: NoticeStore) => ({
  notice: byKey((ids) => notices.byIds(ids)),
  noticesOf: byKeyAnd<NoticesAsked, { id: string; notices: NoticeRow[] }>((ids, asked) => notices.pagesOf(ids, asked)),
});
