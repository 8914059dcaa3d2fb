import { known, unknown, type Figure } from './figure.js';
import type { Network } from './network.js';
import { at } from './numbers.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

/** Where a member is, as far as it is stated. */
export type Place = {
  /** ISO 3166-2. */
  readonly region: string | null;
  /** Degrees. */
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** How much of the cluster's ties stays near. */
export type Nearness = {
  /** Weight of pairs within one region or within 100 km, as a share of the weight of pairs whose places are known, 0..1. `NO_TIES`, `NO_PLACES`. */
  readonly localShare: Figure;
  /** Weight of pairs whose places are known, as a share of all weight, 0..1. `NO_TIES`. */
  readonly placedShare: Figure;
};

const EARTH_RADIUS_KM = 6371.0088;

/** Own measure, after the geographic proximity of Porter 1998, Harv. Bus. Rev. 76(6):77-90. */
export function nearness(network: Network, places: readonly Place[], parameters: NucleusParameters = defaultParameters): Nearness {
  if (network.weight.length === 0) return { localShare: unknown('NO_TIES'), placedShare: unknown('NO_TIES') };
  let [all, placed, local] = [0, 0, 0];
  network.weight.forEach((weight, p) => {
    const near = areNear(at(places, at(network.from, p)), at(places, at(network.to, p)), parameters);
    all += weight;
    if (near !== null) placed += weight;
    if (near === true) local += weight;
  });
  return { localShare: placed === 0 ? unknown('NO_PLACES') : known(local / placed), placedShare: known(placed / all) };
}

/** Whether two are in one region or within 100 km; null when neither can be told. */
export function areNear(a: Place, b: Place, parameters: NucleusParameters = defaultParameters): boolean | null {
  const regions = a.region === null || b.region === null ? null : a.region === b.region;
  if (regions === true) return true;
  const distance = distanceKm(a, b);
  return distance === null ? regions : distance <= parameters.nearKilometres;
}

/** Great-circle distance by the haversine formula, null where a coordinate is missing. Source: Sinnott 1984, Sky & Telescope 68:158. */
export function distanceKm(a: Place, b: Place): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const radians = Math.PI / 180;
  const half = (from: number, to: number): number => Math.sin(((to - from) * radians) / 2) ** 2;
  const h = half(a.latitude, b.latitude) + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
