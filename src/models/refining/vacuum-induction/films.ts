import { InputError } from '../../../foundation/errors.ts';
import type { LiningFacts } from '../bath-kinetics/lining.ts';
import type { OxideFilm } from '../bath-kinetics/oxide-films.ts';
import { SINK } from '../bath-kinetics/work.ts';
import type { Basis } from '../operation.ts';

/** Oxides that may lie on wall and charge. */
export interface GivenFilms {
  /** Oxide film of earlier heats on the wall that comes off [kg/m2], and the wall wetted [m2]. */
  readonly wall_kg_per_m2: number;
  readonly wall_m2: number;
  /** Oxygen in oxide skins of skull and charge, over what was analysed [kg per kg of metal]. */
  readonly charge_kg_per_kg: number;
  /** Time in which the charge melts in [s]. */
  readonly meltdown_s: number;
}

/** Time in which the film of a wall comes off [s]. Source: assumption, half an hour of a stirred bath. */
const WALL_FILM_S = 1800;
/** Least time in which skins of a charge come off [s]: they break up once it is molten. Source: assumption. */
const CHARGE_FILM_S = 60;
/** Skins of solid superalloys, the most stable first, with oxygen per kg. */
const SKINS = [
  { phase: 'Al2O3', metal: 'Al', oxygen: 0.470739 },
  { phase: 'Ti2O3', metal: 'Ti', oxygen: 0.333936 },
  { phase: 'Cr2O3', metal: 'Cr', oxygen: 0.315793 },
  { phase: 'SiO2', metal: 'Si', oxygen: 0.532563 },
] as const;
/** Content from which an element makes the skin of its alloy [kg/kg]. Source: assumption. */
const MAKES_SKIN = 1e-3;

/** Films of wall and charge. Throws InputError for a skin on a charge whose oxides are not known. */
export function filmsOf(given: GivenFilms, basis: Basis, lining: LiningFacts): OxideFilm[] {
  const films: OxideFilm[] = [];
  if (given.wall_kg_per_m2 > 0 && lining.phase) {
    const spinel = lining.phase === 'MgO' && contentOf(basis, 'Al') >= MAKES_SKIN;
    films.push({
      phase: spinel ? 'MgAl2O4' : lining.phase,
      oxide_kg: given.wall_kg_per_m2 * given.wall_m2,
      time_s: WALL_FILM_S,
      sink: SINK.wall,
    });
  }
  if (given.charge_kg_per_kg > 0) {
    const { phase, oxygen } = skinOf(basis);
    films.push({
      phase,
      oxide_kg: (given.charge_kg_per_kg * basis.mass_kg) / oxygen,
      time_s: Math.max(CHARGE_FILM_S, given.meltdown_s / 3),
      sink: SINK.skull,
    });
  }
  return films;
}

function contentOf({ elements, fractions }: Basis, element: (typeof SKINS)[number]['metal']): number {
  const at = elements.indexOf(element);
  return at < 0 ? 0 : fractions[at]!;
}

function skinOf(basis: Basis): (typeof SKINS)[number] {
  const found = SKINS.find(({ metal }) => contentOf(basis, metal) >= MAKES_SKIN);
  if (found) return found;
  throw new InputError('no element of this charge forms an oxide that could be its skin', {
    path: 'chargeOxide_kg_per_kg',
    allowed: 'charges with at least 0.1 wt% of Al, Ti, Cr or Si',
    cure: 'state the oxygen as a content of the melt instead',
  });
}
