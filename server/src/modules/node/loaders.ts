import type { RequestContext } from '../../context.js';
import { Loader } from '../../shared/loader.js';

type Stores = RequestContext['stores'];

/** One request's objects of types that nothing else asks for by their ids, each asked for once: a journal tells of many. */
export const nodeLoaders = ({ apiKeys, contests, invitations, journals, mandates, memberships, notices, representationRequests }: Stores) => ({
  apiKey: new Loader((ids) => apiKeys.byIds(ids)),
  contest: new Loader((ids) => contests.byIds(ids)),
  entry: new Loader((ids) => journals.byIds(ids)),
  invitation: new Loader((ids) => invitations.byIds(ids)),
  mandate: new Loader((ids) => mandates.byIds(ids)),
  membership: new Loader((ids) => memberships.byIds(ids)),
  noticeAnswer: new Loader((ids) => notices.answersByIds(ids)),
  representationRequest: new Loader((ids) => representationRequests.byIds(ids)),
});
