import { bookPhase } from './step-particles.ts';
import type { Work } from './work.ts';

/** Oxide on wall or charge that comes off into the melt as flakes. */
export interface OxideFilm {
  /** Id of the phase it consists of. */
  readonly phase: string;
  /** All of it that will come off [kg]. */
  readonly oxide_kg: number;
  /** Time in which all but 1/e of it has come off [s]. */
  readonly time_s: number;
  /** Where it lay, place in `sinkRow`. */
  readonly sink: number;
}

/** A film by the place of its phase in the layout. */
export interface PlacedFilm extends OxideFilm {
  readonly place: number;
}

/** Flakes enter as particles of this class, 40 um. Source: assumption, films of tens to hundreds of um break up. */
const FLAKE_CLASS = 4;

/**
 * Flakes that come off during a substep: F (exp(-t1/tau) - exp(-t2/tau)), booked as supply from where they
 * lay. A function of time alone, so the kernel needs no state.
 */
export function shedFilms(work: Work, films: readonly PlacedFilm[]): void {
  const { factors, from_s, to_s } = work;
  for (let k = 0; k < films.length; k++) {
    const { place, oxide_kg, time_s, sink } = films[k]!;
    const kg = factors.film * oxide_kg * (Math.exp(-from_s / time_s) - Math.exp(-to_s / time_s));
    const slot = work.layout.phases[place]!;
    const at = work.populationRow + slot.first + FLAKE_CLASS;
    work.particles[at] = work.particles[at]! + kg;
    bookPhase(work, slot, -kg, sink);
  }
}
