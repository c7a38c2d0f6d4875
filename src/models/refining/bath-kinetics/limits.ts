import { percent } from '../../../foundation/quantity/format.ts';
import { quantileSorted } from '../../../foundation/statistics/summary/quantiles.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { LimitRow } from '../operation.ts';
import { DIFFUSION_FACTOR, gasSide, overallEvaporation } from './evaporation.ts';
import { passSurface } from './step-evaporation.ts';
import { carbonFloor, nitrogenEquilibrium } from './step-gases.ts';
import { type Face, limeEquilibrium } from './step-lime.ts';
import { measuredOxygen, OWN_OXIDES, type OwnOxide, type OwnWall } from './step-own-oxide.ts';
import {
  mostStableOxide,
  oxysulfideEquilibrium,
  phaseEquilibrium,
  type Stable,
  totalOxygen,
} from './step-phases.ts';
import { nitrogenSites } from './surface.ts';
import { streamFrom } from './vapour-over.ts';
import type { Work } from './work.ts';

/** What an explanation is worked out from. */
export interface LimitInput {
  readonly work: Work;
  readonly stable: Stable;
  readonly wall: number;
  readonly own: OwnWall | null;
  readonly samples: number;
  /** Points the work space at a sample and returns the place of its first evaporation factor. */
  readonly point: (sample: number) => number;
}

/**
 * Best values that plants and papers state of superalloys [ppm], shown beside the floor, never enforced. Sources: O after
 * electroslag Gao et al. 2020 (10.1051/metal/2020041), N of returns Gao et al. 2021 (10.3390/met11071119), S with yttrium
 * Wang et al. 2024 (10.3390/met14030353); low-chromium heats and lime recalled.
 */
const PUBLISHED: Readonly<Partial<Record<ElementSymbol, string>>> = {
  O: 'published best totals: 6 to 8 ppm after electroslag with CeO2, 1 to 5 ppm in low-Cr single-crystal heats',
  N: 'published best: about 10 ppm in high-Cr alloys at 0.1 Pa, 1 to 5 ppm in low-Cr heats; 10 ppm/h at best from returns',
  S: 'published best: 2 to 4 ppm with lime, 1.4 to 3 ppm with yttrium, 0.1 ppm by hydrogen annealing of the part',
};

/** Elements whose evaporation is worth a row: a half-life under this many seconds of treatment. */
const SHOWN_HALF_LIFE_S = 200_000;

/** What limits each impurity of a bath now, its floor with spread, and the lever. */
export function bathLimits(input: LimitInput): LimitRow[] {
  const { layout } = input.work;
  const rows: LimitRow[] = [];
  if (layout.O >= 0) rows.push(oxygenRow(input));
  if (layout.N >= 0) rows.push(nitrogenRow(input));
  if (layout.S >= 0) rows.push(sulfurRow(input));
  input.point(0);
  const factors = new Float64Array(layout.n).fill(1);
  streamFrom(input.work, factors, 0);
  passSurface(input.work, factors, 0);
  layout.elements.forEach((element, e) => {
    const row = evaporationRow(input, element, e);
    if (row) rows.push(row);
  });
  return rows.map((row) => besidePublished(row, input));
}

/** A row with what superalloys came to at best; titanium and copper are none. */
function besidePublished(row: LimitRow, { work }: LimitInput): LimitRow {
  const best = PUBLISHED[row.element];
  const { element: base } = work.chemistry.state.solvent;
  const { published: measured = '', ...bare } = row;
  if (!best || base === 'Ti' || base === 'Cu') return bare;
  return { ...bare, published: `${best}${measured}` };
}

/** Dissolved content of an element now [ppm]. */
const dissolvedNow = (at: Work, element: number): number => (at.dissolved[at.row + element]! / at.mass) * 1e6;

/**
 * Mean and 5 %, 95 % points over samples of a content [ppm]. Where no equilibrium holds an element back there is nothing
 * to reach: `element` then stays where it is.
 */
