import DataLoader from 'dataloader';

/** A loader of rows by id: one query for all ids asked in one turn, null for those that are absent or hidden. */
export function byKey<Row extends { id: string }>(find: (ids: readonly string[]) => Promise<Row[]>): DataLoader<string, Row | null> {
  return new DataLoader(async (ids: readonly string[]) => {
    const rows = new Map((await find(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** For a reference that always leads somewhere the actor may see: its absence is a defect of ours. */
export const orThrow =
  <Row>(loader: DataLoader<string, Row | null>, type: string) =>
  async (id: string): Promise<Row> => {
    const row = await loader.load(id);
    if (row === null) throw new Error(`${type} ${id} is referred to but not seen`);
    return row;
  };
