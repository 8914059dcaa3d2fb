import { parseArgs } from 'node:util';
import type { ClusterForm, Locale, SeatSide } from '../../generated/schema.js';
import { isDay } from '../../shared/day.js';
import { isEmail } from '../../shared/input.js';
import { localeOf } from '../../shared/text.js';
import { changeable, type ChangeableName, type ParameterChange } from '../nucleus/rules/parameter-log.js';

export const HELP = `npm run operator -- <command> [--key KEY] [--data DIR]

  found-cluster <slug> --name NAME --form FORM --region KZ-39 --product PRODUCT [--name-kk …] [--name-ru …] [--name-en …]
      [--product-kk …] [--product-ru …] [--product-en …]
      founds a closed cluster; FORM is RESEARCH_CENTRED, CHAIN or AGGREGATE
  seat <slug> <e-mail> --side SIDE [--chair] [--from ORGANIZATION]
      gives a person a seat in the cluster's council; SIDE is BUSINESS, RESEARCH, ADMINISTRATION or SECRETARIAT,
      ORGANIZATION the id of the member that the seat is filled from, as in its address
  end-seat <slug> <e-mail>
      ends the seats that a person holds in the cluster, from today on
  set-parameters <slug> NAME=VALUE ... [--as-of YYYY-MM-DD]
      changes what the nucleus of the cluster is computed with, or the jobs of its region read by, from a day on (today unless a later
      one is named); VALUE is a number, or default for the one of the method. analyse --json tells the values that hold,
      docs/nucleus.md where each is explained
  suspend <e-mail>
      suspends an account: its sessions end, its API keys are refused
  restore <e-mail>
      lifts the suspension; the person signs in again
  reset-second-step <e-mail> [--language kk|ru|en]
      for somebody who lost telephone and recovery codes: switches off the second step of their signing in and ends their sessions, and
      tells them by mail, in Kazakh unless said otherwise. Make sure first that it is they who ask: with it their password alone opens the account
  --key KEY   the same command with the same key happens once (8 to 255 characters; a new key each time when left out)

Each command is one entry of the journal. Its result is one line of JSON on standard output.
Exit codes: 0 done, 1 it could not run or the database does not answer, 2 refused or not understood: nothing was changed.
`;

const FORMS: readonly ClusterForm[] = ['RESEARCH_CENTRED', 'CHAIN', 'AGGREGATE'];
const LANGUAGES = ['kk', 'ru', 'en'];
const SIDES: readonly SeatSide[] = ['BUSINESS', 'RESEARCH', 'ADMINISTRATION', 'SECRETARIAT'];

export type FoundCluster = {
  command: 'found-cluster';
  slug: string;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  form: ClusterForm;
  region: string;
  leadingProduct: string;
  leadingProductKk: string | null;
  leadingProductRu: string | null;
  leadingProductEn: string | null;
};
export type GiveSeat = { command: 'seat'; slug: string; email: string; side: SeatSide; chair: boolean; from: string | null };
export type EndSeat = { command: 'end-seat'; slug: string; email: string };
export type SetParameters = { command: 'set-parameters'; slug: string; values: ParameterChange['values']; asOf: string | null };
export type Suspend = { command: 'suspend'; email: string };
export type Restore = { command: 'restore'; email: string };
export type ResetSecondStep = { command: 'reset-second-step'; email: string; locale: Locale };

export type Command = FoundCluster | GiveSeat | EndSeat | SetParameters | Suspend | Restore | ResetSecondStep;

/** What the operator asked for, with the key that makes it happen once. */
export type Order = { command: Command; key: string | null };

/** A command that is not understood or not possible; the message is for the operator. */
export class OperatorRefused extends Error {}

const OPTIONS = {
  name: { type: 'string' },
  'name-kk': { type: 'string' },
  'name-ru': { type: 'string' },
  'name-en': { type: 'string' },
  form: { type: 'string' },
  region: { type: 'string' },
  product: { type: 'string' },
  'product-kk': { type: 'string' },
  'product-ru': { type: 'string' },
  'product-en': { type: 'string' },
  side: { type: 'string' },
  chair: { type: 'boolean' },
  from: { type: 'string' },
  'as-of': { type: 'string' },
  language: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/** Which options belong to which command, beside `--key`. */
const TAKEN: Record<Command['command'], readonly string[]> = {
  'found-cluster': ['name', 'name-kk', 'name-ru', 'name-en', 'form', 'region', 'product', 'product-kk', 'product-ru', 'product-en'],
  seat: ['side', 'chair', 'from'],
  'end-seat': [],
  'set-parameters': ['as-of'],
  suspend: [],
  restore: [],
  'reset-second-step': ['language'],
};

function must<Value extends string>(name: string, value: string | undefined, known?: readonly Value[]): Value {
  const text = value?.trim() ?? '';
  if (text === '') throw new OperatorRefused(`--${name} is missing.`);
  if (known !== undefined && !known.some((candidate) => candidate === text)) throw new OperatorRefused(`--${name} is one of ${known.join(', ')}.`);
  return text as Value;
}

function slugOf(text: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) || text.length > 80) throw new OperatorRefused('The name in the address has small Latin letters, digits and hyphens: kostanay-grain.');
  return text;
}