function over(
  input: LimitInput,
  element: number,
  ppm: (work: Work) => number,
): { readonly floor_ppm: number; readonly floor_p05_ppm: number; readonly floor_p95_ppm: number } {
  const values = new Float64Array(input.samples);
  for (let s = 0; s < input.samples; s++) {
    input.point(s);
    const value = ppm(input.work);
    values[s] = value < 1e6 ? value : dissolvedNow(input.work, element);
  }
  values.sort();
  return {
    floor_ppm: values.reduce((sum, v) => sum + v, 0) / values.length,
    floor_p05_ppm: quantileSorted(values, 0.05),
    floor_p95_ppm: quantileSorted(values, 0.95),
  };
}

/** The same of a product that particles keep: a melt that is short of it has none, and stays where it is. */
const overProduct = (
  input: LimitInput,
  element: number,
  ppm: (work: Work) => number,
): ReturnType<typeof over> => over(input, element, (at) => Math.min(ppm(at), dissolvedNow(at, element)));

/** Mean over samples of a number. */
function meanOver(input: LimitInput, of: (work: Work) => number): number {
  let sum = 0;
  for (let s = 0; s < input.samples; s++) {
    input.point(s);
    sum += of(input.work);
  }
  return sum / input.samples;
}

const meanNow = (input: LimitInput, element: number): number =>
  meanOver(input, (at) => dissolvedNow(at, element));

/** Oxygen up to which lines of dilute oxygen mean anything [ppm]: an oxide that asks for more does not form. Source: assumption. */
const DILUTE_PPM = 1e5;

function oxygenRow(input: LimitInput): LimitRow {
  const { stable, work } = input;
  const { O, phases } = work.layout;
  const oxideFloor = meanOver(input, (at) => {
    mostStableOxide(at, stable);
    return Math.min(stable.oxygen, 1) * 1e6;
  });
  const oxide = oxideFloor < DILUTE_PPM ? phases[stable.index]!.phase.id : null;
  const floor = over(input, O, (at) => {
    mostStableOxide(at, stable);
    const equilibrium = Math.min(stable.oxygen, carbonFloor(at)) * 1e6;
    return leavesAsVapour(at) ? Math.min(equilibrium, dissolvedNow(at, O)) : equilibrium;
  });
  const total = meanOver(input, (at) => (totalOxygen(at) / at.mass) * 1e6);
  const dissolved = meanNow(input, O);
  return {
    element: 'O',
    ...oxygenWords({
      oxide,
      suspended: total - dissolved,
      dissolved,
      oxideFloor,
      hasLining: (work.lining?.erosion ?? 0) > 0,
      hasCarbon: Number.isFinite(carbonFloor(work)),
    }),
    ...floor,
    published: measuredWords(input),
  };
}

/** Whether an oxide takes oxygen off as vapour: then it can fall below every equilibrium with an oxide or with carbon. */
const leavesAsVapour = ({ layout, chemistry }: Work): boolean =>
  chemistry.molecules.some(({ partner }) => partner === layout.O);

/** What was measured in all in nickel over the oxides of its metals; shown only, except in nickel itself. */
function measuredWords(input: LimitInput): string {
  if (input.work.chemistry.state.solvent.element !== 'Ni') return '';
  return OWN_OXIDES.map((set) => measuredWordsOf(set, input)).join('');
}

function measuredWordsOf(set: OwnOxide, input: LimitInput): string {
  const { layout, chemistry } = input.work;
  const { temperature_K } = chemistry;
  const at = layout.elements.indexOf(set.metal);
  if (at < 0 || temperature_K < set.lowest_K || temperature_K > set.highest_K) return '';
  const metal_wtpct = meanNow(input, at) / 1e4;
  if (metal_wtpct < set.from / 2) return '';
  const weight = layout.molarMass[at]! / layout.molarMass[layout.O]!;
  const ppm = 1e4 * measuredOxygen(set, metal_wtpct, temperature_K, weight);
  const use = input.own?.set === set ? 'taken here' : 'apparent, not used for alloys';
  return `; ${ppm.toPrecision(2)} ppm in all measured over ${set.words} in nickel with ${metal_wtpct.toPrecision(2)} wt% ${set.metal} (${set.source}; ${use})`;
}

