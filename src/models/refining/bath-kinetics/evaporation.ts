import { freePath_m, gasFilm_m, stillFilmRatio } from './gas-film.ts';

/** Vapour on its way from a melt: one for all elements of a sample. */
export interface VapourStream {
  /** Net over free evaporation per driving force, the returning molecules counted [1]: 1 in thin gas, up to 5/3. */
  surface: number;
  /** k_g/k_e of a vapour of 0.06 kg/mol, carried along by the stream of all vapour, without fog. */
  film: number;
  /** How far fog acts [1]: drops need many collisions within the film. */
  fog: number;
}

/** What the stream is worked out from; side and fogSide: means over the vapour of massFactor and of massFactor (fog - 1). */
export interface StreamConditions {
  pressure_Pa: number;
  /** Sum of the partial pressures at equilibrium with the melt. */
  vapour_Pa: number;
  temperature_K: number;
  /** Width of the melt. */
  width_m: number;
  side: number;
  fogSide: number;
}

/**
 * Share of the free flux that leaves when the vapour at the edge of its Knudsen layer has z times the pressure of
 * equilibrium: 5/3 z^0.3 (1 - z), held at its highest value, 0.826 at z = 0.23, where the vapour goes with the speed of
 * sound. Fitted within 2 % to the jump conditions of Anisimov and Knight for a monatomic vapour (0.82 at z = 0.21; slope 5/3
 * at z = 1), recalled and solved again. Compared with evap-intensive-safarian-2012: 0.844 and 1.66.
 */
const knudsenLayer = (z: number): number =>
  z < SONIC ? KNUDSEN * SONIC ** 0.3 * (1 - SONIC) : KNUDSEN * z ** 0.3 * (1 - z);
const KNUDSEN = 5 / 3;
const SONIC = 0.3 / 1.3;

/** Mean free paths per film at which fog acts half. Source: assumption, some ten collisions to grow a drop. */
const FOG_PATHS = 0.1;
/** Least vapour over the pressure of the chamber that is worked with: below it the stream is nothing. */
const LEAST_VAPOUR = 1e-9;
const ROUNDS = 40;
const CLOSE = 1e-9;

/**
 * Vapour through Knudsen layer and gas film in series. Film: diffusion with the stream of all vapour (Stefan),
 * N/N_free = -s (p/p_v) ln(1 - z p_v/p), s the ratio of the still film. Knudsen layer: 1 - z without collisions, the
 * law above with them, in between by path over half the width. Solved for q = -ln(1 - z p_v/p), between nothing and what
 * z = 1 or the film allows, by false position with the shares of Anderson and Bjorck 1973 (BIT 13, 253).
 * Vapour far above the pressure of the chamber leaves at the plateau; far below it, by diffusion.
 */
export function flowOver(at: Readonly<StreamConditions>, out: VapourStream): void {
  const { pressure_Pa, temperature_K: T } = at;
  const film_m = gasFilm_m(pressure_Pa, T, at.width_m);
  const excess = Math.max(at.vapour_Pa / pressure_Pa, LEAST_VAPOUR);
  const still = stillFilmRatio(pressure_Pa, T, film_m);
  const thick = 1 / (1 + (2 * freePath_m(Math.max(pressure_Pa, at.vapour_Pa), T)) / at.width_m);
  out.fog = 1 / (1 + freePath_m(pressure_Pa, T) / (FOG_PATHS * film_m));
  const perStream = (still * (at.side + at.fogSide * out.fog)) / excess;
  let low = 0;
  let high = excess < 1 ? Math.min(1 / perStream, -Math.log1p(-excess)) : 1 / perStream;
  let above = throughLayer(0, thick);
  let below = -perStream * high;
  let moved = 0;
  let q = high;
  let z = 0;
  for (let k = 0; k < ROUNDS; k++) {
    q = (above * high - below * low) / (above - below);
    z = Math.min(1, -Math.expm1(-q) / excess);
    const over = throughLayer(z, thick) - perStream * q;
    if (Math.abs(over) < CLOSE * perStream * q) break;
    // an end that stays twice counts for less: the next round falls beyond the root
    if (over > 0) {
      if (moved > 0) below *= over < above ? 1 - over / above : 0.5;
      low = q;
      above = over;
      moved = 1;
    } else {
      if (moved < 0) above *= over > below ? 1 - over / below : 0.5;
      high = q;
      below = over;
      moved = -1;
    }
  }
  out.surface = z < 1 - 1e-9 ? throughLayer(z, thick) / (1 - z) : 1 - thick + thick * KNUDSEN;
  out.film = (still * q) / -Math.expm1(-q);
}

const throughLayer = (z: number, thick: number): number => (1 - thick) * (1 - z) + thick * knudsenLayer(z);

/** Share of the free rate [1] that a vapour keeps on its way through the open share of the surface, Knudsen layer and film. */
export const freeShare = (stream: VapourStream, open: number, gas: number): number =>
  1 / (1 / (stream.surface * open) + 1 / gas);

/** k_g/k_e of one vapour; `side` is its mass factor. */
export const gasSide = (stream: VapourStream, side: number, fog: number): number =>
  stream.film * side * (1 + (fog - 1) * stream.fog);

/** Share of the Hertz-Knudsen flux [1] that leaves a pure melt for a vacuum: 1 in thin vapour, 0.826 in dense. */
export const vacuumShare = (vapour_Pa: number, T: number, width_m: number): number =>
  throughLayer(0, 1 / (1 + (2 * freePath_m(vapour_Pa, T)) / width_m));

/** Overall coefficient [m/s] of evaporation through melt, and through surface and gas: 1/k = 1/k_L + 1/(share k_e). */
export function overallEvaporation(kMelt: number, passing: number): number {
  if (kMelt === 0 || passing === 0) return 0;
  return 1 / (1 / kMelt + 1 / passing);
}

/** Melt-side coefficient [m/s] of nitrogen, hydrogen and the metals relative to that of a metal: (D_i/D)^1/2. */
export const DIFFUSION_FACTOR = {
  metal: 1,
  /** D 8e-9 against 4.5e-9 m2/s (transport data). */
  gas: 1.3,
  /** D 3e-7 m2/s (Wright 1972). */
  hydrogen: 8,
} as const;
