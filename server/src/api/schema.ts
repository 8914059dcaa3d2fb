import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { repositoryRoot } from '../config.js';
import type { Resolvers } from '../generated/schema.js';
import { accountResolvers } from '../modules/account/resolvers.js';
import { clusterResolvers } from '../modules/cluster/resolvers.js';
import { initiativeResolvers } from '../modules/initiative/resolvers.js';
import { apiKeyResolvers } from '../modules/api-key/resolvers.js';
import { invitationResolvers } from '../modules/invitation/resolvers.js';
import { mandateResolvers } from '../modules/mandate/resolvers.js';
import { journalResolvers } from '../modules/journal/resolvers.js';
import { membershipResolvers } from '../modules/membership/resolvers.js';
import { nodeResolvers } from '../modules/node/resolvers.js';
import { noticeResolvers } from '../modules/notice/resolvers.js';
import { comparisonResolvers } from '../modules/nucleus/comparison.js';
import { contestResolvers } from '../modules/contest/resolvers.js';
import { diagnosisResolvers } from '../modules/nucleus/diagnosis.js';
import { nucleusResolvers } from '../modules/nucleus/resolvers.js';
import { whatIfResolvers } from '../modules/nucleus/what-if.js';
import { organizationResolvers } from '../modules/organization/resolvers.js';
import { representationResolvers } from '../modules/representation/resolvers.js';
import { specialisationResolvers } from '../modules/specialisation/resolvers.js';
import { tieResolvers } from '../modules/tie/resolvers.js';
import { viewerResolvers } from '../modules/viewer/resolvers.js';
import { scalars } from '../shared/scalars.js';

const modules: Resolvers[] = [
  nodeResolvers,
  viewerResolvers,
  accountResolvers,
  clusterResolvers,
  organizationResolvers,
  membershipResolvers,
  tieResolvers,
  noticeResolvers,
  initiativeResolvers,
  nucleusResolvers,
  diagnosisResolvers,
  specialisationResolvers,
  comparisonResolvers,
  whatIfResolvers,
  contestResolvers,
  representationResolvers,
  invitationResolvers,
  mandateResolvers,
  apiKeyResolvers,
  journalResolvers,
];

/** The whole API: every SDL file of graph-schema with its resolvers. A resolver for a field that does not exist is an error. */
export function createSchema(): GraphQLSchema {
  const folder = join(repositoryRoot, 'graph-schema', 'graphql');
  const typeDefs = readdirSync(folder).sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  return makeExecutableSchema({
    typeDefs,
    resolvers: [scalars, ...modules],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

/** The whole API as one document, in an order that does not depend on the files: what integrators read and changes are compared with. */
export const printApi = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
