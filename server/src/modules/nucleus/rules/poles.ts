import { chainStages, type Flow, type Stage } from './chain.js';
import { distanceKm, type Place } from './geography.js';
import { adjacency, partners, strengths, type Network } from './network.js';
import { at, orderKey } from './numbers.js';

/** So many are named that miss a partner like a growth pole. */
const MOST = 3;

/**
 * Who misses a partner like a growth pole, up to three by index: members of the stage of the chain before or after its own that trade with
 * nobody of its stage and are not tied to it. Those of its region come first, then the nearest (whole km; where it is not known, last), then
 * the strongest, then by index. Nobody where the pole stands in no stage of the chain. Our own measure, on ties that every member may see.
 */
export function whoMisses(places: readonly Place[], stages: readonly (Stage | null)[], flows: readonly Flow[], network: Network): (pole: number) => number[] {
  const links = adjacency(network);
  const strength = strengths(network);
  const lacking = new Map(chainStages.map((stage) => [stage as Stage | null, lackingTrade(stage, stages, flows)]));
  return (pole) => {
    const own = at(places, pole);
    const tied = new Set(partners(links, pole));
    return (lacking.get(at(stages, pole)) ?? [])
      .filter((i) => !tied.has(i))
      .map((i) => ({ i, ...nearness(own, at(places, i)), strength: orderKey(at(strength, i)) }))
      .sort((a, b) => Number(b.sameRegion) - Number(a.sameRegion) || a.kilometres - b.kilometres || b.strength - a.strength || a.i - b.i)
      .slice(0, MOST)
      .map(({ i }) => i);
  };
}

/** Members of the stages beside this one that trade with nobody of it, ascending. */
function lackingTrade(stage: (typeof chainStages)[number], stages: readonly (Stage | null)[], flows: readonly Flow[]): number[] {
  const place = chainStages.indexOf(stage);
  const beside = new Set<Stage | null | undefined>([chainStages[place - 1], chainStages[place + 1]]);
  const trading = new Set(flows.flatMap(({ from, to }) => [...(stages[from] === stage ? [to] : []), ...(stages[to] === stage ? [from] : [])]));
  return [...stages.keys()].filter((i) => beside.has(at(stages, i)) && !trading.has(i));
}

/** Further than any two places on earth, in km. */
const UNKNOWN_DISTANCE = 1e6;

function nearness(a: Place, b: Place): { sameRegion: boolean; kilometres: number } {
  const kilometres = distanceKm(a, b);
  return { sameRegion: a.region !== null && a.region === b.region, kilometres: kilometres === null ? UNKNOWN_DISTANCE : Math.round(kilometres) };
}
