import type { ClusterRow, TieRow } from '../../server/src/modules/import/rows.js';
import { SOURCE, type RegionalFigures } from './figures.js';
import { accounts, SEATS, type DemoAccount, type ExampleSeat } from './council.js';
import { newcomer, type ExampleNewcomer } from './newcomer.js';
import { notices, type ExampleNotice } from './notices.js';
import { members, type Member } from './organizations.js';
import { PURCHASES, type ExamplePurchase } from './purchases.js';
import { Random, SEED } from './random.js';
import { ties } from './ties.js';

/** What tells one example from another: tests load their own beside each other. */
export type ExampleSettings = {
  /** All that is drawn by lot follows from it. */
  seed: number;
  /** The cluster's address name. */
  slug: string;
  /** Whose numbering the organizations and ties have. */
  source: string;
  /** Where the demo accounts' e-mail addresses are, under a name that can never exist. */
  domain: string;
};

export const EXAMPLE: ExampleSettings = { seed: SEED, slug: 'kostanay-grain', source: 'example', domain: 'ozek.example' };

/** The whole example, before it is loaded. */
export type Example = {
  source: string;
  cluster: ClusterRow;
  members: Member[];
  ties: TieRow[];
  notices: ExampleNotice[];
  purchases: readonly ExamplePurchase[];
  seats: readonly ExampleSeat[];
  accounts: readonly DemoAccount[];
  newcomer: ExampleNewcomer;
};

const CLUSTER: Omit<ClusterRow, 'id'> = {
  name: 'Қостанай астық кластері',
  nameKk: 'Қостанай астық кластері',
  nameRu: 'Костанайский зерновой кластер',
  nameEn: 'Kostanay grain cluster',
  form: 'CHAIN',
  region: 'KZ-39',
  leadingProduct: 'бидай',
  leadingProductKk: 'бидай',
  leadingProductRu: 'пшеница',
  leadingProductEn: 'wheat',
  open: true,
  example: true,
  origin: `Invented organizations, to try things out. Harvests and prices follow real figures: ${SOURCE}`,
};

/** The example that follows from the settings and the region's real figures: the same from the same, everywhere. */
export function generateExample(figures: RegionalFigures, settings: Partial<ExampleSettings> = {}): Example {
  const { seed, slug, source, domain } = { ...EXAMPLE, ...settings };
  const random = new Random(seed);
  const all = members(slug, random, figures);
  return {
    source,
    cluster: { id: slug, ...CLUSTER },
    members: all,
    ties: ties(slug, all, random),
    notices: notices(figures),
    purchases: PURCHASES,
    seats: SEATS,
    accounts: accounts(domain),
    newcomer: newcomer(domain),
  };
}
