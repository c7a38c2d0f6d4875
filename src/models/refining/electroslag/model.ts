import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import { refuseSolid } from '../bath-kinetics/refuse-solid.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { assumedFactor, type Parameter } from '../parameters.ts';
import { ELECTRODE_COUNTS, givenRate, mouldOf, notesInto, twoTimesWords } from '../remelting.ts';
import { constant, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { transferUnits } from './contact.ts';
import { slagKernel } from './kernel.ts';
import { SLAG_OXIDES } from './oxides.ts';
import { electroslagSettings } from './settings.ts';
import { slagMoles } from './slag.ts';

type Given = Settings<typeof electroslagSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'content:S', factor: 2, element: 'S', final: 'rises' },
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises' },
    { raise: 'content:La', factor: 2, element: 'La', final: 'rises' },
    { raise: 'meltRate_kg_per_h', factor: 2, element: 'S', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: {
    doesNot:
      'metal and slag approach a common equilibrium that changes with the slag; the floor shown is that at the end',
  },
};

/** Electroslag remelting as two-film exchange between metal and slag (README.md). */
export const electroslag: Operation<typeof electroslagSettings> = {
  name: 'electroslag',
  fidelity: 'kinetic',
  title: 'Electroslag remelting',
  settings: electroslagSettings,
  holdsStirredBath: false,
  sinks: ['slag', 'gas', 'skull'],
  laws: LAWS,
  parameters: () => PARAMETERS,
  brings: (settings) => broughtBy(settings),
  populations: populationsOf,
  prepare,
};

/** Uncertain factors of a slag furnace; the kernel reads them by this order. */
const PARAMETERS: readonly Parameter[] = [
  {
    name: 'electroslag/transfer',
    what: 'metal-side transfer units',
    spread: 0.2,
    source: 'transport data: 2e-5 to 2e-4 m/s',
  },
  {
    name: 'electroslag/capture',
    what: 'capture of inclusions by the slag',
    spread: 0.2,
    source: 'Duan et al. 2018 (10.1038/s41598-018-23556-3)',
  },
  {
    name: 'sulfideCapacity',
    what: 'sulfide capacity of fluoride slag',
    spread: 0.4,
    source: 'transport data: a factor of 3',
  },
  { name: 'slagActivity', what: 'activity of minor oxides in the slag', spread: 0.4, source: 'assumption' },
  {
    name: 'oxygenEquilibrium',
    what: 'dissolved oxygen at oxide equilibrium',
    spread: 0.27,
    source: 'reactions data',
  },
  {
    name: 'electroslag/rareEarthEquilibrium',
    what: 'rare earth of the metal at equilibrium with the slag',
    spread: 0.75,
    source:
      'reactions data: 1.2 to 1.8 in log10 K of the oxides, half per metal; measured constants lie decades above',
  },
].map(assumedFactor);

/** What the slag and the air can bring: metals of its oxides, oxygen, and hydrogen of moisture. */
function broughtBy(settings: Given): ElementSymbol[] {
  const moles = slagMoles(settings.slag_wtpct);
  const metals = SLAG_OXIDES.filter((oxide) => (ownValue(moles, oxide.id) ?? 0) > 0).map(
    (oxide) => oxide.metal,
  );
  return [...metals, 'O', 'H'];
}

/**
 * kg/h per mm of mould diameter (recalled rule of the trade), and the diameter under which the rate falls with the
 * square instead: small furnaces melt as much per area (assumption).
 */
const RATE_PER_MM = 0.8;
const SMALL_M = 0.3;
/**
 * Slowest melting over the usual rate. Source: assumption; of a longer time the rest is metal held under slag, as
 * laboratories do in crucibles: its pool meets the slag, no film or drop does.
 */
const SLOWEST = 0.5;

