import { flowOver, freeShare, gasSide } from './evaporation.ts';
import type { Work } from './work.ts';

/** Pressure of the single atoms over a sample [Pa], as if its surface were as rich as its bulk. */
export function vapourPressure_Pa(work: Work, gamma: Float64Array, first: number): number {
  const { layout, chemistry, dissolved, row, moles } = work;
  const { places } = layout;
  const { perMass } = chemistry;
  let sum = 0;
  for (let k = 0; k < places.length; k++) {
    const e = places[k]!;
    sum += perMass[e]! * gamma[first + e]! * dissolved[row + e]!;
  }
  return sum / moles;
}

/**
 * Works out the stream of vapour from a sample into `work.stream`. What an element adds to the stream is what the melt
 * brings of it, p/(1 + k/k_L): a volatile trace does not blow the gas away. k, which needs the stream, is taken free of
 * any gas first, then as the first stream lets it pass.
 */
export function streamFrom(work: Work, gamma: Float64Array, first: number): void {
  const { chemistry, passing, stream } = work;
  const { kEvaporation } = chemistry;
  for (let e = 0; e < passing.length; e++) passing[e] = kEvaporation[e]! * gamma[first + e]!;
  flow(work, gamma, first);
  for (let e = 0; e < passing.length; e++) {
    passing[e] = passing[e]! * freeShare(stream, 1, gasSide(stream, chemistry.side[e]!, chemistry.fog[e]!));
  }
  flow(work, gamma, first);
}

/** Melt-side coefficient of a metal [m/s]; a melt that stands still has a trace of it, so that nothing is divided by zero. */
export const meltTransport = ({ environment, factors }: Work): number =>
  Math.max(environment.kMelt * factors.kMelt, 1e-12);

function flow(work: Work, gamma: Float64Array, first: number): void {
  const { layout, chemistry, dissolved, row, moles, environment, passing } = work;
  const { gasFilm } = work.factors;
  const kMelt = meltTransport(work);
  let pressure = 0;
  let sides = 0;
  let fogSides = 0;
  for (let k = 0; k < layout.places.length; k++) {
    const e = layout.places[k]!;
    const brought = 1 + passing[e]! / (kMelt * chemistry.meltSide[e]!);
    const p = (chemistry.perMass[e]! * gamma[first + e]! * dissolved[row + e]!) / (moles * brought);
    pressure += p;
    sides += p * chemistry.side[e]!;
    fogSides += p * chemistry.side[e]! * (chemistry.fog[e]! - 1);
  }
  const { streaming } = work;
  streaming.pressure_Pa = environment.pressure_Pa;
  streaming.vapour_Pa = pressure;
  streaming.temperature_K = chemistry.temperature_K;
  streaming.width_m = environment.depth;
  streaming.side = gasFilm * (pressure > 0 ? sides / pressure : 1);
  streaming.fogSide = gasFilm * (pressure > 0 ? fogSides / pressure : 0);
  flowOver(streaming, work.stream);
  work.stream.film *= gasFilm;
}
