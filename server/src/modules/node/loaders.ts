import type { RequestContext } from '../../context.js';
import { byKey } from '../../shared/loader.js';

type Stores = RequestContext['stores'];

/** One request's objects of types that nothing else asks for by their ids, each asked for once: a journal tells of many. */
export const nodeLoaders = ({ apiKeys, contests, invitations, journals, mandates, memberships, notices, representationRequests }: Stores) => ({
  apiKey: byKey((ids) => apiKeys.byIds(ids)),
  contest: byKey((ids) => contests.byIds(ids)),
  entry: byKey((ids) => journals.byIds(ids)),
  invitation: byKey((ids) => invitations.byIds(ids)),
  mandate: byKey((ids) => mandates.byIds(ids)),
  membership: byKey((ids) => memberships.byIds(ids)),
  noticeAnswer: byKey((ids) => notices.answersByIds(ids)),
  representationRequest: byKey((ids) => representationRequests.byIds(ids)),
});
