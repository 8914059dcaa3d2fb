/** Of the words in a drawing, in its pixels. */
export const CAPTION = 15;
/** Mean width of a letter over the size of the type; a drawing without a screen cannot measure. */
export const LETTER = 0.6;

/** The size of type in which a caption fits under its drawing. */
export const captionSize = (text: string, width: number): number => Math.min(CAPTION, (width - 24) / (text.length * LETTER));
