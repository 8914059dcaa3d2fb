import type { Database } from '../neo4j/database.js';

/** An operator opens a cluster; that everybody sees it a moment later hurts nobody. */
const KEPT_MS = 1_000;

/** Which clusters everybody sees into. Every request needs it, and it hardly ever changes: it is read once a second at most. */
export class OpenClusters {
  private known: { ids: Promise<string[]>; until: number } | null = null;

  constructor(
    private readonly database: Database,
    private readonly keptMs = KEPT_MS,
  ) {}

  ids(): Promise<string[]> {
    const now = performance.now();
    if (this.known !== null && now < this.known.until) return this.known.ids;
    const known = { ids: this.read(), until: now + this.keptMs };
    this.known = known;
    // What failed is not kept: whoever asks next tries anew.
    known.ids.catch(() => (this.known = this.known === known ? null : this.known));
    return known.ids;
  }

  private async read(): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>('MATCH (c:Cluster) WHERE c.open RETURN c.id AS id');
    return rows.map(({ id }) => id);
  }
}
