import type { OrganizationKind } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { KindMark } from './KindMark';
import classes from './OrganizationName.module.css';

type Named = { id: string; name: string; kind?: OrganizationKind; nameKnown?: boolean };

/** The name of an organization, leading to its page; a bare register number is set apart. */
export function OrganizationName({ organization }: { organization: Named }) {
  const { id, name, kind, nameKnown = true } = organization;
  return (
    <Link href={organizationPath(id)} className={classes.name} data-marked={kind !== undefined || undefined} data-unknown={!nameKnown || undefined}>
      {kind && (
        <span className={classes.mark}>
          <KindMark kind={kind} />
        </span>
      )}
      <span className={classes.words}>{name}</span>
    </Link>
  );
}

export function organizationPath(id: string): string {
  return `/o/${encodeURIComponent(id)}`;
}
