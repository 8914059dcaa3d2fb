import { EmptyState } from './EmptyState';
import { SignInButton } from './SignInButton';

/** Stands in for a form that only one who acts for a member can fill in. */
export function NotActing({ signedIn, title, text }: { signedIn: boolean; title: string; text: string }) {
  return <EmptyState title={title} text={text} action={!signedIn && <SignInButton />} />;
}