/**
 * What decides oxygen, and what changes it. No lining is named: no order of linings in oxygen was predicted
 * and then met by measured heats (docs/limits.md).
 */
function oxygenWords(at: {
  readonly oxide: string | null;
  readonly suspended: number;
  readonly dissolved: number;
  readonly oxideFloor: number;
  readonly hasLining: boolean;
  readonly hasCarbon: boolean;
}): Pick<LimitRow, 'limitedBy' | 'lever'> {
  if (at.suspended > at.dissolved) {
    return {
      limitedBy: `suspended oxide (${at.suspended.toFixed(1)} ppm): what ${at.hasLining ? 'wall and reactions supply' : 'came in'} against agglomeration and flotation`,
      lever: at.hasLining
        ? 'quieter hold or filter for the particles, time: suspended oxide goes with the square root of the supply'
        : 'time, surface for the raft, a filter',
    };
  }
  if (at.oxide !== null && at.dissolved > 0.8 * at.oxideFloor) {
    return {
      limitedBy: `equilibrium of dissolved oxygen with ${at.oxide}`,
      lever: 'temperature (100 K cooler: about a third to a quarter) or a stronger deoxidiser',
    };
  }
  const supply = at.hasLining ? ', against the supply by the lining' : '';
  if (!at.hasCarbon) {
    const oxide =
      at.oxide === null
        ? 'no oxide forms'
        : `${at.oxide} forms above ${Number(at.oxideFloor.toPrecision(2))} ppm only`;
    return {
      limitedBy: `nothing removes dissolved oxygen: no carbon, ${oxide}${supply}`,
      lever: 'carbon under vacuum, or a stronger deoxidiser',
    };
  }
  return {
    limitedBy: `transport of oxygen to the surface, where carbon removes it as CO${supply}`,
    lever: 'free surface and stirring',
  };
}

function nitrogenRow(input: LimitInput): LimitRow {
  const { work } = input;
  const { N } = work.layout;
  const floor = over(input, N, (at) => nitrogenEquilibrium(at) * 1e6);
  const melt = meanOver(input, meltShareOfNitrogen);
  const now = meanNow(input, N);
  const reached = now < 1.2 * floor.floor_ppm;
  return {
    element: 'N',
    limitedBy: reached
      ? `gas: equilibrium at ${Number(work.environment.nitrogen_Pa.toPrecision(2))} Pa N2`
      : melt > 0.5
        ? `melt transport (${Math.round(melt * 100)} % of the resistance)`
        : `surface reaction of second order, slowed by O and S (${Math.round((1 - melt) * 100)} % of the resistance)`,
    ...floor,
    lever: reached
      ? 'pressure: the floor goes with its square root'
      : melt > 0.5
        ? 'stirring and free surface: the rate goes with both'
        : 'temperature, free surface, sulfur first: the rate goes with the square of the content left',
  };
}

/** Share of the melt side in the resistance of nitrogen, linearised at the content now. */
function meltShareOfNitrogen(work: Work): number {
  const { layout, environment, chemistry, factors, dissolved, row, mass } = work;
  const w = dissolved[row + layout.N]! / mass;
  const surface = 2 * chemistry.kNitrogen * factors.nitrogenRate * w * nitrogenSites(work);
  const melt = environment.kMelt * factors.kMelt * DIFFUSION_FACTOR.gas;
  return melt > 0 && surface > 0 ? 1 / melt / (1 / melt + 1 / surface) : 0;
}

/** Sulfur over that of the product up to which an oxysulfide still holds it. */
const AT_PRODUCT = 1.5;

