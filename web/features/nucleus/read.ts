import { cache } from 'react';
import { NucleusDocument } from '@/generated/graphql';
import { query } from '@/lib/server';

/** A cluster's newest nucleus, read once a request. */
export const readNucleus = cache((slug: string) => query(NucleusDocument, { slug }));
