import { useTranslations } from 'next-intl';
import type { OrganizationKind, TieForm } from '@/generated/graphql';
import { KindMark } from '@/ui/KindMark';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import { Drawing, useDraw } from '../save/Drawing';
import { seenOf } from '../save/seen';
import type { View } from '../stage/look';
import { themePalette } from '../stage/palette';
import type { RingWords } from '../stage/rings-layer';
import { forms, kinds } from './address';
import { sideOf } from './drawn';
import legend from './Legend.module.css';
import { LineSample } from './LineSample';
import classes from './PrintSheet.module.css';
import { usePrinting } from './usePrinting';

/** Pixels of the width of a page: words come out at about 9 points. */
const PAPER = 850;

type PrintSheetProps = {
  picture: Picture;
  bands: Band[];
  ringWords: RingWords;
  lines: Line[];
  view: View;
  /** Of one picture nothing; of two, the forms that they show. */
  sides: boolean;
  /** Whether the page itself prints what is shown: a table, or a drawing. */
  itself: boolean;
  caption: { told: string; filters: string };
  /** Where the data come from, where the cluster says it. */
  origin: string | null;
};

/** What goes to paper in place of the tools around the picture: what it shows, the picture as a drawing, and what its signs mean. */
export function PrintSheet({ sides, itself, caption, origin, ...shown }: PrintSheetProps) {
  const t = useTranslations('nucleus');
  const terms = useTranslations('terms');
  const draw = useDraw();
  const printing = usePrinting();
  if (!printing) return null;
  const { picture, view } = shown;
  const ringed = (['NUCLEUS', 'GROWTH_POLE'] as const).filter((label) => picture.labels.some((one, place) => one === label && view.shown[place]));
  const present = new Set(picture.kinds.filter((_, place) => view.shown[place]));
  return (
    <div className={classes.sheet} data-itself={itself || undefined}>
      <header className={classes.head}>
        <p className={classes.told}>{caption.told}</p>
        {caption.filters && <p>{t('print.filters', { filters: caption.filters })}</p>}
        {view.selected !== null && <p>{t('print.selected', { name: picture.names[view.selected] ?? '' })}</p>}
        {origin && <p>{origin}</p>}
        <p>{window.location.href}</p>
      </header>
      {!itself && draw && (
        <div className={classes.drawings}>
          {(sides ? forms : [null]).map((form) => (
            <OneDrawing key={form ?? 'all'} draw={draw} form={form} title={caption.told} {...shown} />
          ))}
        </div>
      )}
      <ul className={classes.signs}>
        {ringed.map((label) => (
          <li key={label}>
            <span className={legend.place} data-label={label} /> {terms(`nucleusLabel.${label}`)}
          </li>
        ))}
        {kinds.filter((kind: OrganizationKind) => present.has(kind)).map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} size={14} /> {terms(`kind.${kind}`)}
          </li>
        ))}
        {forms.map((form) => (
          <li key={form}>
            <LineSample style={form === 'FORMAL' ? 'formal' : 'informal'} /> {terms(`tieForm.${form}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

type OneDrawingProps = Pick<PrintSheetProps, 'picture' | 'bands' | 'ringWords' | 'lines' | 'view'> & {
  draw: NonNullable<ReturnType<typeof useDraw>>;
  /** The one form of ties that it shows; null for what the filters let through. */
  form: TieForm | null;
  title: string;
};

function OneDrawing({ draw, form, title, picture, bands, ringWords, lines, view }: OneDrawingProps) {
  const t = useTranslations('nucleus.sides');
  const of = form === null ? { lines, view } : sideOf(form, picture.ids.length, { lines, view });
  return (
    <figure className={classes.drawing}>
      {form && <figcaption>{t(form)}</figcaption>}
      <Drawing draw={draw} seen={seenOf(picture, of.lines, of.view)} frame={{ size: PAPER, bands, ringNames: ringWords.rings, title, caption: null, palette: themePalette }} />
    </figure>
  );
}
