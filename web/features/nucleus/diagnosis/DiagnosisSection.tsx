import { useTranslations } from 'next-intl';
import type { ClusterForm, DiagnosisFragment } from '@/generated/graphql';
import { Section } from '@/ui/Section';
import { ChainFinding } from './ChainFinding';
import classes from './Diagnosis.module.css';
import { GrowthFinding, HeartFinding, RobustnessFinding } from './MemberFindings';
import { CommunityFinding, CoreFinding, FormFinding } from './ShapeFindings';
import { ConfirmationFinding, FormalityFinding, OrientationFinding } from './TieFindings';

/** What the ties say of a cluster: questions, each answered in words with the numbers behind a fold. */
export function DiagnosisSection({ diagnosis, declared }: { diagnosis: DiagnosisFragment; declared: ClusterForm }) {
  const t = useTranslations('diagnosis');
  return (
    <Section title={t('title')} aside={t('aside')}>
      <div className={classes.findings}>
        <CoreFinding core={diagnosis.core} />
        <HeartFinding nucleus={diagnosis.nucleus} />
        <GrowthFinding poles={diagnosis.growthPoles} all={diagnosis.growthPoleCount} />
        <ChainFinding chain={diagnosis.chain} />
        <RobustnessFinding robustness={diagnosis.robustness} brokers={diagnosis.brokers} />
        <FormFinding form={diagnosis.form} geography={diagnosis.geography} declared={declared} />
        <OrientationFinding orientation={diagnosis.orientation} />
        <FormalityFinding formality={diagnosis.formality} />
        {diagnosis.confirmation && <ConfirmationFinding confirmation={diagnosis.confirmation} />}
        <CommunityFinding communities={diagnosis.communities} components={diagnosis.components} largestComponent={diagnosis.largestComponent} />
      </div>
    </Section>
  );
}
