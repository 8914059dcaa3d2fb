import { organizationPath } from '@/ui/OrganizationName';

export function peoplePath(organizationId: string): string {
  return `${organizationPath(organizationId)}/people`;
}

export function keysPath(organizationId: string): string {
  return `${organizationPath(organizationId)}/keys`;
}
