import type { SignedIn } from '../../access/actor.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { OrganizationUpdateInput } from '../../generated/schema.js';
import { nucleusIsDue } from '../../jobs/schedule.js';
import { before } from '../../journal/digest.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { Checks, isEmail, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, versionConflict } from '../../shared/refusal.js';
import { searchText } from '../../shared/search-text.js';
import { sortKeys } from '../../shared/sort-key.js';
import { activeClusters } from '../membership/store.js';
import { checkNames } from './names.js';
import { MAX_OUTPUT } from './rules.js';
import type { OrganizationRow, OutputRow } from './store.js';

export type OrganizationAnswer = { organizationId: string };

const MAX_YEARS = 50;

function checkWebsite(checks: Checks, website: string): string | null {
  const text = checks.optionalText(['website'], website, 300);
  if (text !== null && !/^https?:\/\/[^\s]+\.[^\s]+$/i.test(text)) checks.add(['website'], 'input.website');
  return text;
}

function checkEmail(checks: Checks, email: string): string | null {
  const text = checks.optionalText(['contactEmail'], email, 254);
  if (text !== null && !isEmail(text)) checks.add(['contactEmail'], 'input.email');
  return text;
}

function checkOutputs(checks: Checks, outputs: OrganizationUpdateInput['outputs']): OutputRow[] | null {
  if (outputs == null) return null;
  const thisYear = new Date().getUTCFullYear();
  if (outputs.length > MAX_YEARS) checks.add(['outputs'], 'input.tooMany', { maximum: MAX_YEARS });
  outputs.forEach(({ year, value }, index) => {
    checks.integer(['outputs', String(index), 'year'], year, 1990, thisYear);
    if (value < 0) checks.add(['outputs', String(index), 'value'], 'input.negative');
    if (value > MAX_OUTPUT) checks.add(['outputs', String(index), 'value'], 'input.tooMuch', { maximum: MAX_OUTPUT });
    if (outputs.findIndex((other) => other.year === year) !== index) checks.add(['outputs', String(index), 'year'], 'input.yearTwice');
  });
  return outputs;
}

/** What a profile change sets; a field left out stays as it is. */
function checkProfile(checks: Checks, input: OrganizationUpdateInput): Record<string, unknown> {
  const set: Record<string, unknown> = input.names == null ? {} : checkNames(checks, input.names);
  if (input.description != null) set['description'] = checks.optionalText(['description'], input.description, 4_000);
  if (input.city != null) set['city'] = checks.optionalLine(['city'], input.city, 160);
  if (input.region != null) set['region'] = checks.region(['region'], input.region);
  if (input.leadingProduct != null) set['leadingProduct'] = checks.optionalLine(['leadingProduct'], input.leadingProduct, 160);
  if (input.productGroup !== undefined) set['productGroup'] = input.productGroup;
  if (input.contactPhone != null) set['contactPhone'] = checks.optionalLine(['contactPhone'], input.contactPhone, 40);
  if (input.website != null) set['website'] = checkWebsite(checks, input.website);
  if (input.contactEmail != null) set['contactEmail'] = checkEmail(checks, input.contactEmail);
  if (input.employees !== undefined) set['employees'] = input.employees === null ? null : checks.integer(['employees'], input.employees, 0, 10_000_000);
  if (input.employeesVisibility != null) set['employeesVisibility'] = input.employeesVisibility;
  if (input.outputsVisibility != null) set['outputsVisibility'] = input.outputsVisibility;
  if (input.sectors != null) {
    if (input.sectors.length > 10) checks.add(['sectors'], 'input.tooMany', { maximum: 10 });
    set['sectors'] = input.sectors.map((sector, index) => checks.line(['sectors', String(index)], sector, 1, 20));
  }
  return set;
}

/** Order and search follow the names. */
function derived(row: OrganizationRow, set: Record<string, unknown>): Record<string, string> {
  const after = { ...row, ...set };
  return { ...sortKeys(after), searchText: searchText(after) };
}

const byYear = (outputs: readonly OutputRow[]): OutputRow[] => [...outputs].sort((a, b) => a.year - b.year);

/** What of a profile counts for the nucleus, beside the outputs. */
const MOVES_NUCLEUS = ['employees', 'employeesVisibility', 'region', 'leadingProduct', 'productGroup', 'sectors'];

/** The effect of changing a profile. */
export function updateOrganization(context: RequestContext, actor: SignedIn, input: OrganizationUpdateInput) {
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const checks = new Checks();
  const set = checkProfile(checks, input);
  const outputs = checkOutputs(checks, input.outputs);
  mustBeValid(checks.problems);
  return async (transaction: Transaction): Promise<Effect<OrganizationAnswer>> => {
    const found = await context.stores.organizations.lock(transaction, organizationId, context.requestId);
    if (found === null) throw notFound(['input', 'organizationId']);
    mustActFor(actor, organizationId, 'editOrganization', ['input', 'organizationId']);
    if (found.organization.version !== input.expectedVersion) throw versionConflict(found.organization.version);
    await context.stores.organizations.update(transaction, organizationId, { ...set, ...derived(found.organization, set) }, outputs);
    if (outputs !== null || MOVES_NUCLEUS.some((field) => set[field] !== undefined)) {
      await nucleusIsDue(transaction, await activeClusters(transaction, organizationId));
    }
    const after = { ...set, ...(outputs === null ? {} : { outputs: byYear(outputs) }) };
    return {
      answer: { organizationId },
      entries: [
        {
          journalId: organizationId,
          action: 'organization.update',
          organizationId,
          objectType: 'Organization',
          objectId: organizationId,
          before: before({ ...found.organization, outputs: found.outputs }, after),
          after,
        },
      ],
    };
  };
}
