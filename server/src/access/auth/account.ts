import { runWithTransaction } from '@better-auth/core/context';
import { z } from 'zod';
import { isTaken } from './graph.js';
import type { Library } from './auth.js';
import { PASSWORD_LENGTH } from './options.js';

export type AccountInput = { email: string; name: string; password: string };

const accountInput = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max),
});

/**
 * Makes an account with a password and gives the user's id; where the e-mail has an account already, in whatever case, gives that one's
 * and changes nothing. Several at once with one e-mail make one. For the operator: the e-mail counts as verified.
 */
export async function createAccount(auth: Library, input: AccountInput): Promise<string> {
  const { email, name, password } = accountInput.parse(input);
  const { internalAdapter, adapter, password: passwords } = await auth.$context;
  const find = async (): Promise<string | null> => (await internalAdapter.findUserByEmail(email))?.user.id ?? null;

  const earlier = await find();
  if (earlier !== null) return earlier;
  const hash = await passwords.hash(password);
  try {
    return await runWithTransaction(adapter, async () => {
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' });
      await internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: hash });
      return user.id;
    });
  } catch (error) {
    const winner = isTaken(error) ? await find() : null;
    if (winner === null) throw error;
    return winner;
  }
}