function prepare(settings: Given, basis: Basis, properties: MeltProperties): Kernel {
  const assumed: Assumption[] = [];
  const note = notesInto(assumed, 'electroslag');
  const mould_m = mouldOf(settings.mould_diameter_m, basis, note);
  const usual_kg_per_h = usualRate(mould_m);
  const given_kg_per_h = givenRate(settings, basis.mass_kg);
  if (given_kg_per_h === null) note('meltRate_kg_per_h', usual_kg_per_h, 'kg/h', USUAL_RATE);
  const rate_kg_per_h = given_kg_per_h ?? usual_kg_per_h;
  const melting_kg_per_h = isGiven(settings.meltRate_kg_per_h)
    ? rate_kg_per_h
    : Math.max(rate_kg_per_h, SLOWEST * usual_kg_per_h);
  const duration_s = isGiven(settings.time_s)
    ? valueAt(settings.time_s, 0)
    : (3600 * basis.mass_kg) / rate_kg_per_h;
  const temperature_K = isGiven(settings.temperature_K) ? valueAt(settings.temperature_K, 0) : SLAG_K;
  if (!isGiven(settings.temperature_K)) {
    note('temperature_K', SLAG_K, 'K', 'recalled: slag bath 1950 to 2100 K');
  }
  if (melting_kg_per_h > rate_kg_per_h) {
    const held_s = duration_s - (3600 * basis.mass_kg) / melting_kg_per_h;
    note(
      'held under slag after melting',
      held_s,
      's',
      'assumption: no electrode melts at less than half the usual rate',
    );
  }
  const units = transferUnits({
    mould_m,
    meltRate_kg_per_s: melting_kg_per_h / 3600,
    pool_s_per_kg: 3600 / rate_kg_per_h,
  });
  note(
    'transfer units of the metal side',
    units,
    '1',
    'derived: film, drop and pool (electroslag/README.md)',
  );
  return slagKernel(
    {
      duration_s,
      units,
      interface_K: temperature_K - INTERFACE_BELOW_SLAG_K,
      slag_wtpct: settings.slag_wtpct,
      slag_kg: valueAt(settings.slag_kg_per_kg, 0) * basis.mass_kg,
      atmosphere: settings.atmosphere,
      assumed,
      warnings: [
        ...refuseSolid(constant(temperature_K), basis, properties),
        ...(mould_m < LABORATORY_M ? [LABORATORY_WORDS] : []),
        ...twoTimesWords(settings, {
          operation: 'electroslag',
          mass_kg: basis.mass_kg,
          counts: ELECTRODE_COUNTS,
        }),
        ...leftOut(settings),
      ],
    },
    basis,
    properties,
  );
}

/** Slag temperature when none is given [K], and how much colder metal and slag meet. Source: recalled; assumption. */
const SLAG_K = 2000;
const INTERFACE_BELOW_SLAG_K = 75;
/** Mould width under which a furnace counts as a laboratory's [m]. */
const LABORATORY_M = 0.15;
const LABORATORY_WORDS =
  'laboratory electroslag: its inclusion results do not carry over to industrial ingots (esr-lab-vs-industrial-survey)';

/** Basic oxides under which little sulfide can form [wt%]. Source: assumption, slags of the trade hold 15 and more. */
const LITTLE_LIME_WTPCT = 5;
const BASIC_OXIDES = ['CaO', 'MgO', 'La2O3', 'Ce2O3', 'CeO2', 'Y2O3', 'MnO', 'FeO'] as const;

/** What vacuum and a slag without lime do that is not worked out, in words. */
function leftOut(settings: Given): string[] {
  const words: string[] = [];
  if (settings.atmosphere === 'vacuum') {
    words.push('electroslag in vacuum: evaporation (Mg, Ca, Mn) is not computed');
  }
  const basic = BASIC_OXIDES.reduce((sum, oxide) => sum + (settings.slag_wtpct[oxide] ?? 0), 0);
  if (basic < LITTLE_LIME_WTPCT) {
    words.push(
      `electroslag under a slag with ${Number(basic.toPrecision(2))} wt% of basic oxides: its sulfide capacity follows optical basicity, which counts CaF2 like lime. With so little oxide to form sulfide, more sulfur stays than shown`,
    );
  }
  return words;
}

/** Melt rate of the trade for a mould [kg/h]. */
const usualRate = (mould_m: number): number => RATE_PER_MM * mould_m * 1000 * Math.min(1, mould_m / SMALL_M);
const USUAL_RATE = 'recalled: 0.8 times the mould diameter in mm, less in small furnaces';
