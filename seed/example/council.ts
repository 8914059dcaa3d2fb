import type { SeatSide } from '../../server/src/generated/schema.js';
import type { Scope } from '../../server/src/access/actor.js';

/** A seat of the example's council and the member it is filled from. No person is invented: only a demo account holds one. */
export type ExampleSeat = { key: string; side: SeatSide; chair: boolean; from: string; heldBy?: DemoRole };

export type DemoRole = 'member' | 'partner' | 'council' | 'secretariat' | 'newcomer' | 'integrator';

/** An account to try things out with. */
export type DemoAccount = {
  role: DemoRole;
  name: string;
  email: string;
  acts?: { for: string; role: 'ADMIN' | 'REPRESENTATIVE' };
  key?: { name: string; scopes: Scope[] };
};

export const SEATS: readonly ExampleSeat[] = [
  { key: 'business-1', side: 'BUSINESS', chair: false, from: 'farm-01' },
  { key: 'business-2', side: 'BUSINESS', chair: false, from: 'mill-02' },
  { key: 'business-3', side: 'BUSINESS', chair: false, from: 'farm-11' },
  { key: 'business-4', side: 'BUSINESS', chair: false, from: 'exporter-01' },
  { key: 'research-1', side: 'RESEARCH', chair: true, from: 'university-01', heldBy: 'council' },
  { key: 'research-2', side: 'RESEARCH', chair: false, from: 'institute-01' },
  { key: 'administration-1', side: 'ADMINISTRATION', chair: false, from: 'administration-01' },
  { key: 'secretariat', side: 'SECRETARIAT', chair: false, from: 'association-02', heldBy: 'secretariat' },
];

/** The accounts, with e-mail addresses of a domain that can never exist. */
export const accounts = (domain: string): DemoAccount[] => [
  { role: 'member', name: 'Demo: mill', email: `member@${domain}`, acts: { for: 'mill-01', role: 'ADMIN' } },
  { role: 'partner', name: 'Demo: farm', email: `partner@${domain}`, acts: { for: 'farm-12', role: 'ADMIN' } },
  { role: 'council', name: 'Demo: council', email: `council@${domain}` },
  { role: 'secretariat', name: 'Demo: secretariat', email: `secretariat@${domain}` },
  { role: 'newcomer', name: 'Demo: newcomer', email: `newcomer@${domain}` },
  {
    role: 'integrator',
    name: 'Demo: integrator',
    email: `integrator@${domain}`,
    acts: { for: 'exporter-02', role: 'REPRESENTATIVE' },
    key: { name: 'Demo key', scopes: ['read', 'ties:write', 'notices:write', 'initiatives:write', 'journal:read'] },
  },
];
