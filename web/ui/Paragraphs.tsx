import classes from './Paragraphs.module.css';

/** A plain text as its writer set it: paragraphs by empty lines, breaks kept. */
export function Paragraphs({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className={classes.text} lang={lang}>
      {text.split(/\n\s*\n/).map((paragraph, place) => (
        <p key={place}>{paragraph.trim()}</p>
      ))}
    </div>
  );
}