function emailOf(text: string): string {
  if (!isEmail(text)) throw new OperatorRefused(`${text} is no e-mail address.`);
  return text.toLowerCase();
}

function foundCluster(slug: string, values: Values): FoundCluster {
  const region = must('region', values.region);
  if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(region)) throw new OperatorRefused('--region is a code of ISO 3166-2, like KZ-39.');
  const names = { nameKk: values['name-kk'] ?? null, nameRu: values['name-ru'] ?? null, nameEn: values['name-en'] ?? null };
  const form = must('form', values.form, FORMS);
  const products = {
    leadingProduct: must('product', values.product),
    leadingProductKk: values['product-kk'] ?? null,
    leadingProductRu: values['product-ru'] ?? null,
    leadingProductEn: values['product-en'] ?? null,
  };
  return { command: 'found-cluster', slug: slugOf(slug), name: must('name', values.name), ...names, form, region, ...products };
}

function valueOf(word: string): [ChangeableName, number | null] {
  const [, name = '', text = ''] = /^([A-Za-z]+)=(\S+)$/.exec(word) ?? [];
  if (!Object.hasOwn(changeable, name)) throw new OperatorRefused(`"${word}" names no parameter: ${Object.keys(changeable).join(', ')}.`);
  const value = text === 'default' ? null : Number(text);
  if (Number.isNaN(value)) throw new OperatorRefused(`${name} takes a number or default, not "${text}".`);
  return [name as ChangeableName, value];
}

function setParameters(slug: string, words: string[], values: Values): SetParameters {
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isDay(asOf)) throw new OperatorRefused('--as-of is a day, like 2027-01-01.');
  if (words.length === 0) throw new OperatorRefused('"set-parameters" takes at least one NAME=VALUE; see --help.');
  return { command: 'set-parameters', slug: slugOf(slug), values: Object.fromEntries(words.map(valueOf)), asOf };
}

function commandOf(name: string, [first = '', second = '', ...more]: string[], values: Values): Command {
  const count = [first, second].filter((text) => text !== '').length + more.length;
  const wants = (expected: number): void => {
    if (count !== expected) throw new OperatorRefused(`"${name}" takes ${expected} ${expected === 1 ? 'word' : 'words'}; see --help.`);
  };
  if (!(name in TAKEN)) throw new OperatorRefused(`There is no command "${name}"; see --help.`);
  const foreign = Object.keys(values).find((option) => option !== 'key' && !TAKEN[name as Command['command']].includes(option));
  if (foreign !== undefined) throw new OperatorRefused(`--${foreign} does not belong to "${name}".`);
  if (name === 'set-parameters') return setParameters(first, [second, ...more].filter((text) => text !== ''), values);
  wants(name === 'seat' || name === 'end-seat' ? 2 : 1);
  if (name === 'found-cluster') return foundCluster(first, values);
  if (name === 'seat') {
    return { command: 'seat', slug: slugOf(first), email: emailOf(second), side: must('side', values.side, SIDES), chair: values.chair ?? false, from: values.from ?? null };
  }
  if (name === 'end-seat') return { command: 'end-seat', slug: slugOf(first), email: emailOf(second) };
  if (name === 'reset-second-step') {
    return { command: 'reset-second-step', email: emailOf(first), locale: localeOf(must('language', values.language ?? 'kk', LANGUAGES)) };
  }
  return { command: name === 'suspend' ? 'suspend' : 'restore', email: emailOf(first) };
}

/** Reads the command line; null when only help is wanted. Throws OperatorRefused for what is not understood. */
export function readOrder(args: string[]): Order | null {
  let parsed;
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new OperatorRefused(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const [name = '', ...rest] = positionals;
  const key = values.key ?? null;
  if (key !== null && (key.length < 8 || key.length > 255)) throw new OperatorRefused('--key has 8 to 255 characters.');
  return { command: commandOf(name, rest, values), key };
}
