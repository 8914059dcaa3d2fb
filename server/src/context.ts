import type { Actor, SignedIn } from './access/actor.js';
import type { Locale } from './generated/schema.js';
import type { Operations } from './journal/operation.js';
import type { Database } from './neo4j/database.js';
import { unauthenticated } from './shared/request-error.js';
import { say, type TextArguments } from './shared/text.js';
import { ClusterStore } from './modules/cluster/store.js';
import { clusterLoaders } from './modules/cluster/loaders.js';
import { OrganizationStore } from './modules/organization/store.js';
import { organizationLoaders } from './modules/organization/loaders.js';
import { MembershipStore } from './modules/membership/store.js';
import { TieStore } from './modules/tie/store.js';
import { tieLoaders } from './modules/tie/loaders.js';
import { noticeLoaders } from './modules/notice/loaders.js';
import { NoticeStore } from './modules/notice/store.js';
import { InitiativeStore } from './modules/initiative/store.js';
import { initiativeLoaders } from './modules/initiative/loaders.js';
import { JournalStore } from './modules/journal/store.js';
import { NucleusStore } from './modules/nucleus/store.js';
import { nucleusLoaders } from './modules/nucleus/loaders.js';

/** What one request works with: who asks, in which language, and the stores that answer this actor and nobody else. */
export class RequestContext {
  readonly stores;
  readonly loaders;

  constructor(
    readonly database: Database,
    readonly operations: Operations,
    readonly actor: Actor,
    readonly locale: Locale,
    readonly requestId: string,
  ) {
    this.stores = {
      clusters: new ClusterStore(database, actor),
      organizations: new OrganizationStore(database, actor),
      memberships: new MembershipStore(database, actor),
      ties: new TieStore(database, actor),
      notices: new NoticeStore(database, actor),
      initiatives: new InitiativeStore(database, actor),
      nuclei: new NucleusStore(database, actor),
      journals: new JournalStore(database, actor),
    };
    this.loaders = {
      ...clusterLoaders(this.stores.clusters),
      ...organizationLoaders(this.stores.organizations),
      ...tieLoaders(this.stores.ties),
      ...noticeLoaders(this.stores.notices),
      ...initiativeLoaders(this.stores.initiatives),
      ...nucleusLoaders(this.stores.nuclei),
    };
  }

  /** A text in the language of the request. */
  say(key: string, arguments_?: TextArguments): string {
    return say(this.locale, key, arguments_);
  }

  /** The actor, or UNAUTHENTICATED for a visitor. */
  mustBeSignedIn(): SignedIn {
    if (this.actor.kind === 'visitor') throw unauthenticated();
    return this.actor;
  }
}
