import type { Database } from '../../neo4j/database.js';
import { enqueueMail, linkTo, type Mail, type MailTemplate } from '../../mail/outbox.js';
import { localeOf } from '../../shared/text.js';

/** What about the sign-in was changed, as the mail tells it. */
export type SignInChange = 'password' | 'secondFactorOn' | 'secondFactorOff' | 'recoveryCodes' | 'passkeyAdded' | 'passkeyRemoved' | 'provider';

type Asked = Pick<Request, 'headers'> | undefined;

/**
 * The mails of sign-in, put into the outbox in the language of the request. Secrets stand behind the `#` of a link: browsers send that
 * part to nobody, so that it is in no log and no referrer.
 */
export class SignInMail {
  constructor(
    private readonly database: Database,
    private readonly origin: string,
  ) {}

  verifyAddress(to: string, token: string, asked: Asked): Promise<void> {
    return this.enqueue('verifyAddress', to, asked, `verify#${token}`);
  }

  resetPassword(to: string, token: string, asked: Asked): Promise<void> {
    return this.enqueue('resetPassword', to, asked, `reset-password#${token}`);
  }

  addressTaken(to: string, asked: Asked): Promise<void> {
    return this.enqueue('addressTaken', to, asked, 'forgot-password');
  }

  signInChanged(to: string, what: SignInChange, asked: Asked): Promise<void> {
    return this.enqueue('signInChanged', to, asked, 'forgot-password', { what });
  }

  private async enqueue(template: MailTemplate, to: string, asked: Asked, path: string, values: Record<string, string> = {}): Promise<void> {
    const locale = localeOf(asked?.headers.get('accept-language') ?? undefined);
    const link = linkTo(this.origin, locale, path);
    const mail: Mail = { to, template, locale, arguments: { ...values, link } };
    await this.database.write((transaction) => enqueueMail(transaction, mail));
  }
}
