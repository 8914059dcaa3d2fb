import { useTranslations } from 'next-intl';
import type { TieRowFragment } from '@/generated/graphql';
import { ObjectHistory } from '@/features/journal/ObjectHistory';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { TieActs } from './TieActs';
import classes from './TieItem.module.css';
import { TieSentence } from './TieSentence';
import type { Strength } from './types';

/** A tie in a list: the sentence, what supports it, and what the reader may do with it; `inFull` where it is what the reader came for. */
export function TieItem({ tie, withActs = true, inFull = false }: { tie: TieRowFragment; withActs?: boolean; inFull?: boolean }) {
  const t = useTranslations('tie.row');
  const terms = useTranslations('terms');
  const format = useFormat();
  const settled = tie.state === 'CONFIRMED';
  const period =
    tie.validFrom && tie.validUntil
      ? t('range', { from: format.day(tie.validFrom), until: format.day(tie.validUntil) })
      : tie.validFrom && t('since', { date: format.day(tie.validFrom) });
  const strength = String(tie.strength) as Strength;
  const own = tie.viewerCanConfirm || tie.viewerCanWithdraw || tie.viewerCanEnd;
  const facts = [
    terms(`tieType.${tie.type}`),
    tie.sourceType === 'PARTIES' && t('strength', { n: strength, word: terms(`strength.${strength}`) }),
    period,
    tie.sourceType === 'REGISTER' && tie.source && t('source', { source: tie.source }),
    tie.review && t(`review.${tie.review}`),
    own && terms(`visibility.${tie.visibility}`),
  ];

  return (
    <li className={classes.item}>
      <svg className={classes.line} viewBox="0 0 28 10" width="28" height="10" role="img" data-form={tie.form}>
        <title>{t(`form.${tie.form}`)}</title>
        <line x1="1" y1="5" x2="27" y2="5" />
      </svg>
      <div className={classes.words}>
        <p className={classes.sentence}>
          <TieSentence tie={tie} />
        </p>
        <p className={classes.facts}>
          {!settled && (
            <>
              <span className={classes.state} data-state={tie.state}>
                {terms(`tieState.${tie.state}`)}
              </span>
              {' · '}
            </>
          )}
          {facts.filter(Boolean).join(' · ')}
        </p>
        {tie.state === 'PROPOSED' && tie.declaredBy && (
          <p className={classes.small}>
            {t.rich('declaredBy', { name: tie.declaredBy.name, ago: () => <Time key="ago" at={tie.declaredAt} as="ago" /> })}
          </p>
        )}
        {tie.state === 'STALE' && <p className={classes.small}>{t('stale')}</p>}
        {tie.viewerCanReconfirm && tie.staleAt && <p className={classes.small}>{t.rich('staleSoon', { day: () => <Time key="day" at={tie.staleAt ?? ''} as="day" /> })}</p>}
        {tie.reconfirmedAt && tie.reconfirmedBy && (
          <p className={classes.small}>
            {t.rich('reconfirmedBy', { name: tie.reconfirmedBy.name, ago: () => <Time key="ago" at={tie.reconfirmedAt ?? ''} as="ago" /> })}
          </p>
        )}
        {tie.evidence && <p className={classes.small}>{t('evidence', { text: tie.evidence })}</p>}
        {tie.reviewReason && <p className={classes.small}>{t('reviewReason', { text: tie.reviewReason })}</p>}
        {tie.review && tie.reviewWaits && <p className={classes.small}>{t('reviewWaits')}</p>}
        {inFull && tie.evidence === null && tie.reviewWaits && <p className={classes.small}>{t('noEvidence')}</p>}
        {tie.rejectedReason && <p className={classes.small}>{t('rejectedReason', { text: tie.rejectedReason })}</p>}
        {withActs && <ObjectHistory objectId={tie.id} />}
      </div>
      {withActs && <TieActs tie={tie} inFull={inFull} />}
    </li>
  );
}
