import { useTranslations } from 'next-intl';
import type { NucleusMoveFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import classes from './Changes.module.css';

/** Organizations whose place changed, each with where from, where to, and why. */
export function Moves({ moves }: { moves: NucleusMoveFragment[] }) {
  return (
    <ul className={classes.moves}>
      {moves.map((move) => (
        <MoveItem key={move.organization.id} move={move} />
      ))}
    </ul>
  );
}

function MoveItem({ move: { organization, before, after, cause, conditions } }: { move: NucleusMoveFragment }) {
  const t = useTranslations('changes');
  const terms = useTranslations('terms');
  const place = (placement: typeof before, without: 'joined' | 'left') =>
    placement ? terms(`nucleusLabel.${placement.label}`) : t(`without.${without}`);
  return (
    <li className={classes.move}>
      <OrganizationName organization={organization} />
      <p className={classes.way}>
        {t('way', { from: place(before, 'joined'), to: place(after, 'left') })}
      </p>
      {conditions.length > 0 ? (
        <ul className={classes.reasons}>
          {conditions.map(({ name, before: was, after: is }) => (
            <li key={name}>
              <strong>{terms(`nucleusCondition.${name}`)}</strong>{' '}
              <span className={classes.verdicts}>
                {t('verdicts', { from: terms(`conditionVerdict.${was.verdict}`), to: terms(`conditionVerdict.${is.verdict}`) })}
              </span>
              <br />
              {is.sentence}
            </li>
          ))}
        </ul>
      ) : (
        (cause === 'PRIVATE_FIGURES' || cause === 'RELATIVE_GROWTH' || cause === 'OTHERS') && <p className={classes.reasons}>{t(`cause.${cause}`)}</p>
      )}
    </li>
  );
}
