import { useTranslations } from 'next-intl';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import classes from './Neighbours.module.css';
import type { Profile } from './OrganizationView';

export function Projects({ projects }: Pick<Profile, 'projects'>) {
  const t = useTranslations('organization.projects');
  const format = useFormat();
  return (
    <Section title={t('title')}>
      <ul className={classes.list}>
        {projects.map(({ project: { id, name, validFrom, validUntil }, role }) => (
          <li key={id}>
            {name}
            <p className={classes.note}>
              {[
                validFrom && validUntil && t('period', { from: format.day(validFrom), until: format.day(validUntil) }),
                role,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
