import { WhatIfLeavesDocument, WhatIfTiedDocument, type WhatIfFragment } from '@/generated/graphql';
import { useRead, type Read } from '@/lib/client';
import type { Question } from '../explorer/address';

type Supposed = Pick<Read<unknown>, 'failure' | 'pending' | 'again'> & {
  /** Undefined while there is none, null where none can be computed. */
  answer: WhatIfFragment | null | undefined;
};

/** What the network of a day would be if the organization left, or were tied to the partner that the question names. */
export function useWhatIf(slug: string, on: string, organizationId: string, { kind, partner, form }: Question): Supposed {
  const leaves = useRead(WhatIfLeavesDocument, { slug, on, organizationId }, { enabled: kind === 'leaves' });
  const tied = useRead(
    WhatIfTiedDocument,
    { slug, on, a: organizationId, b: partner ?? '', form },
    { enabled: kind === 'tied' && partner !== null },
  );
  const { failure, pending, again } = kind === 'leaves' ? leaves : tied;
  return {
    failure,
    pending,
    again,
    answer: kind === 'leaves' ? answered(leaves.data, leaves.data?.cluster?.nucleus?.whatIfLeaves) : answered(tied.data, tied.data?.cluster?.nucleus?.whatIfTied),
  };
}

function answered(data: unknown, answer: WhatIfFragment | null | undefined): WhatIfFragment | null | undefined {
  return data === undefined ? undefined : (answer ?? null);
}
