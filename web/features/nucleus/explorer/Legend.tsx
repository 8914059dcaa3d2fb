'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ChainRole } from '@/generated/graphql';
import { chainRoles, nucleusLabels } from '@/features/terms';
import { ChoiceField } from '@/ui/ChoiceField';
import { KindMark } from '@/ui/KindMark';
import { useFormat } from '@/ui/useFormat';
import { isPartial, type Picture } from '../picture';
import { forms, kinds } from './address';
import { toggled, type Filter } from './filter';
import classes from './Legend.module.css';
import { LineSample } from './LineSample';

type LegendProps = { picture: Picture; filter: Filter; onFilter: (filter: Filter) => void };

/** What the signs mean and how many of each there are; each entry is a filter, the forms of ties only where one can be shown `byForm`. */
export function Legend({ byForm, ...props }: LegendProps & { byForm: boolean }) {
  const { picture, filter, onFilter } = props;
  const t = useTranslations('nucleus.legend');
  const terms = useTranslations('terms');
  const kindCounts = counted(picture.kinds);
  const labelCounts = counted(picture.labels);
  return (
    <div className={classes.legend}>
      <Entries title={t('place')}>
        {nucleusLabels
          .filter((label) => labelCounts.has(label))
          .map((label) => (
            <Entry
              key={label}
              name={terms(`nucleusLabel.${label}`)}
              count={labelCounts.get(label)}
              sign={<span className={classes.place} data-label={label} />}
              pressed={filter.labels.includes(label)}
              onPress={() => onFilter({ ...filter, labels: toggled(filter.labels, label) })}
            />
          ))}
      </Entries>
      <Entries title={t('kind')}>
        {kinds
          .filter((kind) => kindCounts.has(kind))
          .map((kind) => (
            <Entry
              key={kind}
              name={terms(`kind.${kind}`)}
              count={kindCounts.get(kind)}
              sign={<KindMark kind={kind} size={18} />}
              pressed={filter.kinds.includes(kind)}
              onPress={() => onFilter({ ...filter, kinds: toggled(filter.kinds, kind) })}
            />
          ))}
      </Entries>
      <Entries title={t('tie')}>
        {forms.map((form) => (
          <Entry
            key={form}
            name={terms(`tieForm.${form}`)}
            sign={<LineSample style={form === 'FORMAL' ? 'formal' : 'informal'} />}
            pressed={filter.forms.includes(form)}
            onPress={byForm ? () => onFilter({ ...filter, forms: toggled(filter.forms, form) }) : null}
          />
        ))}
        <Entry name={t('both')} sign={<LineSample style="both" />} onPress={null} />
      </Entries>
      <RoleFilter {...props} />
      <p className={classes.hint}>
        {t('size')} {isPartial(picture, picture.lines) && t('coreOnly')}
      </p>
    </div>
  );
}

function RoleFilter({ picture, filter, onFilter }: LegendProps) {
  const t = useTranslations('nucleus.filter');
  const terms = useTranslations('terms.chainRole');
  const played = chainRoles.filter((role) => picture.chainRoles.includes(role));
  if (played.length === 0) return null;
  return (
    <ChoiceField
      clearable
      size="xs"
      label={t('role')}
      placeholder={t('anyRole')}
      data={played.map((role) => ({ value: role, label: terms(role) }))}
      value={filter.roles[0] ?? null}
      onChange={(role) => onFilter({ ...filter, roles: role === null ? [] : [role as ChainRole] })}
    />
  );
}

function Entries({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.group} role="group" aria-label={title}>
      <span className={classes.title} aria-hidden>
        {title}
      </span>
      {children}
    </div>
  );
}

type EntryProps = { name: string; count?: number | undefined; sign: ReactNode; pressed?: boolean; /** Null for what is no filter. */ onPress: (() => void) | null };

function Entry({ name, count, sign, pressed, onPress }: EntryProps) {
  const format = useFormat();
  if (!onPress) {
    return (
      <span className={classes.note}>
        {sign} {name}
      </span>
    );
  }
  return (
    <UnstyledButton className={classes.entry} aria-pressed={pressed} onClick={onPress}>
      {sign}
      <span>{name}</span>
      {count !== undefined && <span className={classes.count}>{format.number(count)}</span>}
    </UnstyledButton>
  );
}

function counted<Value>(values: Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
