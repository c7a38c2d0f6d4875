import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Ensemble } from '../../metal/alloy/ensemble.ts';
import { type LinearRefining, type Recovery, relativeOf } from './problem.ts';
import type {
  ChargedEnsemble,
  Draws,
  Linearised,
  RefinedEnsemble,
  Refining,
  RefiningOption,
} from './refining.ts';

/**
 * The account of one rare earth between charge and pour. Carry-over from returns and recovery of a late addition are
 * different parameters: a return brings part of its content bound in oxides and sulfides, and what is free stands in
 * the lining from melt-down on; a late addition has its own recovery (`ChargeMaterial.recovery`).
 */
export interface RareEarthAccount {
  readonly element: ElementSymbol;
  /** Share of what the charge brings that is free [1]. */
  readonly free: Recovery;
  /** Share of the free metal of the charge that outlasts wall and time until the pour [1]. */
  readonly kept: Recovery;
  /** Share of the bound part that stays in the metal [1]. */
  readonly boundKept: number;
  /** kg taken by a kg of oxygen and of sulfur that are in the metal when it is added. */
  readonly perOxygen: number;
  readonly perSulfur: number;
  /** Recovery of its late additions; null when nothing is added late. */
  readonly late: Recovery | null;
}

/** What meets in the bath, per kg of metal [kg/kg]; `taken` = added late times recovery. */
export interface RareEarthMeeting {
  readonly carried: number;
  readonly taken: number;
  readonly oxygen: number;
  readonly sulfur: number;
}

/**
 * Content of a rare earth at the pour [kg/kg] (docs/theory/charge-rare-earth.md, equation 1): oxygen and sulfur eat the
 * free carry-over first, then the late addition; what is left of each has its own yield; part of the bound stays.
 * kept max(0, f c - nu) + rho max(0, b - max(0, nu - f c)) + k (1 - f) c with nu = nu_O O + nu_S S.
 */
export function rareEarthLeft(
  account: RareEarthAccount,
  { carried, taken, oxygen, sulfur }: RareEarthMeeting,
  { free, kept, late }: { readonly free: number; readonly kept: number; readonly late: number },
): number {
  const demand = account.perOxygen * oxygen + account.perSulfur * sulfur;
  const own = free * carried;
  const short = Math.max(0, demand - own);
  return (
    kept * Math.max(0, own - demand) + Math.max(0, taken - late * short) + account.boundKept * (carried - own)
  );
}

/** The furnace with the accounts of some rare earths in place of what it says about them; without a furnace, alone. */
export function withRareEarths(base: Refining | null, accounts: readonly RareEarthAccount[]): Refining {
  return {
    linearise: (option, composition) => linearise(base, accounts, { option, composition }),
    isSimulated: (option) => base?.isSimulated?.(option) ?? false,
    sample: (ensemble, option, draws) => sample(base, accounts, { ensemble, option, draws }),
  };
}

function sample(
  base: Refining | null,
  accounts: readonly RareEarthAccount[],
  of: { ensemble: ChargedEnsemble; option: RefiningOption; draws: Draws },
): RefinedEnsemble {
  const { ensemble, option, draws } = of;
  const refined = base ? base.sample(ensemble, option, draws) : molten(ensemble);
  const n = refined.elements.length;
  const values = Float64Array.from(refined.values);
  const column = (element: ElementSymbol): number => refined.elements.indexOf(element);
  for (const account of accounts) {
    const e = column(account.element);
    if (e < 0) continue;
    const [o, s] = [column('O'), column('S')];
    const carried = columnOf(ensemble.charge, account.element);
    const taken = columnOf(ensemble.late, account.element);
    const { free, kept, late } = sharesOf(account, { samples: refined.samples, draws });
    for (let k = 0; k < refined.samples; k++) {
      const meeting = {
        carried: carried[k]!,
        taken: taken[k]!,
        oxygen: o < 0 ? 0 : refined.values[k * n + o]!,
        sulfur: s < 0 ? 0 : refined.values[k * n + s]!,
      };
      values[k * n + e] = rareEarthLeft(account, meeting, {
        free: free[k]!,
        kept: kept[k]!,
        late: late[k]!,
      });
    }
  }
  return { ...refined, values };
}

/** Free share and yield of the carry-over, by sample, each inside [0, 1], and the recovery that additions were drawn with. */
function sharesOf(
  { element, free, kept, late }: RareEarthAccount,
  { samples, draws }: { samples: number; draws: Draws },
): { free: Float64Array; kept: Float64Array; late: Float64Array } {
  const normals = (name: string): Float64Array =>
    fillNormal(
      streamKey(draws.seed, `${draws.branch}/${name}:${element}`),
      new Float64Array(samples),
      draws.first,
    );
  const share = ({ mean, spread }: Recovery, name: string): Float64Array =>
    normals(name).map((z) => Math.min(1, Math.max(0, mean + spread * z)));
  return {
    free: share(free, 'free'),
    kept: share(kept, 'carried'),
    late: late
      ? normals('late').map((z) => late.mean * Math.max(0, 1 + relativeOf(late) * z))
      : new Float64Array(samples),
  };
}

