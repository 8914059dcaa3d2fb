import { randomUUID } from 'node:crypto';
import type { OrganizationKit } from './cluster.js';
import type { DemoAccount } from './site.js';
import type { World } from './world.js';

/** Somebody who signs in by the form. */
export type Person = DemoAccount & { id: string };

export async function person(world: World, name: string): Promise<Person> {
  const account = { name, email: `${randomUUID()}@test.example`, password: randomUUID() };
  return { ...account, role: name, id: await world.auth.createAccount(account) };
}

export async function represents(world: World, account: Person, organization: OrganizationKit, role: 'ADMIN' | 'REPRESENTATIVE'): Promise<void> {
  await world.run(`MATCH (u:User {id: $userId}), (o:Organization {id: $id}) CREATE (u)-[:REPRESENTS {role: $role, since: date('2024-01-01')}]->(o)`, {
    ...{ userId: account.id, id: organization.id, role },
  });
}
