/** Where one asks to act for an organization: one that can be seen, or one known by its number. */
export function askPath(about: { organization: string } | { scheme: string; identifier: string } | null = null): string {
  return about ? `/organizations/ask?${new URLSearchParams(about).toString()}` : '/organizations/ask';
}

export const OWN_ORGANIZATIONS = '/settings/organizations';
export const REGISTER = '/organizations/new';
