/** The files of `messages/<locale>/`, each a namespace of the same name. */
export const namespaces = [
  'ui',
  'failure',
  'shell',
  'terms',
  'places',
  'landing',
  'legal',
  'sign-in',
  'cluster',
  'member',
  'membership',
  'organization',
  'tie',
  'settings',
  'representation',
  'people',
  'api-key',
  'invitation',
  'council',
  'account',
  'developers',
  'nucleus',
  'what-if',
  'diagnosis',
  'specialisation',
  'changes',
  'contest',
  'procurement',
  'notice',
  'journal',
] as const;

export type Namespace = (typeof namespaces)[number];

/** What every page's interactive parts may need; more is added by `ClientMessages`. */
export const everywhere: Namespace[] = ['ui', 'failure', 'shell', 'terms'];
