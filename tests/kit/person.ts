import { randomUUID } from 'node:crypto';
import type { DemoAccount } from './site.js';
import type { World } from './world.js';

/** Somebody who signs in by the form. */
export type Person = DemoAccount & { id: string };

export async function person(world: World, name: string): Promise<Person> {
  const account = { name, email: `${randomUUID()}@test.example`, password: randomUUID() };
  return { ...account, role: name, id: await world.auth.createAccount(account) };
}
