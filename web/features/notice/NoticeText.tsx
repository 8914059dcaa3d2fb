import { useTranslations } from 'next-intl';
import type { Locale, NoticeKind } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { Paragraphs } from '@/ui/Paragraphs';
import { NoticeFacts } from './NoticeFacts';
import classes from './NoticeItem.module.css';

export type Told = {
  kind: NoticeKind;
  title: string;
  body: string;
  language: Locale;
  product: string | null;
  price: { amount: string; currency: string } | null;
  quantity: { value: string; unit: string } | null;
  region: string | null;
};

/** From so many letters on only the beginning is shown at first. */
const LONG = 700;

type Props = { told: Told; /** Null where the page itself says the title. */ heading: 'h2' | 'h3' | null; /** Where the title leads. */ href?: string };

/** What a notice says: its title, its figures, its text in the language it was written in. */
export function NoticeText({ told, heading: Heading, href }: Props) {
  const t = useTranslations('notice');
  const { title, body, language } = told;
  const lang = language.toLowerCase();
  return (
    <>
      {Heading && (
        <Heading className={classes.title} lang={lang}>
          {href ? <Link href={href}>{title}</Link> : title}
        </Heading>
      )}
      <NoticeFacts told={told} />
      {body.length <= LONG ? (
        <Paragraphs text={body} lang={lang} />
      ) : (
        <details className={classes.long}>
          <summary>
            <span lang={lang}>{body.slice(0, LONG / 2).trimEnd()}…</span> <span className={classes.readAll}>{t('readAll')}</span>
          </summary>
          <Paragraphs text={body} lang={lang} />
        </details>
      )}
    </>
  );
}
