import { cache } from 'react';
import { NucleusDocument } from '@/generated/graphql';
import { query } from '@/lib/server';

/** A cluster's nucleus, the newest or that of a day, read once a request. */
export const readNucleus = cache((slug: string, on: string | null) => query(NucleusDocument, { slug, on }));
