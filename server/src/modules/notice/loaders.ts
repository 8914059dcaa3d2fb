import { byKey } from '../../shared/loader.js';
import type { NoticeStore } from './store.js';

/** One request's notices, each asked for once. */
export const noticeLoaders = (notices: NoticeStore) => ({ notice: byKey((ids) => notices.byIds(ids)) });
