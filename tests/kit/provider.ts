import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import type { OidcConfig } from '../../server/src/config.js';

type Person = { sub: string; email: string; email_verified: boolean; name: string };

/** Another service that people sign in with, on this machine: a real OpenID provider with its login and consent pages. */
export class TestProvider {
  /** Who may sign in there, by the login name. */
  readonly people = new Map<string, Person>();

  private constructor(
    private readonly server: Server,
    readonly config: OidcConfig,
  ) {}

  static async open(origin: string): Promise<TestProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const config = { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clientId: 'ozek', clientSecret: 'a secret between the two', name: 'Test service' };
    const provider = new TestProvider(server, config);
    const oidc = new Provider(config.issuer, {
      clients: [{ client_id: config.clientId, client_secret: config.clientSecret, redirect_uris: [`${origin}/api/auth/callback/oidc`], token_endpoint_auth_method: 'client_secret_post' }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['only for tests'] },
      findAccount: (_context, login) => {
        const person = provider.people.get(login);
        return person && { accountId: login, claims: () => ({ ...person, sub: login }) };
      },
    });
    server.on('request', oidc.callback());
    return provider;
  }

  /** A person's way through the provider's pages: from the address that Özek sends them to, to the one that leads back. */
  async signIn(address: string, login: string): Promise<URL> {
    const jar = new Map<string, string>();
    let next = new URL(address);
    let form: URLSearchParams | null = null;
    for (;;) {
      const response: Response = await fetch(next, {
        method: form === null ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === null ? {} : { body: form }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        jar.set(name, value);
      }
      const location = response.headers.get('location');
      form = null;
      if (location === null) {
        const page = await response.text();
        const action = /action="([^"]+)"/.exec(page)?.[1];
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
        if (action === undefined || prompt === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
        next = new URL(action, next);
        form = new URLSearchParams({ prompt, login, password: 'any' });
        continue;
      }
      next = new URL(location, next);
      if (next.origin !== new URL(address).origin) return next;
    }
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
