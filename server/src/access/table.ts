import { DECISIONS, FIELDS, type Decision } from './fields.js';
import { RIGHT_OF_MUTATION, RIGHTS, scopeInApi, type Right, type RightRule } from './rights.js';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const SEATS: Record<NonNullable<RightRule['seat']>, string> = {
  VOTING: 'any with a vote in the cluster',
  FILLED_FROM: 'one filled from the organization',
  ANY: 'any in the cluster, the secretariat too',
  SECRETARIAT: 'secretariat and chair, where the organization has no administrator',
};

function rightRow(right: Right): string[] {
  const { does, roles, scope, seat, self, mandate, member }: RightRule = RIGHTS[right];
  const within = mandate === true ? ', within a mandate' : '';
  const mutations = Object.entries(RIGHT_OF_MUTATION).filter(([, needed]) => needed === right).map(([mutation]) => `\`${mutation}\``);
  const admin = self === true ? 'for themself' : roles.includes('ADMIN') ? 'yes' : '–';
  const representative = self === true ? 'for themself' : roles.includes('REPRESENTATIVE') ? `yes${within}` : '–';
  return [does, admin, representative, seat === undefined ? '–' : SEATS[seat], scope === null ? '–' : `\`${scopeInApi(scope)}\`${within}`, member === true ? 'active member' : '–', mutations.join(' ') || '–'];
}

function fieldRow(type: string): string[] {
  const told = Object.entries(FIELDS[type] ?? {}).map(([decision, fields]) => `**${decision}** ${fields}`);
  return [type, told.join('; ')];
}

/** The page docs/access.md, from the data that the code uses. */
export function printAccess(): string {
  const rights = table(
    ['what', 'administrator', 'representative', 'council seat', 'API key with', 'the organization is', 'mutations'],
    (Object.keys(RIGHTS) as Right[]).map(rightRow),
  );
  const decisions = table(['decision', 'who is told'], (Object.keys(DECISIONS) as Decision[]).map((decision) => [decision, DECISIONS[decision]]));
  const fields = table(['type', 'fields'], Object.keys(FIELDS).sort().map(fieldRow));
  return `# Who may do and see what

Printed from server/src/access/rights.ts and server/src/access/fields.ts by \`npm run codegen\`. Which objects somebody sees stands in
server/src/access/visibility.ts, one rule a type, as the predicate that every query carries. A hidden object is answered like an absent one.
A visitor changes nothing. A key reads what its organization reads; it never sits in a council and never administers.

## What may be done

${rights}

The operator's command line founds clusters, names their first chair and secretariat, sets the thresholds of their nuclei, suspends accounts, and switches off a second step that somebody lost.

## To whom a field is told

${decisions}

${fields}
`;
}
