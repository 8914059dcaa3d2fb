import { findActor, type Actor, type SignedIn } from './access/actor.js';
import type { Auth } from './access/auth/auth.js';
import type { OpenClusters } from './access/open-clusters.js';
import type { Payer } from './api/budget/budgets.js';
import type { Locale } from './generated/schema.js';
import type { Operations } from './journal/operation.js';
import type { Database } from './neo4j/database.js';
import { unauthenticated } from './shared/request-error.js';
import { say, type TextArguments } from './shared/text.js';
import { AccountStore } from './modules/account/store.js';
import { accountLoaders } from './modules/account/loaders.js';
import { ClusterStore } from './modules/cluster/store.js';
import { clusterLoaders } from './modules/cluster/loaders.js';
import { OrganizationStore } from './modules/organization/store.js';
import { organizationLoaders } from './modules/organization/loaders.js';
import { MembershipStore } from './modules/membership/store.js';
import { membershipLoaders } from './modules/membership/loaders.js';
import { TieStore } from './modules/tie/store.js';
import { tieLoaders } from './modules/tie/loaders.js';
import { noticeLoaders } from './modules/notice/loaders.js';
import { NoticeStore } from './modules/notice/store.js';
import { InitiativeStore } from './modules/initiative/store.js';
import { initiativeLoaders } from './modules/initiative/loaders.js';
import { RepresentationRequestStore } from './modules/representation/request-store.js';
import { PeopleStore } from './modules/representation/people-store.js';
import { representationLoaders } from './modules/representation/loaders.js';
import { InvitationStore } from './modules/invitation/store.js';
import { MandateStore } from './modules/mandate/store.js';
import { ApiKeyStore } from './modules/api-key/store.js';
import type { JournalHeads } from './modules/journal/heads.js';
import { JournalStore } from './modules/journal/store.js';
import { NucleusStore } from './modules/nucleus/store.js';
import { contestLoaders } from './modules/contest/loaders.js';
import { ContestStore } from './modules/contest/store.js';
import { SpecialisationStore } from './modules/specialisation/store.js';
import { nodeLoaders } from './modules/node/loaders.js';
import { nucleusLoaders } from './modules/nucleus/loaders.js';

/** What a subscription has beside: it goes on, and who listens may lose their rights meanwhile. */
export type Live = {
  /** Finds anew who listens, and gives a context of its own for that; null once the socket is closed because they lost what they came with. */
  renew(): Promise<RequestContext | null>;
  /** How long at most a subscription may go on without that. */
  renewMs: number;
  /** Nobody listens any more. */
  ended: AbortSignal;
  heads: JournalHeads;
};

type Joined<Parts extends readonly object[]> = Parts extends readonly [infer Part, ...infer Rest extends object[]] ? Part & Joined<Rest> : unknown;

/** All that is in the parts, as one object. Spread into a literal, some forty members take V8 thirty times as long, 60 µs a request. */
const joined = <Parts extends object[]>(...parts: Parts): Joined<Parts> => Object.assign({}, ...parts) as Joined<Parts>;

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
    /** Sign-in, and the cookie that the request came with; what everybody sees. */
    readonly signIn: { auth: Auth; openClusters: OpenClusters; cookie: string | undefined },
    /** Whose budget the request is paid from. */
    readonly payer: Payer,
    /** Of a subscription; null for all else. */
    readonly live: Live | null = null,
  ) {
    this.stores = {
      accounts: new AccountStore(database, actor),
      clusters: new ClusterStore(database, actor),
      organizations: new OrganizationStore(database, actor),
      memberships: new MembershipStore(database, actor),
      ties: new TieStore(database, actor),
      notices: new NoticeStore(database, actor),
      initiatives: new InitiativeStore(database, actor),
      nuclei: new NucleusStore(database, actor),
      specialisations: new SpecialisationStore(database),
      contests: new ContestStore(database, actor),
      representationRequests: new RepresentationRequestStore(database, actor),
      people: new PeopleStore(database, actor),
      invitations: new InvitationStore(database, actor),
      mandates: new MandateStore(database, actor),
      apiKeys: new ApiKeyStore(database, actor),
      journals: new JournalStore(database, actor),
    };
    this.loaders = joined(
      accountLoaders(this.stores.accounts),
      clusterLoaders(this.stores.clusters),
      organizationLoaders(this.stores.organizations),
      membershipLoaders(this.stores.memberships),
      tieLoaders(this.stores.ties),
      noticeLoaders(this.stores.notices),
      initiativeLoaders(this.stores.initiatives, locale),
      nucleusLoaders(this.stores.nuclei),
      contestLoaders(this.stores.contests),
      representationLoaders(this.stores.representationRequests),
      nodeLoaders(this.stores),
    );
  }

  /** The address that people open: what a message links to. */
  get origin(): string {
    return this.signIn.auth.origin;
  }

  /** Reads a person's rights anew after a change of them, for what the same request still answers. */
  async renewActor(): Promise<void> {
    const { actor, database, loaders, signIn } = this;
    if (actor.kind !== 'person') return;
    Object.assign(actor, await findActor(database, signIn.openClusters, { kind: 'person', userId: actor.id, name: actor.name, email: actor.email ?? '' }));
    loaders.forgetOrganizations();
  }

  /** The same for the actor as found anew, with nothing read yet. */
  anew(actor: Actor, live: Live | null = null): RequestContext {
    return new RequestContext(this.database, this.operations, actor, this.locale, this.requestId, this.signIn, this.payer, live);
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
