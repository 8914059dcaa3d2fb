import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Anchors, Anchor } from './verify.js';

const OWNER_ONLY = 0o600;

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anchor'), at: z.iso.datetime(), journalId: z.string(), number: z.number().int(), hash: z.string() }),
  z.object({ kind: z.literal('restore'), at: z.iso.datetime() }),
]);

/** The head of a journal at a moment. */
export type JournalHead = Anchor & { journalId: string };

/** What is kept outside the database: of each journal the heads it once had, and the moment of the last restore. */
export type KeptAnchors = { of(journalId: string): Anchors; journalIds: string[]; restoredAt: string | null; unreadableLines: number };

function parse(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The heads of the journals outside the database, one JSON line each, only ever added to: whoever cuts a journal's end off in the database
 * leaves it here. `server/launch/journal-anchors.mjs` adds the lines that record a restore.
 */
export class AnchorFile {
  readonly path: string;
  /** Of each journal the last number kept since the last restore; read once. */
  private lastKept: Map<string, number> | null = null;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'journal-anchors.jsonl');
  }

  /** Adds the heads that moved on since they were last kept, has them on the disk when it returns, and gives them. */
  async keep(heads: readonly JournalHead[]): Promise<JournalHead[]> {
    const lastKept = (this.lastKept ??= await this.readLast());
    const moved = heads.filter(({ journalId, number }) => number > (lastKept.get(journalId) ?? 0));
    if (moved.length === 0) return [];
    await mkdir(dirname(this.path), { recursive: true });
    const lines = moved.map(({ journalId, number, hash, at }) => JSON.stringify({ kind: 'anchor', at, journalId, number, hash }));
    // The first line end closes a line that a dying program left in the middle.
    await appendFile(this.path, `\n${lines.join('\n')}\n`, { mode: OWNER_ONLY });
    const file = await open(this.path, 'r');
    await file.sync().finally(() => file.close());
    for (const { journalId, number } of moved) lastKept.set(journalId, number);
    return moved;
  }

  private async readLast(): Promise<Map<string, number>> {
    const kept = await this.read();
    return new Map(kept.journalIds.map((id) => [id, kept.of(id).sinceRestore.at(-1)?.number ?? 0]));
  }

  /** All that is kept; nothing when there is no file yet. */
  async read(): Promise<KeptAnchors> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const texts = text.split('\n').filter((one) => one.trim() !== '');
    const lines = texts.map(parse).filter((one) => one !== null);
    const restore = lines.findLastIndex(({ kind }) => kind === 'restore');
    const heads = (from: number, to: number): Map<string, Anchor[]> => {
      const found = new Map<string, Anchor[]>();
      for (const one of lines.slice(from, to)) {
        if (one.kind !== 'anchor') continue;
        const kept = found.get(one.journalId);
        if (kept === undefined) found.set(one.journalId, [one]);
        else kept.push(one);
      }
      return found;
    };
    const [earlier, since] = [heads(0, restore + 1), heads(restore + 1, lines.length)];
    return {
      of: (journalId) => ({ beforeRestore: earlier.get(journalId) ?? [], sinceRestore: since.get(journalId) ?? [] }),
      journalIds: [...new Set([...earlier.keys(), ...since.keys()])],
      restoredAt: lines[restore]?.at ?? null,
      unreadableLines: texts.length - lines.length,
    };
  }
}
