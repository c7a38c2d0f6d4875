import { flowOver, freeShare, overallEvaporation } from './evaporation.ts';
import { SINK, type Work } from './work.ts';

/** Works out the stream of vapour under the conditions of the substep, for all samples. */
export function streamOver({ environment, chemistry, stream }: Work): void {
  const { pressure_Pa: vapour_Pa, side, fogSide } = chemistry.vapour;
  flowOver(
    {
      pressure_Pa: environment.pressure_Pa,
      vapour_Pa,
      temperature_K: chemistry.temperature_K,
      width_m: environment.depth,
      side,
      fogSide,
    },
    stream,
  );
}

/**
 * Share of every element that a substep leaves in the metal: exp(-k A/V dt). `gamma` are factors on gamma p0 by
 * element. Worked out once per sample while conditions hold; needs the stream of the substep.
 */
export function evaporationShares(work: Work, gamma: Float64Array, first: number): void {
  const { layout, environment, chemistry, factors, stream, kept, row, dt } = work;
  const kMelt = environment.kMelt * factors.kMelt;
  for (let e = 0; e < layout.n; e++) {
    const kSurface = chemistry.kEvaporation[e]! * gamma[first + e]!;
    const share = freeShare(stream, chemistry.side[e]!, chemistry.fog[e]!);
    const k = overallEvaporation(kMelt * chemistry.meltSide[e]!, kSurface, share);
    kept[row + e] = Math.exp(-k * environment.areaToVolume * dt);
  }
}

/** Takes the vapour of a substep to the condensate. Exact while conditions hold: dm/dt = -k A/V m. */
export function evaporate(work: Work): void {
  const { layout, dissolved, row, kept, ledger } = work;
  const sink = work.sinkRow[SINK.condensate]!;
  for (let e = 0; e < layout.n; e++) {
    const lost = dissolved[row + e]! * (1 - kept[row + e]!);
    dissolved[row + e] = dissolved[row + e]! - lost;
    ledger[sink + e] = ledger[sink + e]! + lost;
  }
}
