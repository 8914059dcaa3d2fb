import type { SeenLine, SeenPoint } from './seen';

type Attribute<Of> = { id: string; type: 'string' | 'int' | 'double' | 'boolean'; of: (one: Of) => string | number | boolean };

/** What the graph formats tell of an organization. Not called `label`: programs take that for the name to write. */
export const pointAttributes: Attribute<SeenPoint>[] = [
  { id: 'name', type: 'string', of: ({ name }) => name },
  { id: 'kind', type: 'string', of: ({ kind }) => kind },
  { id: 'nucleusLabel', type: 'string', of: ({ label }) => label },
  { id: 'degree', type: 'int', of: ({ degree }) => degree },
  { id: 'strength', type: 'double', of: ({ strength }) => strength },
];

/** What they tell of a line beside its weight, for which each has a place of its own. */
export const lineAttributes: Attribute<SeenLine>[] = [
  { id: 'formal', type: 'boolean', of: ({ formal }) => formal },
  { id: 'informal', type: 'boolean', of: ({ informal }) => informal },
];
