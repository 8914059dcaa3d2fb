import type { ChainRole, OrganizationKind } from '../../server/src/generated/schema.js';
import type { DemoRole } from './council.js';

/** An invented organization that somebody registered and whose mandate the secretariat has still to check. */
export type ExampleNewcomer = {
  /** The demo account that registered it. */
  by: DemoRole;
  organization: {
    kind: OrganizationKind;
    name: string;
    nameKk: string;
    nameRu: string;
    nameEn: string;
    country: string;
    region: string;
    city: string;
    leadingProduct: string;
    identifierScheme: string;
    identifier: string;
  };
  chainRoles: ChainRole[];
  evidence: string;
};

/** Its number is none that anybody could have, and lies in the example's own domain. */
export const newcomer = (domain: string): ExampleNewcomer => ({
  by: 'newcomer',
  organization: {
    kind: 'ENTERPRISE',
    name: '«Өрнек-121» шаруа қожалығы (үлгі)',
    nameKk: '«Өрнек-121» шаруа қожалығы (үлгі)',
    nameRu: 'Крестьянское хозяйство «Орнек-121» (пример)',
    nameEn: 'Ornek-121 farm (example)',
    country: 'KZ',
    region: 'KZ-39',
    city: 'Рудный',
    leadingProduct: 'пшеница',
    identifierScheme: 'EXAMPLE',
    identifier: `0121.${domain}`,
  },
  chainRoles: ['PRODUCER'],
  evidence: 'Басшы, 2024 ж. 1 наурыздағы № 1 бұйрық (үлгі) · Руководитель, приказ № 1 от 1 марта 2024 г. (пример)',
});
