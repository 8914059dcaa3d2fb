'use client';

import { JournalDocument, type JournalFilter, type JournalLineFragment } from '@/generated/graphql';
import { clockAt } from '@/ui/clock';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { HOME_ZONE } from '@/ui/own-zone';
import { Time } from '@/ui/Time';
import { ENTRIES_A_PAGE } from './address';
import classes from './Journal.module.css';
import { ObjectLink } from './ObjectLink';

type Props = { first: Connection<JournalLineFragment>; slug: string; filter: JournalFilter };

/** The entries by days, in the order they come. The day is that of the cluster's country, so that server and browser agree. */
function byDay(entries: readonly JournalLineFragment[]): { day: string; entries: JournalLineFragment[] }[] {
  const days: { day: string; entries: JournalLineFragment[] }[] = [];
  for (const entry of entries) {
    const clock = clockAt(entry.at, HOME_ZONE);
    const day = `${clock.year}-${clock.month}-${clock.day}`;
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What happened, as a member reads it: sentences under their days. */
export function Feed({ first, slug, filter }: Props) {
  const pages = usePages(first, JournalDocument, { slug, first: ENTRIES_A_PAGE, filter }, (data) => data.cluster?.journal);
  return (
    <>
      {byDay(pages.nodes).map(({ day, entries }) => (
        <section key={day} className={classes.day}>
          <h2 className={classes.date}>
            <Time at={entries[0]?.at ?? day} as="day" />
          </h2>
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
