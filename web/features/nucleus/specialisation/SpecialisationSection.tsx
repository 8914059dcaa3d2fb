import { useTranslations } from 'next-intl';
import type { SpecialisationFragment } from '@/generated/graphql';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import classes from '../diagnosis/Diagnosis.module.css';
import { Finding } from '../diagnosis/Finding';
import { useFigures } from '../diagnosis/useFigures';
import { outOf, times } from './outOf';

type Sector = SpecialisationFragment['sectors'][number];

/** What the cluster's region works in more than its country: the sectors that stand out, in words with the numbers behind a fold. */
export function SpecialisationSection({ specialisation }: { specialisation: SpecialisationFragment }) {
  const t = useTranslations('specialisation');
  const format = useFormat();
  const { year, since, classification, sources, countryIsSum, regions } = specialisation;
  const special = specialisation.sectors.filter(({ reading }) => reading === 'SPECIALISED' || reading === 'STRONG');
  return (
    <Section title={t('title')} aside={t('aside', { year: String(year) })}>
      {special.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <div className={classes.findings}>
          {special.map((sector) => (
            <SectorFinding key={sector.code} sector={sector} since={since ?? null} />
          ))}
        </div>
      )}
      <p className={classes.note}>
        {t('source', { sources: sources.map(({ source, licence }) => `${source} (${licence})`).join('; '), classification })}
        {countryIsSum && ` ${t('countryIsSum', format.howMany(regions))}`}
      </p>
    </Section>
  );
}

function SectorFinding({ sector, since }: { sector: Sector; since: number | null }) {
  const t = useTranslations('specialisation');
  const format = useFormat();
  const { score, count } = useFigures();
  const { name, jobs, nationalJobs, share, focus, nationalFocus, lq, stars, shift } = sector;
  const part = (value: number | null | undefined) => (value == null ? null : format.number(value, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 }));
  const grown = (value: number | undefined) => (value === undefined ? null : format.number(value, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }));
  return (
    <Finding
      title={name}
      figures={[
        { name: t('lq'), value: score(lq) },
        { name: t('jobs'), value: count(jobs) },
        { name: t('nationalJobs'), value: count(nationalJobs) },
        { name: t('stars'), value: count(stars) },
        { name: t('change', { since: String(since) }), value: grown(shift?.change) },
        { name: t('national'), value: grown(shift?.national) },
        { name: t('mix'), value: grown(shift?.mix) },
        { name: t('local'), value: grown(shift?.local) },
      ]}
    >
      <p>
        {focus != null && nationalFocus != null && lq != null && t('compared', told(format.number, outOf(focus, nationalFocus), times(lq)))}
        {jobs != null && ` ${t('amount', { ...format.howMany(Math.round(jobs)), share: part(share) ?? '' })}`}
      </p>
    </Finding>
  );
}

function told(number: (value: number) => string, { of, here, there }: ReturnType<typeof outOf>, n: number) {
  return { of: number(of), here: number(here), there: number(there), n, nText: number(n) };
}
