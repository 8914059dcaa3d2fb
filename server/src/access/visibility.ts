import { NOW } from '../neo4j/clock.js';

/**
 * Who may see what: one rule per type, as a Cypher predicate over the parameter `$actor` (see `reachOf`). Every read splices its type's
 * rule in, so that lists, counts, edges, searches and single objects can never disagree. `actor.clusterIds` holds the open clusters too.
 */

const READS_IN = "['ACTIVE', 'OBSERVER']";

/** The profile of a cluster is public; what is inside it is asked by `insideCluster`. */
export const insideCluster = (cluster: string): string => `${cluster}.id IN $actor.clusterIds`;

/**
 * An organization is seen by all when it opened its profile, by its own people, inside a cluster that is shown, by the council that it
 * applied to, and by whom something binds to it (`boundIds`, see `findActor`). While nobody checked who registered it (`unchecked`), the
 * council that it applied to does not see it.
 */
export const organizationVisible = (organization: string): string =>
  `(${organization}.profile = 'PUBLIC'
    OR ${organization}.id IN $actor.organizationIds
    OR ${organization}.id IN $actor.boundIds
    OR EXISTS { (${organization})<-[:OF]-(seen:Membership)
                WHERE (seen.clusterId IN $actor.clusterIds AND seen.state IN ${READS_IN})
                   OR (seen.clusterId IN $actor.councilIds AND ${organization}.unchecked IS NULL) })`;

/** The same of one that is met as a member: where the membership itself opens it, nothing else has to be looked for. */
export const memberVisible = (membership: string, organization: string): string =>
  `((${membership}.clusterId IN $actor.clusterIds AND ${membership}.state IN ${READS_IN}) OR ${organizationVisible(organization)})`;

/** A membership is seen inside its cluster; one that is not active by its organization and the council alone. */
export const membershipVisible = (membership: string): string =>
  `((${membership}.state = 'ACTIVE' AND ${membership}.clusterId IN $actor.clusterIds)
    OR ${membership}.clusterId IN $actor.councilIds
    OR EXISTS { (${membership})-[:OF]->(own:Organization) WHERE own.id IN $actor.organizationIds })`;

/** Whether the actor is one of the two sides. */
const tieIsOwn = (tie: string): string =>
  `EXISTS { (${tie})-[:FROM|TO]->(own:Organization) WHERE own.id IN $actor.organizationIds }`;

/**
 * Whether it is confirmed and others may see it: the ground of everything that is said of one organization. By CASE, for it is asked of
 * many: of an OR of ANDs the planner makes an AND of ORs, and asks each of them of every tie.
 */
const tieShown = (tie: string): string =>
  `CASE WHEN ${tie}.state IN ['CONFIRMED', 'STALE', 'ENDED']
        THEN CASE ${tie}.visibility
               WHEN 'PUBLIC' THEN true
               WHEN 'MEMBERS' THEN ${tie}.clusterId IN $actor.clusterIds
               WHEN 'COUNCIL' THEN ${tie}.clusterId IN $actor.councilIds
               ELSE false END
        ELSE false END`;

/** `tieVisible` for a statement in which both ends are at hand and known to be seen. */
export const tieVisibleBetween = (tie: string, from: string, to: string): string =>
  `CASE WHEN ${tieShown(tie)} THEN true ELSE ${from}.id IN $actor.organizationIds OR ${to}.id IN $actor.organizationIds END`;

/**
 * A tie is seen by its two sides in every state; by others only once both have confirmed it, at the level the sides chose. Nobody sees one
 * of which they do not see both ends: a declaration alone opens nobody's profile.
 */
export const tieVisible = (tie: string): string =>
  `((${tieShown(tie)} OR ${tieIsOwn(tie)})
    AND NOT EXISTS { (${tie})-[:FROM|TO]->(end:Organization) WHERE NOT ${organizationVisible('end')} })`;

/**
 * A notice is seen at its level while it stands and has not expired; its publisher and the council see it afterwards too. Nobody is told
 * of a publisher that they do not see. `now` is the database's clock as the caller asks it.
 */
