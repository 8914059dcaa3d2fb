import { useTranslations } from 'next-intl';
import type { DiagnosisFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';
import classes from './Diagnosis.module.css';
import { Finding } from './Finding';
import { useFigures } from './useFigures';

type Chain = DiagnosisFragment['chain'];

/** Whether goods pass from producers to buyers: the steps, the missing links, and on whom a step hangs. */
export function ChainFinding({ chain }: { chain: Chain }) {
  const t = useTranslations('diagnosis.chain');
  const { share, count } = useFigures();
  const format = useFormat();
  const missing = chain.links.filter(({ state }) => state !== 'COVERED').length;
  const answer = chain.coverage == null ? t('none') : missing === 0 ? t('whole') : t('broken', { n: missing });
  const stages = chain.links.length > 0 ? [chain.links[0]?.from ?? 'SUPPLIER', ...chain.links.map(({ to }) => to)] : [];
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('coverage'), value: share(chain.coverage) },
        { name: t('onPathShare'), value: share(chain.onPathShare) },
        { name: t('doubleMargin'), value: count(chain.doubleMargin) },
      ]}
    >
      <p>{answer}</p>
      <ol className={classes.chain}>
        {stages.map((stage, i) => {
          const link = chain.links[i];
          return (
            <li key={stage}>
              <span className={classes.stage}>{t(`stage.${stage}`)}</span>
              {link && (
                <span className={classes.link} data-state={link.state}>
                  {link.state === 'COVERED' ? t('flows', format.howMany(link.flows)) : t(link.state)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {chain.bottlenecks.map(({ from, to, side, organization }) => (
        <p key={`${from}${side}`}>
          {t.rich(side, {
            step: t('step', { from: t(`stage.${from}`), to: t(`stage.${to}`) }),
            name: () => (organization ? <OrganizationName key={organization.id} organization={organization} /> : t('oneMember')),
          })}
        </p>
      ))}
      {missing > 0 && chain.withoutStage > 0 && <p className={classes.note}>{t('withoutStage', format.howMany(chain.withoutStage))}</p>}
    </Finding>
  );
}
