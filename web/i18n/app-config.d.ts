import type { routing } from './routing';
import type apiKey from '../messages/en/api-key.json';
import type account from '../messages/en/account.json';
import type changes from '../messages/en/changes.json';
import type cluster from '../messages/en/cluster.json';
import type contest from '../messages/en/contest.json';
import type council from '../messages/en/council.json';
import type diagnosis from '../messages/en/diagnosis.json';
import type developers from '../messages/en/developers.json';
import type failure from '../messages/en/failure.json';
import type invitation from '../messages/en/invitation.json';
import type journal from '../messages/en/journal.json';
import type landing from '../messages/en/landing.json';
import type legal from '../messages/en/legal.json';
import type member from '../messages/en/member.json';
import type membership from '../messages/en/membership.json';
import type notice from '../messages/en/notice.json';
import type nucleus from '../messages/en/nucleus.json';
import type organization from '../messages/en/organization.json';
import type people from '../messages/en/people.json';
import type procurement from '../messages/en/procurement.json';
import type representation from '../messages/en/representation.json';
import type settings from '../messages/en/settings.json';
import type shell from '../messages/en/shell.json';
import type signIn from '../messages/en/sign-in.json';
import type specialisation from '../messages/en/specialisation.json';
import type terms from '../messages/en/terms.json';
import type tie from '../messages/en/tie.json';
import type ui from '../messages/en/ui.json';
import type whatIf from '../messages/en/what-if.json';

declare module 'next-intl' {
  interface AppConfig {
    Locale: (typeof routing.locales)[number];
    Messages: {
      'api-key': typeof apiKey;
      account: typeof account;
      changes: typeof changes;
      cluster: typeof cluster;
      contest: typeof contest;
      council: typeof council;
      diagnosis: typeof diagnosis;
      developers: typeof developers;
      failure: typeof failure;
      invitation: typeof invitation;
      journal: typeof journal;
      landing: typeof landing;
      legal: typeof legal;
      member: typeof member;
      membership: typeof membership;
      notice: typeof notice;
      nucleus: typeof nucleus;
      organization: typeof organization;
      people: typeof people;
      /** Many codes of one kind: named by `usePlaceName`. */
      places: { KZ: string };
      procurement: typeof procurement;
      representation: typeof representation;
      settings: typeof settings;
      shell: typeof shell;
      'sign-in': typeof signIn;
      specialisation: typeof specialisation;
      terms: typeof terms;
      tie: typeof tie;
      ui: typeof ui;
      'what-if': typeof whatIf;
    };
  }
}
