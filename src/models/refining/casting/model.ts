import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Bath } from '../bath.ts';
import { broughtByGas, gasOver } from '../bath-kinetics/atmosphere.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { type Linings, liningOf, refuseMoltenWall } from '../bath-kinetics/lining.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { CLASS_DIAMETERS_M, populationsOf } from '../bath-kinetics/populations.ts';
import { refuseSolid } from '../bath-kinetics/refuse-solid.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import { type Exchange, ledgerRow } from '../exchange.ts';
import { leaveBehind, partOfLoss } from '../leave-behind.ts';
import type { Basis, Kernel, Laws, LimitRow, Operation } from '../operation.ts';
import { constant, knotsOf, maximumOf, type Schedule, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { freezingRows } from './freezing.ts';
import { castingSettings, POURED_AT_PA } from './settings.ts';

type Given = Settings<typeof castingSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'time_s', factor: 2, element: 'La', final: 'falls' },
    // Over a pour; in half an hour more particles sweep each other out and end a per cent lower.
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises', under: { time_s: 300 } },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/** Moulds by the lining whose numbers they take; metal moulds give and take nothing. */
const MOULD_LINING: Readonly<Record<string, string>> = {
  Al2O3: 'Al2O3',
  SiO2: 'SiO2',
  ZrSiO4: 'ZrO2',
  Y2O3: 'Y2O3',
  steel: 'copper',
  copper: 'copper',
};

/** Pouring and freezing: fading, mould reaction, filter; what freezing does is shown as limits (README.md). */
export function casting(linings: Linings): Operation<typeof castingSettings> {
  return {
    name: 'casting',
    fidelity: 'kinetic',
    title: 'Pouring and freezing',
    settings: castingSettings,
    holdsStirredBath: false,
    sinks: ['gas', 'condensate', 'dross', 'wall', 'filter', 'skull'],
    laws: LAWS,
    parameters: (elements, properties) => bathParameters('casting', elements, properties),
    brings: ({ atmosphere }) => broughtByGas(atmosphere),
    populations: populationsOf,
    prepare: (settings, basis, properties) => prepare(settings, { basis, properties, linings }),
  };
}

/** Superheat of the pour [K], tundish surface per volume [1/m], runners and pipe [kg/kg]. Source: assumption; recalled. */
const POUR_SUPERHEAT_K = 100;
const STREAM_SURFACE = 5;
const RUNNERS = 0.03;
/** Share of the time that metal spends liquid against the mould. Source: assumption, freezing of a stick in a minute or two. */
const MOULD_SHARE = 0.3;
/** Filtration units (lambda L) of a foam filter by size class. Source: assumption; deep-bed interception grows with size. */
const FOAM_UNITS = [0.2, 0.4, 0.9, 1.8, 3, 4] as const;

function prepare(
  settings: Given,
  {
    basis,
    properties,
    linings,
  }: { readonly basis: Basis; readonly properties: MeltProperties; readonly linings: Linings },
): Kernel {
  const { schedule, assumed } = pourTemperature(settings, basis, properties);
  const duration_s = valueAt(settings.time_s, 0);
  const wall = valueAt(settings.mouldToVolume_per_m, 0) * MOULD_SHARE;
  const { atmosphere, pressure_Pa } = settings;
  const gas = gasOver({ operation: 'casting', atmosphere, pressure_Pa, vacuum_Pa: POURED_AT_PA });
  const temperature_K = (time_s: number): number => valueAt(schedule, time_s);
  const surround = (time_s: number, environment: Environment): void => {
    environment.areaToVolume = STREAM_SURFACE;
    environment.wallToVolume = wall;
    environment.depth = 1 / STREAM_SURFACE;
    environment.pressure_Pa = valueAt(settings.pressure_Pa, time_s);
    gas.fill(environment, temperature_K(time_s), environment.depth);
    environment.kMelt = 1e-4;
    environment.dissipation = 1e-3;
    environment.capture = 0;
    environment.leakO = 0;
    environment.leakN = 0;
    environment.pace = 1;
  };
  const mould = liningOf(linings, ownValue(MOULD_LINING, settings.mould)!);
  const bath = bathKernel(
    {
      duration_s,
      knots_s: knotsOf([settings.pressure_Pa, settings.temperature_K].filter(isGiven), duration_s),
      assumed: [...assumed, ...gas.assumed],
      warnings: [
        ...refuseSolid(schedule, basis, properties),
        ...refuseMoltenWall(mould, {
          highest_K: maximumOf(schedule),
          extrapolate: basis.extrapolate,
          path: 'temperature_K',
        }),
        ...gas.warnings,
      ],
      lining: { ...mould, erosion: 0, dissolution: 0 },
      heatsSinceReline: 0,
      temperature_K,
      surround,
      energy_kWh: () => 0,
    },
    basis,
    properties,
  );
  return {
    ...bath,
    advance: (metal, parameters, from_s, to_s, exchange) => {
      if (to_s === from_s) return;
      bath.advance(metal, parameters, from_s, to_s, exchange);
      const part = (to_s - from_s) / duration_s;
      if (settings.filter === 'foam') filter(metal, exchange, part);
      leaveBehind(metal, exchange, { sink: 'skull', share: partOfLoss(RUNNERS, part) });
    },
    limits: (metal, parameters, at_s, exchange): readonly LimitRow[] => [
      ...bath.limits(metal, parameters, at_s, exchange),
      ...freezingRows(metal, basis, properties),
    ],
  };
}

/** Temperature of the pour over time, and what had to be assumed of it. */
function pourTemperature(
  { temperature_K }: Given,
  basis: Basis,
  properties: MeltProperties,
): { readonly schedule: Schedule; readonly assumed: readonly Assumption[] } {
  if (isGiven(temperature_K)) return { schedule: temperature_K, assumed: [] };
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions) ?? 1650;
  const value = basis.temperature_K ?? Math.round(liquidus + POUR_SUPERHEAT_K);
  const source =
    basis.temperature_K === null
      ? `assumption: estimated liquidus + ${POUR_SUPERHEAT_K} K`
      : 'melt.temperature_K';
  return {
    schedule: constant(value),
    assumed: [{ what: 'casting.temperature_K', value, unit: 'K', source }],
  };
}

const CLASSES: readonly number[] = CLASS_DIAMETERS_M;

/** What a foam filter holds back of each size class. */
function filter(bath: Bath, exchange: Exchange, part: number): void {
  const p = bath.populations.length;
  const n = bath.elements.length;
  bath.populations.forEach((population, k) => {
    const sizeClass = CLASSES.indexOf(population.diameter_m);
    const share = -Math.expm1(-(FOAM_UNITS[sizeClass] ?? 0) * part);
    for (let s = 0; s < bath.samples; s++) {
      const kg = bath.particles[s * p + k]! * share;
      if (kg === 0) continue;
      bath.particles[s * p + k] = bath.particles[s * p + k]! - kg;
      const row = ledgerRow(exchange, 'filter', s);
      for (let e = 0; e < n; e++) {
        exchange.kg[row + e] = exchange.kg[row + e]! + kg * population.content[e]!;
      }
    }
  });
}
