import { byQuestion, Loader } from '../../shared/loader.js';
import type { PageRequest } from '../../shared/page.js';
import type { AnswerRow, NoticesAsked, NoticeWithAnswers } from './rows.js';
import type { NoticeStore } from './store.js';

/** One request's notices and their answers, and pages of clusters' notices, each asked for once. */
export function noticeLoaders(notices: NoticeStore) {
  const answers = () => byQuestion<PageRequest, { id: string; answers: AnswerRow[] }>((ids, page) => notices.answersOf(ids, page));
  let answersOf = answers();
  return {
    notice: new Loader((ids) => notices.byIds(ids)),
    noticesOf: byQuestion<NoticesAsked, { id: string; notices: NoticeWithAnswers[] }>((ids, asked) => notices.pagesOf(ids, asked)),
    answersOf: (page: PageRequest) => answersOf(page),
    /** After a change of notices. */
    forgetAnswers: () => {
      answersOf = answers();
    },
  };
}
