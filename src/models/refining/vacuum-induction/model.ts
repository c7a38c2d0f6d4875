import { type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { phasesOf } from '../../../metal/thermo/phase.ts';
import { broughtByGas } from '../bath-kinetics/atmosphere.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { type Linings, liningOf, refuseMoltenWall } from '../bath-kinetics/lining.ts';
import { type EarlierHeats, liningMemory, remembered } from '../bath-kinetics/lining-memory.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { maximumOf, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { dissolutionTime } from './dissolving.ts';
import { filmsOf } from './films.ts';
import { refuseFlashing } from './flashing.ts';
import { furnaceOf } from './furnace.ts';
import { vacuumInductionSettings } from './settings.ts';

type Given = Settings<typeof vacuumInductionSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'time_s', factor: 2, element: 'Pb', final: 'falls' },
    { raise: 'time_s', factor: 2, element: 'N', final: 'falls' },
    { raise: 'areaToVolume_per_m', factor: 2, element: 'Pb', final: 'falls' },
    { raise: 'pressure_Pa', factor: 1000, element: 'Mn', final: 'rises' },
    { raise: 'pressure_Pa', factor: 1000, element: 'N', final: 'rises' },
    { raise: 'content:N', factor: 2, element: 'N', final: 'rises' },
    { raise: 'content:S', factor: 2, element: 'S', final: 'rises' },
    { raise: 'content:S', factor: 10, element: 'N', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/**
 * Vacuum induction melting as kinetics: evaporation, nitrogen, hydrogen, carbon boil, lining, rare earths, lime,
 * particles (README.md). `linings` come from data.
 */
export function vacuumInduction(linings: Linings): Operation<typeof vacuumInductionSettings> {
  return {
    name: 'vacuum-induction',
    fidelity: 'kinetic',
    title: 'Vacuum induction melting',
    settings: vacuumInductionSettings,
    holdsStirredBath: true,
    sinks: ['gas', 'condensate', 'wall', 'dross', 'skull'],
    laws: LAWS,
    parameters: (elements, properties) => bathParameters('vacuum-induction', elements, properties),
    brings: (settings) => broughtBy(settings, linings),
    populations: populationsOf,
    prepare: (settings, basis, properties) => prepare(settings, { basis, properties, linings }),
  };
}

/** Elements of the lining, of a leak and of the gas. */
function broughtBy(settings: Given, linings: Linings): ElementSymbol[] {
  const { phase, erosion } = liningOf(linings, settings.lining.material);
  const sheds = valueAt(settings.lining.looseFilm_kg_per_m2, 0) > 0;
  const skinned = valueAt(settings.chargeOxide_kg_per_kg, 0) > 0;
  const wall = phase && (erosion > 0 || sheds) ? wallElements(phase) : [];
  const leaks = settings.leak_Pa_m3_per_s.value.some((value) => value > 0);
  return [
    ...wall,
    ...remembered(earlierHeats(settings, 0)),
    ...broughtByGas(settings.atmosphere),
    ...(leaks ? (['O', 'N'] as const) : []),
    ...(skinned ? (['O'] as const) : []),
  ];
}

function wallElements(phase: string): ElementSymbol[] {
  const found = phasesOf(ALL_WALL_ELEMENTS).find((one) => one.id === phase);
  return found ? elementsIn(found.atoms) : [];
}

const ALL_WALL_ELEMENTS: readonly ElementSymbol[] = ['Al', 'Mg', 'Ca', 'Y', 'Zr', 'Si', 'O'];

interface Known {
  readonly basis: Basis;
  readonly properties: MeltProperties;
  readonly linings: Linings;
}

function prepare(settings: Given, { basis, properties, linings }: Known): Kernel {
  const furnace = furnaceOf(settings, { basis, properties });
  const lining = liningOf(linings, settings.lining.material);
  const films = {
    wall_kg_per_m2: valueAt(settings.lining.looseFilm_kg_per_m2, 0),
    wall_m2: furnace.wall_m2,
    charge_kg_per_kg: valueAt(settings.chargeOxide_kg_per_kg, 0),
    meltdown_s: valueAt(settings.meltdown_s, 0),
  };
  const kernel = bathKernel(
    {
      ...furnace,
      warnings: [
        ...furnace.warnings,
        ...refuseMoltenWall(lining, {
          highest_K: isGiven(settings.temperature_K)
            ? maximumOf(settings.temperature_K)
            : furnace.temperature_K(furnace.duration_s),
          extrapolate: basis.extrapolate,
          path: 'temperature_K',
        }),
      ],
      lining,
      films: filmsOf(films, basis, lining),
      heatsSinceReline: valueAt(settings.lining.heatsSinceReline, 0),
      memory: liningMemory(earlierHeats(settings, furnace.wall_m2), basis.elements),
      energy_kWh: (mass_kg, from_s, to_s) => energyOf(mass_kg, from_s, to_s),
    },
    basis,
    properties,
  );
  return {
    ...kernel,
    dissolution_s: (addition) =>
      dissolutionTime(addition, {
        properties,
        temperature_K: furnace.temperature_K(addition.at_s),
        kMelt_m_per_s: furnace.kMelt_m_per_s(addition.at_s),
      }),
    judgeAddition: (bath, addition, at_s) =>
      refuseFlashing(
        { bath, addition },
        {
          properties,
          temperature_K: furnace.temperature_K(at_s),
          pressure_Pa: valueAt(settings.pressure_Pa, at_s),
          extrapolate: basis.extrapolate,
        },
      ),
  };
}

/** What the settings of a lining say about earlier heats, for a wetted wall [m2]. */
const earlierHeats = ({ lining }: Given, wall_m2: number): EarlierHeats => ({
  heatsSinceReline: valueAt(lining.heatsSinceReline, 0),
  lastHeat_wtpct: lining.lastHeat_wtpct,
  heatBefore_wtpct: lining.heatBefore_wtpct,
  residue_kg_per_m2: valueAt(lining.residue_kg_per_m2, 0),
  wall_m2,
});

/** Energy to melt and superheat nickel [kWh/kg], 60 % of it from the coil, and holding power [kW/kg]. Source: recalled. */
const MELTING_KWH_PER_KG = 0.6;
const HOLDING_KW_PER_KG = 0.15;

function energyOf(mass_kg: number, from_s: number, to_s: number): number {
  const melting = from_s === 0 && to_s > 0 ? MELTING_KWH_PER_KG : 0;
  return mass_kg * (melting + (HOLDING_KW_PER_KG * (to_s - from_s)) / 3600);
}
