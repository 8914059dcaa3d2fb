import {
  IconBulb, IconChartBar, IconCloud, IconCurrencyTenge, IconFileText, IconHandStop, IconNews, IconPackage, IconSchool, IconUserPlus,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { NoticeKind } from '@/generated/graphql';
import classes from './NoticeItem.module.css';

const icons: Record<NoticeKind, typeof IconNews> = {
  NEWS: IconNews,
  MARKET_PRICE: IconCurrencyTenge,
  OFFER: IconPackage,
  REQUEST: IconHandStop,
  FORECAST: IconCloud,
  MARKET_RESEARCH: IconChartBar,
  TECHNOLOGY: IconBulb,
  VACANCY: IconUserPlus,
  TRAINING: IconSchool,
  DOCUMENT: IconFileText,
};

/** What a notice tells, as a sign and a word. */
export function KindLabel({ kind }: { kind: NoticeKind }) {
  const t = useTranslations('terms.noticeKind');
  const Icon = icons[kind];
  return (
    <span className={classes.kind} data-kind={kind}>
      <Icon size={17} stroke={1.6} aria-hidden /> {t(kind)}
    </span>
  );
}
