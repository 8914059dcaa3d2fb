import type { RequestContext } from '../../context.js';
import type { JournalActorKind, JournalFilter, Resolvers } from '../../generated/schema.js';
import { globalId, idOf, parseGlobalId } from '../../shared/identifier.js';
import { connection, readPage, type Connection, type PageArguments } from '../../shared/page.js';
import { said } from '../../shared/said.js';
import { nameIn } from '../../shared/text.js';
import { findNode } from '../node/resolvers.js';
import { listen, type Told } from './activity.js';
import { fieldsOf, sentenceOf } from './rules.js';
import type { EntryQuery, EntryRow } from './store.js';

const ORDER = 'journal';

const page = (rows: EntryRow[], limit: number): Connection<EntryRow> => connection(rows, limit, ORDER, (entry) => [entry.id]);

/** The filter in the store's words; null when it names an organization that the actor does not see. */
export async function queryOf(context: RequestContext, filter: JournalFilter | null | undefined): Promise<EntryQuery | null> {
  const only = filter?.organizationId == null ? undefined : idOf('Organization', filter.organizationId);
  if (only === null || (only !== undefined && (await context.loaders.organization.load(only)) === null)) return null;
  return said({ ...filter, organizationId: only });
}

/** A page of one journal, newest first. */
export async function journalPage(
  context: RequestContext,
  journalId: string,
  arguments_: PageArguments & { filter?: JournalFilter | null | undefined },
): Promise<Connection<EntryRow>> {
  const request = readPage(arguments_, ORDER, 1);
  const query = await queryOf(context, arguments_.filter);
  return page(query === null ? [] : await context.stores.journals.page({ journalId }, query, request), request.limit);
}

const ACTOR_KINDS: Record<NonNullable<EntryRow['actorKind']>, JournalActorKind> = { person: 'PERSON', key: 'KEY', operator: 'OPERATOR', clock: 'CLOCK' };

const organizationOf = async ({ organizationId }: EntryRow, { loaders }: RequestContext) =>
  organizationId === null ? null : loaders.organization.load(organizationId);

export const journalResolvers: Resolvers = {
  Query: {
    history: async (_root, { objectId, ...arguments_ }, context) => {
      const request = readPage(arguments_, ORDER, 1);
      const object = parseGlobalId(objectId);
      if (object === null) return page([], request.limit);
      return page(await context.stores.journals.page({ objectType: object.type, objectId: object.id }, {}, request), request.limit);
    },
  },
  Subscription: {
    activity: {
      subscribe: (_root, { clusterId, after }, context) => listen(context, clusterId, after ?? null),
      resolve: ({ entry }: Told) => entry,
    },
  },
  JournalEntry: {
    id: (entry) => globalId('JournalEntry', entry.id),
    sentence: async (entry, _arguments, context) => {
      const organization = await organizationOf(entry, context);
      return sentenceOf(context.locale, entry.action, organization === null ? null : nameIn(context.locale, organization));
    },
    actorKind: ({ actorKind }) => (actorKind === null ? null : ACTOR_KINDS[actorKind]),
    organization: (entry, _arguments, context) => organizationOf(entry, context),
    object: async ({ objectType, objectId }, _arguments, context) =>
      (objectType === null || objectId === null ? null : await findNode(context, { type: objectType, id: objectId })) as never,
    changes: ({ change, whole }) => fieldsOf(change).map((field) => (whole ? field : { ...field, before: null, after: null })),
  },
};
