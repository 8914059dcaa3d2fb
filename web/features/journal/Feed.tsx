'use client';

import { JournalDocument, type JournalFilter, type JournalLineFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { HOME_ZONE } from '@/ui/own-zone';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { ENTRIES_A_PAGE } from './address';
import classes from './Journal.module.css';
import { ObjectLink } from './ObjectLink';

type Props = { first: Connection<JournalLineFragment>; slug: string; filter: JournalFilter };

type Day = { day: string; entries: JournalLineFragment[] };

/** The entries by the days on which they were written, in the order they come. */
function byDay(entries: readonly JournalLineFragment[], dayOf: (at: string) => string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What happened, as a member reads it: sentences under their days. */
export function Feed({ first, slug, filter }: Props) {
  const pages = usePages(first, JournalDocument, { slug, first: ENTRIES_A_PAGE, filter }, (data) => data.cluster?.journal);
  const format = useFormat();
  // By the cluster's calendar, so that server and browser agree.
  const dayAtHome = (at: string) => format.dayOf(at, HOME_ZONE);
  return (
    <>
      {byDay(pages.nodes, dayAtHome).map(({ day, entries }) => (
        <section key={day} className={classes.day}>
          <h2 className={classes.date}>{day}</h2>
          <ul className={classes.list}>
            {entries.map(({ id, at, sentence, actorName, object }) => (
              <li key={id} className={classes.line}>
                <p className={classes.sentence}>{sentence}</p>
                <p className={classes.note}>
                  <ObjectLink object={object} slug={slug} /> {actorName && <span>{actorName}</span>} <Time at={at} as="ago" />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <LoadMore pages={pages} />
    </>
  );
}
