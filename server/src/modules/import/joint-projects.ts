import type { ParticipationRow, ProjectRow } from './rows.js';

/** Two organizations with at least one project in common, the smaller id first. */
export type JointProjects = {
  ends: readonly [string, string];
  /** Sum over the common projects of 1 / (participants - 1). */
  weight: number;
  /** First day of the earliest common project; null when no common project has one. */
  since: string | null;
};

type Pair = { weight: number; since: string | null };

/**
 * Ties derived from joint work: a project of n participants gives each of its pairs 1 / (n - 1), so that a member gains 1 from a project
 * whatever its size. Source: Newman 2001, Phys. Rev. E 64:016132. Projects are taken in the order of their ids, so that the sums are the
 * same in whatever order the rows came.
 */
export class ProjectNetwork {
  private readonly starts = new Map<string, string | null>();
  private readonly members = new Map<string, Set<string>>();

  addProject({ id, validFrom }: ProjectRow): void {
    this.starts.set(id, validFrom ?? null);
  }

  addParticipation({ project, organization }: ParticipationRow): void {
    const members = this.members.get(project);
    if (members === undefined) this.members.set(project, new Set([organization]));
    else members.add(organization);
  }

  /** All pairs, by their ids. */
  pairs(): JointProjects[] {
    const names = [...new Set([...this.members.values()].flatMap((members) => [...members]))].sort();
    const index = new Map(names.map((name, position) => [name, position]));
    const pairs = new Map<number, Pair>();
    for (const project of [...this.members.keys()].sort()) {
      const positions = [...(this.members.get(project) ?? [])].map((name) => index.get(name) ?? 0).sort((a, b) => a - b);
      this.addPairs(pairs, positions, names.length, this.starts.get(project) ?? null);
    }
    return [...pairs.keys()]
      .sort((a, b) => a - b)
      .map((key) => {
        const { weight, since } = pairs.get(key) ?? { weight: 0, since: null };
        return { ends: [names[Math.floor(key / names.length)] ?? '', names[key % names.length] ?? ''], weight, since };
      });
  }

  private addPairs(pairs: Map<number, Pair>, positions: number[], size: number, start: string | null): void {
    const share = 1 / (positions.length - 1);
    for (const [order, first] of positions.entries()) {
      for (const second of positions.slice(order + 1)) {
        const key = first * size + second;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { weight: share, since: start });
        else pairs.set(key, { weight: pair.weight + share, since: earlier(pair.since, start) });
      }
    }
  }
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
