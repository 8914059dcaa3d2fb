'use client';

import { useTranslations } from 'next-intl';
import type { ChainStage, NamedOrganizationFragment, WhatIfFragment, WhatIfStateFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';
import { useFigures } from '../diagnosis/useFigures';
import classes from './WhatIf.module.css';

type Kind = 'leaves' | 'tied';

/** What would come of a supposition, in words; the figures of before and after behind a fold. */
export function Answer({ kind, answer }: { kind: Kind; answer: WhatIfFragment }) {
  const t = useTranslations('what-if');
  const format = useFormat();
  const { before, after, entered, left, untold, cutOff, supply } = answer;
  const { broken, closed } = chainChanges(before, after);
  const nobody = entered.length + left.length + untold.length === 0;
  return (
    <>
      <p className={classes.sentence}>
        <strong>
          <NucleusSentence {...answer} />
        </strong> {nobody && t(`nobody.${kind}`)}
      </p>
      <Named title={t('entered')} organizations={entered} />
      <Named title={t('left')} organizations={left} />
      <Named title={t('untold')} organizations={untold} note={t('untoldWhy')} />
      {cutOff !== null && <p className={classes.sentence}>{t('cutOff', format.howMany(cutOff))}</p>}
      {broken.map((from) => (
        <p key={from} className={classes.sentence}>
          {t(`broken.${from}`)}
        </p>
      ))}
      {closed.map((from) => (
        <p key={from} className={classes.sentence}>
          {t(`closed.${from}`)}
        </p>
      ))}
      {before.chainCoverage !== null && broken.length + closed.length === 0 && <p className={classes.sentence}>{t('chainSame')}</p>}
      {supply && <p className={classes.note}>{t('supply')}</p>}
      <Figures before={before} after={after} />
      <p className={classes.note}>
        {kind === 'tied' && `${t('strength')} `}
        {t('basis')}
      </p>
    </>
  );
}

function NucleusSentence({ before, after, untold }: Pick<WhatIfFragment, 'before' | 'after' | 'untold'>) {
  const t = useTranslations('what-if.nucleus');
  const format = useFormat();
  const numbers = { before: format.number(before.nucleus), after: after.nucleus, afterText: format.number(after.nucleus) };
  if (untold.length > 0) return t('atLeast', numbers);
  if (before.nucleus === after.nucleus) return t('same', format.howMany(after.nucleus));
  return t('changed', numbers);
}

type Start = Exclude<ChainStage, 'BUYER'>;
const starts: Start[] = ['SUPPLIER', 'PROCESSOR', 'SELLER'];

/** The steps of the chain, by the stage that they start from, that would break or come about. */
function chainChanges(before: WhatIfStateFragment, after: WhatIfStateFragment): { broken: Start[]; closed: Start[] } {
  const passes = ({ chainLinks }: WhatIfStateFragment, start: Start) => chainLinks.some(({ from, state }) => from === start && state === 'COVERED');
  return {
    broken: starts.filter((start) => passes(before, start) && !passes(after, start)),
    closed: starts.filter((start) => !passes(before, start) && passes(after, start)),
  };
}

function Named({ title, organizations, note }: { title: string; organizations: NamedOrganizationFragment[]; note?: string }) {
  if (organizations.length === 0) return null;
  return (
    <div>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.names}>
        {organizations.map((organization) => (
          <li key={organization.id}>
            <OrganizationName organization={organization} />
          </li>
        ))}
      </ul>
      {note && <p className={classes.note}>{note}</p>}
    </div>
  );
}

function Figures({ before, after }: { before: WhatIfStateFragment; after: WhatIfStateFragment }) {
  const t = useTranslations('what-if.figure');
  const { score, share, count } = useFigures();
  const rows = [
    { name: 'nucleus', told: count },
    { name: 'coreSize', told: count },
    { name: 'coreFit', told: score },
    { name: 'pairCount', told: count },
    { name: 'components', told: count },
    { name: 'largestComponent', told: count },
    { name: 'chainCoverage', told: share },
  ] as const;
  return (
    <details className={classes.fold}>
      <summary>{t('title')}</summary>
      <table className={classes.figures}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, told }) => (
            <tr key={name} data-changed={before[name] !== after[name] || undefined}>
              <th scope="row">{t(name)}</th>
              <td>{told(before[name]) ?? t('unknown')}</td>
              <td>{told(after[name]) ?? t('unknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
