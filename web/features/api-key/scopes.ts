import type { ApiKeyScope } from '@/generated/graphql';

export const scopes: ApiKeyScope[] = ['READ', 'TIES_WRITE', 'NOTICES_WRITE', 'INITIATIVES_WRITE', 'JOURNAL_READ'];
