import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { cookieOf, identityOf, newAccount, newEmail, openAuth, openDatabase, PASSWORD, serve, signIn } from './kit.js';

let database: Database;
let auth: Auth;

beforeAll(() => {
  database = openDatabase();
  auth = openAuth(database);
});

afterAll(() => database.close());

type Stored = { id: string; email: string; passwords: string[] };

const stored = (email: string): Promise<Stored[]> =>
  database.read<Stored>(
    `MATCH (u:User) WHERE toLower(u.email) = toLower($email)
     RETURN u.id AS id, u.email AS email, COLLECT { MATCH (a:Account {userId: u.id}) RETURN a.password } AS passwords`,
    { email },
  );

describe('making an account', () => {
  test('keeps the e-mail in lower case and the password as a hash', async () => {
    const email = newEmail();
    const userId = await auth.createAccount({ email: email.toUpperCase(), name: 'Болат', password: PASSWORD });
    const [user] = await stored(email);
    expect(user).toMatchObject({ id: userId, email });
    expect(user?.passwords).toEqual([expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{128}$/)]);
  });

  test('a second time gives the same one and leaves its password', async () => {
    const { userId, email } = await newAccount(auth);
    expect(await auth.createAccount({ email: email.toUpperCase(), name: 'Other', password: 'another-password' })).toBe(userId);
    const app = await serve(auth);
    expect((await signIn(app, email, 'another-password')).statusCode).toBe(401);
    expect(await identityOf(auth, { cookie: cookieOf(await signIn(app, email)) })).toMatchObject({ userId, name: 'Айгүл Тестова' });
    await app.close();
  });

  test('twelve times at once, in different cases, gives one person with one password', async () => {
    const email = newEmail();
    const spellings = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? email : email.toUpperCase()));
    const ids = await Promise.all(spellings.map((spelling) => auth.createAccount({ email: spelling, name: 'Дана', password: PASSWORD })));
    const users = await stored(email);
    expect(users).toHaveLength(1);
    expect(users[0]?.passwords).toHaveLength(1);
    expect(new Set(ids)).toEqual(new Set([users[0]?.id]));
  });

  test.each([
    ['an e-mail that is none', { email: 'not an address' }],
    ['a null byte in the e-mail', { email: 'a\0b@example.org' }],
    ['a short password', { password: '123456789' }],
    ['an endless password', { password: 'x'.repeat(129) }],
    ['an empty name', { name: '  ' }],
  ])('refuses %s and stores nothing', async (_what, wrong) => {
    const email = newEmail();
    await expect(auth.createAccount({ email, name: 'Ерлан', password: PASSWORD, ...wrong })).rejects.toThrow();
    expect(await stored(email)).toEqual([]);
  });
});