export const noticeVisible = (notice: string, publisher: string, now: string): string =>
  `((${notice}.state = 'PUBLISHED' AND ${notice}.expiresAt > ${now}
      AND (${notice}.visibility = 'PUBLIC' OR (${notice}.visibility = 'MEMBERS' AND ${notice}.clusterId IN $actor.clusterIds)))
     OR ${publisher}.id IN $actor.organizationIds
     OR ${notice}.clusterId IN $actor.councilIds)
   AND ${organizationVisible(publisher)}`;

/** An answer is seen by the one who gave it and the one who gets it. */
export const answerVisible = (answer: string): string =>
  `EXISTS { (${answer})-[:GIVEN_BY|ANSWERS|PUBLISHED_BY*1..2]->(own:Organization) WHERE own.id IN $actor.organizationIds }`;

/** A joint action is seen inside its cluster, a draft by its organizer alone; by whom a commitment binds to it, wherever they are members now. */
export const initiativeVisible = (initiative: string): string =>
  `((${initiative}.state <> 'DRAFT' AND ${initiative}.clusterId IN $actor.clusterIds)
    OR EXISTS { (${initiative})-[:PROPOSED_BY]->(own:Organization) WHERE own.id IN $actor.organizationIds }
    OR EXISTS { (${initiative})<-[:LINE_OF]-(:Line)<-[:FOR]-(:Commitment {state: 'LIVE'})-[:MADE_BY]->(own:Organization) WHERE own.id IN $actor.organizationIds })`;

/** An organization has an administrator who can act: a suspended account cannot. */
export const isAdministered = (organization: string): string =>
  `EXISTS { (admin:User)-[:REPRESENTS {role: 'ADMIN'}]->(${organization}) WHERE admin.suspendedAt IS NULL }`;

/**
 * A wish to act for an organization is seen by the person, by the organization's administrators, and by the secretariat that it was
 * addressed to, unless the administrators decide on it.
 */
export const representationRequestVisible = (request: string, organization: string): string =>
  `(${request}.personId = $actor.personId
    OR ${organization}.id IN $actor.adminIds
    OR (${request}.clusterId IN $actor.secretariatIds AND ${request}.decider = 'SECRETARIAT'
        AND NOT (${request}.state = 'PENDING' AND ${isAdministered(organization)})))`;

/** An invitation is seen by the organization's administrators; the invited one shows its secret. */
export const invitationVisible = (invitation: string): string => `${invitation}.organizationId IN $actor.adminIds`;

/** A mandate is seen by all who act for the organization. */
export const mandateVisible = (mandate: string): string => `${mandate}.organizationId IN $actor.organizationIds`;

/** What is known of an API key is seen by the organization's administrators. */
export const apiKeyVisible = (key: string): string => `${key}.organizationId IN $actor.adminIds`;

/** A commitment is seen by the one who made it. */
export const commitmentVisible = (commitment: string): string =>
  `EXISTS { (${commitment})-[:MADE_BY]->(own:Organization) WHERE own.id IN $actor.organizationIds }`;

/** A snapshot of the nucleus rests on ties that every member may see, so it is shown inside its cluster. */
export const snapshotVisible = (snapshot: string): string => `${snapshot}.clusterId IN $actor.clusterIds`;

/** What a member objected to its label, and the answer, stand beside the label: shown to whom that is shown. */
export const contestVisible = (contest: string, organization: string): string =>
  `(${contest}.clusterId IN $actor.clusterIds AND ${organizationVisible(organization)})`;

/** Whether a figure of an organization is shown: by what it chose. */
export const figureVisible = (organization: string, level: 'employeesVisibility' | 'outputsVisibility'): string =>
  `(${organization}.id IN $actor.organizationIds
    OR ${organization}.${level} = 'PUBLIC'
    OR (${organization}.${level} = 'MEMBERS'
        AND EXISTS { (${organization})<-[:OF]-(seen:Membership) WHERE seen.clusterId IN $actor.clusterIds AND seen.state = 'ACTIVE' }))`;

/** Whether a figure of an active member is shown to everybody who sees into the cluster: into an open one visitors see too. */
export const figureShownToAll = (organization: string, level: 'employeesVisibility' | 'outputsVisibility', clusterId: string): string =>
  `(${organization}.${level} = 'PUBLIC'
    OR (${organization}.${level} = 'MEMBERS' AND NOT EXISTS { (opened:Cluster {id: ${clusterId}}) WHERE opened.open }))`;

