// @ts-check
/** How many partners the organizations of the real register have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shuffle } from './random.mjs';

/**
 * @param {string} folder of the CORDIS extract
 * @returns {number[]} for each organization the number of others that it shares a project with, fewest first
 */
export function partnersInRegister(folder) {
  const [, ...lines] = readFileSync(join(folder, 'participations.csv'), 'utf8').trimEnd().split('\n');
  /** @type {Map<string, string[]>} */
  const members = new Map();
  for (const line of lines) {
    const [project = '', organization = ''] = line.split(',');
    members.set(project, [...(members.get(project) ?? []), organization]);
  }
  /** @type {Map<string, Set<string>>} */
  const partners = new Map();
  for (const group of members.values()) {
    for (const one of group) {
      const known = partners.get(one) ?? new Set();
      for (const other of group) if (other !== one) known.add(other);
      partners.set(one, known);
    }
  }
  return [...partners.values()].map((known) => known.size).sort((a, b) => a - b);
}

/**
 * Draws who is tied to whom among the members of a cluster, by the configuration model: everybody gets as many ends as somebody of the
 * register has partners, scaled; the ends are paired at random. An end that meets its own organization or a pair a second time is dropped.
 * @param {() => number} random
 * @param {readonly number[]} degrees of the register
 * @param {number} count of members
 * @param {number} mean ends a member
 * @returns {[number, number][]} pairs of members' places
 */
export function drawTies(random, degrees, count, mean) {
  const scale = mean / (degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length);
  /** @type {number[]} */
  const ends = [];
  for (let member = 0; member < count; member += 1) {
    const wanted = (degrees[Math.floor(random() * degrees.length)] ?? 0) * scale;
    const own = Math.min(count - 1, Math.floor(wanted) + (random() < wanted % 1 ? 1 : 0));
    for (let end = 0; end < own; end += 1) ends.push(member);
  }
  shuffle(random, ends);
  const seen = new Set();
  /** @type {[number, number][]} */
  const pairs = [];
  for (let end = 0; end + 1 < ends.length; end += 2) {
    const [a = 0, b = 0] = [ends[end], ends[end + 1]];
    const pair = Math.min(a, b) * count + Math.max(a, b);
    if (a === b || seen.has(pair)) continue;
    seen.add(pair);
    pairs.push([a, b]);
  }
  return pairs;
}
