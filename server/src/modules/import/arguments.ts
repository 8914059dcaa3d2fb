import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FigureVisibility } from '../../generated/schema.js';
import { Fault, clusterSlug } from './formats/cells.js';
import { CORDIS_CLUSTER, CORDIS_SOURCE, openCordis } from './formats/cordis.js';
import { openCsv } from './formats/csv.js';
import { ImportRefused, type ImportSettings, type Source } from './rows.js';
import type { RunRequest } from './run.js';

export const HELP = `Usage: npm run import -- <format> <folder> [options]

Formats
  csv      the platform's own layout: any of clusters.csv, organizations.csv, projects.csv, outputs.csv, memberships.csv,
           participations.csv, ties.csv, sectors.csv, regional_figures.csv, regional_outputs.csv; UTF-8; comma, semicolon or tab;
           several values of a cell separated by |
  xlsx     workbooks with sheets of the same names and columns, at most 50 MB each and 1,000,000 rows
  cordis   the register of EU research projects: organisations.csv, projects.csv, participations.csv

Options
  --cluster ID     make all imported organizations members of this cluster, and declare ties without a cluster in it;
                   it is made if it is missing (its name is then its ID, its form AGGREGATE, closed to strangers)
  --open           show everything at level MEMBERS in that cluster to everybody
  --source NAME    whose numbering the ids are, and who vouches for ties that name no source; without it the cluster's ID,
                   else "csv". The same source and id are the same organization in every import
  --figures WHO    who sees employees and yearly output: own (default for new organizations), members or public
  --skip-bad       import the good rows although there are bad ones
  --report FILE    where bad rows are reported (default import-report.csv); written only when there are some
  --dry-run        check all rows and write nothing
  --data DIR       the data folder that holds the database

All rows are checked before anything is written. A run can be repeated: nothing doubles, a changed row updates, and a run that
died is completed by the next. What a file says wins over what was changed on the pages since.

Exit codes
  0  done (with --skip-bad also when bad rows were left out; they are in the report)
  1  did not run to its end: unknown format or option, no such folder, no database, a workbook that cannot be read, or a file that was
     changed meanwhile
  2  there are bad rows: nothing was changed, the report names each; also, in spite of --skip-bad, when the columns of a file are wrong
`;

/** What the command line asks for. */
export type ImportCommand = RunRequest & {
  folder: string;
  report: string;
  open(): Promise<Source>;
};

const OPENERS: Record<string, (folder: string, settings: ImportSettings) => Promise<Source>> = {
  csv: openCsv,
  // The reader of workbooks takes a while to load.
  xlsx: async (folder, settings) => (await import('./formats/xlsx.js')).openXlsx(folder, settings),
  cordis: openCordis,
};

const FIGURES: Record<string, FigureVisibility> = { own: 'OWN', members: 'MEMBERS', public: 'PUBLIC' };

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        cluster: { type: 'string' },
        open: { type: 'boolean', default: false },
        source: { type: 'string' },
        figures: { type: 'string' },
        'skip-bad': { type: 'boolean', default: false },
        report: { type: 'string', default: 'import-report.csv' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new ImportRefused(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

function clusterOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const slug = clusterSlug(text);
  if (slug instanceof Fault) throw new ImportRefused(`--cluster: ${slug.reason}`);
  return slug;
}

/** A colon would let two sources share a key. */
function sourceOf(text: string): string {
  if (/^[^:\p{Cc}]{1,80}$/u.test(text)) return text;
  throw new ImportRefused('--source is a name of 1 to 80 characters without a colon.');
}

function figuresOf(text: string | undefined): FigureVisibility | undefined {
  if (text === undefined) return undefined;
  const figures = FIGURES[text];
  if (figures === undefined) throw new ImportRefused(`--figures is one of ${Object.keys(FIGURES).join(', ')}.`);
  return figures;
}

/** Understands the command line; null when help is asked for. Throws ImportRefused with a sentence otherwise. */
export function readArguments(args: string[]): ImportCommand | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [format, folder, ...rest] = positionals;
  if (format === undefined || folder === undefined || rest.length > 0) throw new ImportRefused('Give a format and a folder: npm run import -- csv FOLDER. See --help.');
  const opener = OPENERS[format];
  if (opener === undefined) throw new ImportRefused(`There is no format "${format}". Known are: ${Object.keys(OPENERS).join(', ')}.`);
  if (!existsSync(folder)) throw new ImportRefused(`There is no folder ${folder}.`);
  const asked = clusterOf(values.cluster);
  const cluster = asked ?? (format === 'cordis' ? CORDIS_CLUSTER : null);
  if (values.open && cluster === null) throw new ImportRefused('--open needs --cluster.');
  const settings: ImportSettings = {
    cluster,
    source: sourceOf(values.source ?? (format === 'cordis' ? CORDIS_SOURCE : (cluster ?? 'csv'))),
    open: values.open ? true : undefined,
    figures: figuresOf(values.figures),
  };
  return {
    format,
    folder,
    settings,
    report: values.report,
    skipBad: values['skip-bad'],
    dryRun: values['dry-run'],
    open: () => opener(folder, settings),
  };
}