function columnOf({ elements, samples, values }: Ensemble, element: ElementSymbol): Float64Array {
  const e = elements.indexOf(element);
  const out = new Float64Array(samples);
  if (e >= 0) for (let s = 0; s < samples; s++) out[s] = values[s * elements.length + e]!;
  return out;
}

/** First charge and late additions in one melt, as mass fractions: no furnace does anything else. */
function molten({ charge, late }: ChargedEnsemble): RefinedEnsemble {
  const elements = [...new Set([...charge.elements, ...late.elements])];
  const n = elements.length;
  const values = new Float64Array(charge.samples * n);
  const masses = new Float64Array(charge.samples);
  elements.forEach((element, e) => {
    const [a, b] = [columnOf(charge, element), columnOf(late, element)];
    for (let s = 0; s < charge.samples; s++) values[s * n + e] = a[s]! + (b[s] ?? 0);
  });
  for (let s = 0; s < charge.samples; s++) {
    let sum = 0;
    for (let e = 0; e < n; e++) sum += values[s * n + e]!;
    for (let e = 0; e < n; e++) values[s * n + e] = values[s * n + e]! / sum;
    masses[s] = sum;
  }
  return { elements, samples: charge.samples, values, masses };
}

/** Draws from which the scatter of the carry-over is taken. */
const SCATTER_SAMPLES = 500;

/**
 * The accounts made linear around a charge: a rare earth's own slope, what oxygen and sulfur take (`cross`) and the rest
 * as a constant, exact on the side of the bend that the charge lies on. When the demand exceeds the free carry-over
 * and something is added late, the addition pays for the difference.
 */
function linearise(
  base: Refining | null,
  accounts: readonly RareEarthAccount[],
  of: { option: RefiningOption; composition: Readonly<Partial<Record<ElementSymbol, number>>> },
): Linearised {
  const { option, composition } = of;
  const linear: Linearised = base
    ? base.linearise(option, composition)
    : { retained: {}, gained: {}, metalYield: 1, relativeSpread: {}, factors: {} };
  const retained = { ...linear.retained };
  const lateRetained = { ...linear.lateRetained };
  const gained = { ...linear.gained };
  const cross: Partial<Record<ElementSymbol, Readonly<Partial<Record<ElementSymbol, number>>>>> = {
    ...linear.cross,
  };
  const relativeSpread = { ...linear.relativeSpread };
  const factors = { ...linear.factors };
  for (const account of accounts) {
    const { element, free, kept, boundKept, perOxygen, perSulfur, late } = account;
    const at = (other: ElementSymbol): number => contentAfter(linear, composition, other);
    const demand = perOxygen * at('O') + perSulfur * at('S');
    const own = free.mean * (composition[element] ?? 0);
    const isOver = own > demand;
    // what a kg of free metal more or less changes at the pour
    const worth = isOver ? kept.mean : (late?.mean ?? 0);
    // both are told relative to what stays of the base metal
    retained[element] = (worth * free.mean + boundKept * (1 - free.mean)) / linear.metalYield;
    lateRetained[element] = 1 / linear.metalYield;
    const takes = (other: ElementSymbol, per: number): number => -worth * per * (linear.retained[other] ?? 1);
    cross[element] = { O: takes('O', perOxygen), S: takes('S', perSulfur) };
    gained[element] = -worth * (perOxygen * (linear.gained.O ?? 0) + perSulfur * (linear.gained.S ?? 0));
    const scatter = scatterOf(account, isOver);
    relativeSpread[element] = scatter.spread;
    factors[element] = scatter.factors;
  }
  return { ...linear, retained, lateRetained, gained, cross, relativeSpread, factors };
}

const contentAfter = (
  { retained, gained, metalYield }: LinearRefining,
  composition: Readonly<Partial<Record<ElementSymbol, number>>>,
  element: ElementSymbol,
): number => metalYield * (retained[element] ?? 1) * (composition[element] ?? 0) + (gained[element] ?? 0);

/** Draws of what a kg of carry-over comes to, over their mean; nothing scatters that an addition pays for. */
function scatterOf(account: RareEarthAccount, isOver: boolean): { spread: number; factors: Float64Array } {
  const { free, kept } = sharesOf(account, {
    samples: SCATTER_SAMPLES,
    draws: { seed: 'rare-earth', branch: 'planning', first: 0 },
  });
  const worth = free.map(
    (share, s) => (isOver ? kept[s]! : (account.late?.mean ?? 0)) * share + account.boundKept * (1 - share),
  );
  const mean = worth.reduce((sum, one) => sum + one, 0) / SCATTER_SAMPLES;
  if (mean === 0) return { spread: 0, factors: new Float64Array(SCATTER_SAMPLES).fill(1) };
  const factors = worth.map((one) => one / mean);
  const variance = factors.reduce((sum, one) => sum + (one - 1) ** 2, 0) / SCATTER_SAMPLES;
  return { spread: Math.sqrt(variance), factors };
}
