import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { meltDensity } from '../bath-kinetics/density.ts';
import type { Stage } from '../bath-kinetics/stages.ts';
import type { Basis } from '../operation.ts';
import { type Note, notesInto, twoTimesWords } from '../remelting.ts';
import { constant, type Schedule, timeToMelt, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import type { electronBeamSettings } from './settings.ts';

export type BeamGiven = Settings<typeof electronBeamSettings>;
type Mode = 'button' | 'drip' | 'hearth';

/** How a mode holds its pool. Lengths in m, areas in m2. */
interface Shape {
  /** Depth when none is given; null: half a sphere, A/V = 3/(2 r), 47 1/m for half a kilogram. */
  readonly depth_m: number | null;
  /** Time that the metal spends in the pool [s]; null: the whole operation. */
  readonly residence_s: number | null;
  /** Water-cooled copper behind skull and gap. */
  readonly copper_m2: (surface_m2: number, depth_m: number) => number;
  /** Melting face of the feed under the beam per free surface of the pool [1]. */
  readonly tip: number;
}

/**
 * Pools by mode. Source: assumption, pools of cold-hearth practice. Copper: half a sphere shows twice its opening, a hearth its bottom
 * and four sides of a square, an ingot its side alone (what the bottom takes leaves with the ingot). Tip of drip
 * melting: a bar seven tenths as wide as the ingot; a hearth is fed from the side, little of it in vacuum alone.
 */
const SHAPES: Readonly<Record<Mode, Shape>> = {
  button: { depth_m: null, residence_s: null, copper_m2: (surface) => 2 * surface, tip: 0 },
  hearth: {
    depth_m: 0.03,
    residence_s: 900,
    copper_m2: (surface, depth) => surface + 4 * Math.sqrt(surface) * depth,
    tip: 0,
  },
  drip: {
    depth_m: 0.05,
    residence_s: 300,
    copper_m2: (surface, depth) => 2 * Math.sqrt(Math.PI * surface) * depth,
    tip: 0.5,
  },
};
/** Thickness of the film on a melting face [m]. Source: assumption, half a millimetre. */
const FILM_M = 5e-4;
/** Mass above which a button is no laboratory piece [kg]. Source: assumption. */
const LARGE_BUTTON_KG = 20;

/** The molten pool: what of the metal is under the beam at a time. */
export interface Pool {
  readonly duration_s: number;
  /** Tip and pool that the metal passes; null where all of it lies under the beam all the time. */
  readonly stages: readonly Stage[] | null;
  readonly depth_m: number;
  readonly areaToVolume: Schedule;
  readonly surface_m2: number;
  readonly copper_m2: number;
  readonly melting_kg_per_s: number;
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** Pool of the settings: mass under the beam, its surface, and how long metal stays in it. */
export function poolOf(settings: BeamGiven, basis: Basis): Pool {
  const assumed: Assumption[] = [];
  const note = notesInto(assumed, 'electron-beam');
  const mode = settings.mode as Mode;
  const shape = SHAPES[mode];
  const duration_s = durationOf(settings, basis, { mode, note });
  const density = meltDensity(basis.elements, basis.fractions);
  const passing = shape.residence_s !== null;
  const melting = passing ? basis.mass_kg / Math.max(duration_s, 1e-9) : 0;
  const residence_s = passing ? residenceOf(settings, { mode, melting, density, note }) : duration_s;
  const mass_kg = passing ? Math.min(basis.mass_kg, melting * residence_s) : basis.mass_kg;
  const areaToVolume = areaOf(settings, { mode, volume_m3: mass_kg / density, note });
  const perVolume = valueAt(areaToVolume, 0);
  const surface_m2 = (perVolume * mass_kg) / density;
  const tip = shape.tip * perVolume * residence_s;
  return {
    duration_s,
    stages: passing
      ? [
          ...(tip > 0 ? [{ name: 'tip', exposure_s_per_m: tip, residence_s: tip * FILM_M }] : []),
          { name: 'pool', exposure_s_per_m: perVolume * residence_s, residence_s },
        ]
      : null,
    depth_m: 1 / perVolume,
    areaToVolume,
    surface_m2,
    copper_m2: shape.copper_m2(surface_m2, 1 / perVolume),
    melting_kg_per_s: melting,
    assumed,
    warnings: warningsOf(settings, mode, basis.mass_kg),
  };
}

function warningsOf(settings: BeamGiven, mode: Mode, mass_kg: number): string[] {
  if (mode !== 'button') {
    return twoTimesWords(settings, { operation: 'electron-beam', mass_kg, counts: 'time_s is taken' });
  }
  const words: string[] = [];
  for (const name of ['meltRate_kg_per_h', 'residence_s'] as const) {
    if (isGiven(settings[name])) {
      words.push(
        `electron-beam: ${name} does not apply to a button, because all of its metal is under the beam for time_s`,
      );
    }
  }
  if (mass_kg > LARGE_BUTTON_KG) {
    words.push(
      `electron-beam: a button of ${Number(mass_kg.toPrecision(3))} kg is unusual. Production melts with "mode": "hearth" or "drip"`,
    );
  }
  return words;
}

function durationOf(
  settings: BeamGiven,
  basis: Basis,
  { mode, note }: { readonly mode: Mode; readonly note: Note },
): number {
  if (isGiven(settings.time_s)) return valueAt(settings.time_s, 0);
  if (mode !== 'button' && isGiven(settings.meltRate_kg_per_h)) {
    return timeToMelt(settings.meltRate_kg_per_h, basis.mass_kg);
  }
  const value = mode === 'button' ? 1800 : 3600;
  note(
    'time_s',
    value,
    's',
    mode === 'button' ? 'assumption: 30 minutes' : 'assumption: the whole mass in one hour',
  );
  return value;
}

/** Time in the pool [s]: given, else volume by melt rate where surface and depth are given, else that of the mode. */
function residenceOf(
  settings: BeamGiven,
  at: { readonly mode: Mode; readonly melting: number; readonly density: number; readonly note: Note },
): number {
  if (isGiven(settings.residence_s)) return valueAt(settings.residence_s, 0);
  const surface = isGiven(settings.surfaceArea_m2)
    ? valueAt(settings.surfaceArea_m2, 0)
    : isGiven(settings.meltDiameter_m)
      ? (Math.PI * valueAt(settings.meltDiameter_m, 0) ** 2) / 4
      : null;
  if (surface !== null && isGiven(settings.meltDepth_m) && at.melting > 0) {
    const value = (surface * valueAt(settings.meltDepth_m, 0) * at.density) / at.melting;
    at.note('residence_s', value, 's', 'derived: mass of the pool by melt rate');
    return value;
  }
  const value = SHAPES[at.mode].residence_s!;
  at.note('residence_s', value, 's', `assumption: time in the pool of ${at.mode} melting`);
  return value;
}

function areaOf(
  settings: BeamGiven,
  { mode, volume_m3, note }: { readonly mode: Mode; readonly volume_m3: number; readonly note: Note },
): Schedule {
  if (isGiven(settings.areaToVolume_per_m)) return settings.areaToVolume_per_m;
  if (isGiven(settings.surfaceArea_m2)) {
    return {
      at_s: settings.surfaceArea_m2.at_s,
      value: settings.surfaceArea_m2.value.map((area) => area / volume_m3),
    };
  }
  if (isGiven(settings.meltDepth_m)) return constant(1 / valueAt(settings.meltDepth_m, 0));
  if (isGiven(settings.meltDiameter_m)) {
    return constant((Math.PI * valueAt(settings.meltDiameter_m, 0) ** 2) / 4 / volume_m3);
  }
  const { depth_m } = SHAPES[mode];
  const value = depth_m === null ? 1.5 / Math.cbrt((3 * volume_m3) / (2 * Math.PI)) : 1 / depth_m;
  const words = depth_m === null ? 'a button like half a sphere' : `a ${mode} pool ${depth_m} m deep`;
  note('areaToVolume_per_m', value, '1/m', `assumption: ${words}`);
  return constant(value);
}