/**
 * A person's contact data are seen through an organization that the person acts for: by its people and by the partners of its confirmed
 * ties, stale ones too; where the person said so, by the active members of its clusters too. Visitors see none.
 */
export const contactVisible = (contact: string, organization: string): string =>
  `(${organization}.id IN $actor.organizationIds
    OR EXISTS { (${organization})<-[:FROM|TO]-(bond:Tie)-[:FROM|TO]->(own:Organization)
                WHERE bond.state IN ['CONFIRMED', 'STALE'] AND own.id IN $actor.organizationIds }
    OR (${contact}.visibility = 'MEMBERS'
        AND EXISTS { (${organization})<-[:OF]-(seen:Membership) WHERE seen.clusterId IN $actor.memberClusterIds AND seen.state = 'ACTIVE' }))`;

/**
 * Of each type of object that a cluster's journal tells of, whether the object of the entry is seen: by the rule of its type,
 * in whose texts the name `it` does not occur.
 */
const OBJECT_SEEN: Record<string, (entry: string) => string> = {
  Cluster: (entry) => `EXISTS { (it:Cluster {id: ${entry}.objectId}) WHERE ${insideCluster('it')} }`,
  Organization: (entry) => `EXISTS { (it:Organization {id: ${entry}.objectId}) WHERE ${organizationVisible('it')} }`,
  Membership: (entry) =>
    `EXISTS { (it:Membership {id: ${entry}.objectId})-[:OF]->(of:Organization) WHERE ${membershipVisible('it')} AND ${organizationVisible('of')} }`,
  Tie: (entry) => `EXISTS { (it:Tie {id: ${entry}.objectId}) WHERE ${tieVisible('it')} }`,
  Notice: (entry) =>
    `EXISTS { (it:Notice {id: ${entry}.objectId})-[:PUBLISHED_BY]->(by:Organization) WHERE ${noticeVisible('it', 'by', NOW)} }`,
  NoticeAnswer: (entry) =>
    `EXISTS { (it:Answer {id: ${entry}.objectId})-[:GIVEN_BY]->(by:Organization) WHERE ${answerVisible('it')} AND ${organizationVisible('by')} }`,
  Initiative: (entry) =>
    `EXISTS { (it:Initiative {id: ${entry}.objectId})-[:PROPOSED_BY]->(by:Organization) WHERE ${initiativeVisible('it')} AND ${organizationVisible('by')} }`,
  Commitment: (entry) => `EXISTS { (it:Commitment {id: ${entry}.objectId}) WHERE ${commitmentVisible('it')} }`,
  RepresentationRequest: (entry) =>
    `EXISTS { (it:RepresentationRequest {id: ${entry}.objectId})-[:TO_ACT_FOR]->(of:Organization) WHERE ${representationRequestVisible('it', 'of')} }`,
  LabelContest: (entry) =>
    `EXISTS { (it:Contest {id: ${entry}.objectId})-[:ABOUT]->(of:Organization) WHERE ${contestVisible('it', 'of')} }`,
  // The entry stands in the cluster's own journal, and outlives the snapshot.
  NucleusSnapshot: (entry) => `${entry}.journalId IN $actor.clusterIds`,
};

/**
 * Whether the actor reads all of the entry's journal, numbers and hashes included: the council its cluster's, people and keys with the
 * scope their own organization's. `$journals` is what `journalsOf` gives.
 */
export const journalIsWhole = (entry: string): string => `(${entry}.journalId IN $journals.own OR ${entry}.journalId IN $journals.councils)`;

/**
 * Whether an entry of the journal is told. One of an organization's own journal is for its own people. One of a cluster's journal is told
 * to whom its object is shown; where the type has no rule above, to the council alone.
 */
export const entryTold = (entry: string): string =>
  `(${entry}.journalId IN $journals.own
    OR (EXISTS { (:Cluster {id: ${entry}.journalId}) }
        AND CASE ${entry}.objectType
              ${Object.entries(OBJECT_SEEN).map(([type, seen]) => `WHEN '${type}' THEN ${seen(entry)}`).join('\n              ')}
              ELSE ${entry}.journalId IN $journals.councils END))`;
