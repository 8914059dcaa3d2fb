'use client';

import type { Picture } from '../picture';
import type { Question } from './address';
import { Search } from './Search';

/** Chooses the other organization of a question. */
export function PartnerChoice({
  picture,
  place,
  label,
  question,
  onAsk,
}: {
  picture: Picture;
  place: number;
  label: string;
  question: Question;
  onAsk: (question: Question) => void;
}) {
  const chosen = question.partner === null ? -1 : picture.ids.indexOf(question.partner);
  return (
    <Search
      picture={picture}
      selected={chosen === -1 ? null : chosen}
      without={place}
      label={label}
      onSelect={(other) => onAsk({ ...question, partner: other === null ? null : (picture.ids[other] ?? null) })}
    />
  );
}
