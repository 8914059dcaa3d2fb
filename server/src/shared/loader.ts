import DataLoader from 'dataloader';
import { keep } from './keep.js';

/**
 * Loads rows by id: one query for all ids asked in one turn, null for those that are absent or hidden. A request has some thirty and uses a few,
 * so what each works with is made when it is first used.
 */
export class Loader<Row extends { id: string }> {
  private made: DataLoader<string, Row | null> | null = null;

  constructor(private readonly find: (ids: readonly string[]) => Promise<Row[]>) {}

  load(id: string): Promise<Row | null> {
    return this.batches().load(id);
  }

  /** Gives it what was read along with something else. */
  prime(id: string, row: Row): void {
    this.batches().prime(id, row);
  }

  /** Reads it anew at the next asking. */
  clear(id: string): this {
    this.made?.clear(id);
    return this;
  }

  clearAll(): void {
    this.made?.clearAll();
  }

  private batches(): DataLoader<string, Row | null> {
    this.made ??= new DataLoader(async (ids: readonly string[]) => {
      const rows = new Map((await this.find(ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
    return this.made;
  }
}

/** For `JSON.stringify`: the same question is the same text, in whatever order it was put together. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** Loaders of what each of several objects has of something: one for each way to ask for it. */
export function byQuestion<Question, Row extends { id: string }>(find: (ids: readonly string[], question: Question) => Promise<Row[]>): (question: Question) => Loader<Row> {
  const loaders = new Map<string, Loader<Row>>();
  return (question) => keep(loaders, JSON.stringify(question, inOrder), () => new Loader((ids) => find(ids, question)));
}

/** For a reference that always leads somewhere the actor may see: its absence is a defect of ours. */
export const orThrow =
  <Row extends { id: string }>(loader: Loader<Row>, type: string) =>
  async (id: string): Promise<Row> => {
    const row = await loader.load(id);
    if (row === null) throw new Error(`${type} ${id} is referred to but not seen`);
    return row;
  };
