import type { Resolvers } from '../../generated/schema.js';
import { atMost } from '../../shared/page.js';
import { nameIn } from '../../shared/text.js';
import { missingOf } from '../nucleus/diagnosis.js';
import { specialisationFigures, type SpecialisationFigures } from './figures.js';

export type { SpecialisationFigures } from './figures.js';
export type SectorFigures = SpecialisationFigures['sectors'][number];

export const specialisationResolvers: Resolvers = {
  Cluster: {
    specialisation: async ({ id }, { classification = null, year = null, since = null, on = null }, { stores }) => {
      const table = await stores.specialisations.ofCluster(id, { classification, year, since, on });
      return table === null ? null : specialisationFigures(table);
    },
  },
  Specialisation: { sectors: ({ sectors }, { first }) => sectors.slice(0, atMost(first)), missing: missingOf },
  SectorSpecialisation: { name: (sector, _arguments, { locale }) => nameIn(locale, sector), missing: missingOf },
};