function sulfurRow(input: LimitInput): LimitRow {
  const { work } = input;
  const { oxysulfides, S } = work.layout;
  const oxysulfide = (at: Work): number =>
    Math.min(...oxysulfides.map((slot) => oxysulfideEquilibrium(at, slot))) * 1e6;
  const bound = meanOver(input, (at) => (oxysulfide(at) < AT_PRODUCT * dissolvedNow(at, S) ? 1 : 0));
  if (bound > 0.5) {
    return {
      element: 'S',
      limitedBy: 'rare-earth oxysulfide: removal of its particles, oxygen to bind',
      ...overProduct(input, S, oxysulfide),
      lever: 'time for flotation, rare earth kept above 0.02 wt%',
    };
  }
  const sulfide = sulfideRow(input);
  if (sulfide) return sulfide;
  if (work.lining?.id === 'CaO') {
    const floor = limeFloor(input);
    return {
      element: 'S',
      limitedBy:
        meanNow(input, S) < 1.2 * floor.floor_ppm
          ? 'oxygen at the lime: too high for it to take sulfur without a deoxidiser (Al; in iron much carbon)'
          : 'diffusion through the layer on the lime',
      ...floor,
      lever: 'lime surface, temperature, Al',
    };
  }
  return {
    element: 'S',
    limitedBy:
      oxysulfides.length > 0
        ? 'too little dissolved rare earth to bind it'
        : 'nothing removes it: there is no lime with Al, and no rare earth',
    ...over(input, S, () => Number.POSITIVE_INFINITY),
    lever: 'a CaO lining with Al in the melt, or a rare-earth addition after the oxygen is low',
  };
}

/** The row of a melt whose sulfur stands at the product of a sulfide (CaS, CeS ...); null when it does not. */
function sulfideRow(input: LimitInput): LimitRow | null {
  const { sulfides, S } = input.work.layout;
  for (const slot of sulfides) {
    const product = (at: Work): number => phaseEquilibrium(at, slot) * 1e6;
    const bound = meanOver(input, (at) => (product(at) < AT_PRODUCT * dissolvedNow(at, S) ? 1 : 0));
    if (bound <= 0.5) continue;
    return {
      element: 'S',
      limitedBy: `equilibrium with ${slot.phase.id}, removal of its particles`,
      ...overProduct(input, S, product),
      lever: 'more of its metal in solution, time for flotation, colder',
    };
  }
  return null;
}

/** Sulfur that lime leaves at the oxygen of its face [ppm]. */
function limeFloor(input: LimitInput): ReturnType<typeof over> {
  const face: Face = { oxygen: 0, sulfur: 0, holder: -1 };
  return over(input, input.work.layout.S, (at) => limeEquilibrium(at, input.wall, face) * 1e6);
}

function evaporationRow(input: LimitInput, element: ElementSymbol, e: number): LimitRow | null {
  const { work } = input;
  const { environment, chemistry, stream } = work;
  const kMelt = environment.kMelt * chemistry.meltSide[e]!;
  const k = overallEvaporation(kMelt, work.passing[e]!);
  const rate = k * environment.areaToVolume * environment.pace;
  if (!(rate > Math.LN2 / SHOWN_HALF_LIFE_S)) return null;
  const melt = k / kMelt;
  const onGas = 1 / (1 + gasSide(stream, chemistry.side[e]!, chemistry.fog[e]!) / stream.surface);
  const gas = (1 - melt) * onGas;
  const surface = 1 - melt - gas;
  const half_h = Math.LN2 / rate / 3600;
  const [word, lever] =
    melt >= gas && melt >= surface
      ? ['melt transport', 'stirring and free surface; hotter or better vacuum gain nothing']
      : gas >= surface
        ? ['gas film', 'pressure: the rate goes with 1/p']
        : surfaceWords(work.sites.open);
  return {
    element,
    limitedBy: `evaporation, ${word} (melt ${percent(melt, 0)}, surface ${percent(surface, 0)}, gas ${percent(gas, 0)}); half-life ${half_h.toPrecision(2)} h`,
    floor_ppm: 0,
    lever,
  };
}

/** Share of the sites from which a covered surface is worth a word. */
const MOSTLY_OPEN = 0.8;

const surfaceWords = (open: number): readonly [string, string] =>
  open > MOSTLY_OPEN
    ? ['surface evaporation', 'temperature (about twice as fast per 50 K), free surface']
    : [
        `surface evaporation from the ${percent(open, 0)} of the sites that O and S leave open`,
        'oxygen and sulfur out first; temperature (about twice as fast per 50 K), free surface',
      ];
