import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { fromWtpct } from '../../foundation/quantity/fractions.ts';
import type { Composition, Content } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { ChargeMaterial } from '../../models/charge/problem.ts';

type GivenMaterial = PlanInput['materials'][number];

/** An analysis may add to so much before it is refused [wt%]: rounding of twenty printed contents. */
const LARGEST_SUM_WTPCT = 100.5;
/** Contents with a stated spread below this are skewed and never negative: lognormal [kg/kg]. */
const LOGNORMAL_BELOW = 1e-3;
/** In a Ni, Co or Fe metal these are never alloying elements: more than this can only be ppm in the wrong field [wt%]. */
const TRACE_ELEMENTS: readonly ElementSymbol[] = ['O', 'N', 'H', 'S', 'Pb', 'Bi', 'Te', 'Se', 'Tl', 'Ag'];
const LARGEST_TRACE_WTPCT = 2;
const BASES: readonly ElementSymbol[] = ['Ni', 'Co', 'Fe'];

/** A material of a plan document. Throws InputError, with place and cure, for one that cannot be what it says. */
export function materialOf(given: GivenMaterial, path: string): ChargeMaterial {
  refuseImpossible(given, path);
  const { item_kg, minimumIfUsed_kg, form, lotClass, generation, alternative_usd_per_kg } = given;
  return {
    id: given.id,
    composition: compositionOf(given, path),
    price_usd_per_kg: given.price_usd_per_kg,
    available_kg: given.available_kg ?? Number.POSITIVE_INFINITY,
    metalYield: given.metal_yield ?? 1,
    ...(item_kg === undefined ? {} : { item_kg }),
    ...(minimumIfUsed_kg === undefined ? {} : { minimumIfUsed_kg }),
    ...(form === undefined ? {} : { form }),
    ...(lotClass === undefined ? {} : { lotClass }),
    ...(given.owner === undefined ? {} : { owner: given.owner }),
    ...(given.required_kg === undefined ? {} : { required_kg: given.required_kg }),
    ...(given.leaveAtLeast_kg === undefined ? {} : { leaveAtLeast_kg: given.leaveAtLeast_kg }),
    ...(generation === undefined ? {} : { generation }),
    ...(alternative_usd_per_kg === undefined ? {} : { alternative_usd_per_kg }),
    ...(given.recovery === undefined ? {} : { recovery: recoveryOf(given.recovery) }),
  };
}

const recoveryOf = (given: NonNullable<GivenMaterial['recovery']>): NonNullable<ChargeMaterial['recovery']> =>
  Object.fromEntries(
    Object.entries(given).map(([element, { mean, sd }]) => [element, { mean, spread: sd ?? 0 }]),
  );

function refuseImpossible(given: GivenMaterial, path: string): void {
  const entries = entriesOf(given.composition_wtpct);
  const others = entries.filter(([element]) => element !== given.balance);
  const sum = others.reduce((total, [, wtpct]) => total + wtpct, 0);
  if (sum > LARGEST_SUM_WTPCT) {
    throw new InputError(`${given.id} adds up to ${rounded(sum)} wt%`, {
      path: `${path}.composition_wtpct`,
      value: rounded(sum),
      unit: 'wt%',
      allowed: 'at most 100 wt%',
      cure: 'check the analysis; is a value in ppm or a decimal sign misplaced?',
    });
  }
  if (given.balance && sum > 100) {
    throw new InputError(
      `${given.id} adds up to ${rounded(sum)} wt%: nothing is left for the balance ${given.balance}`,
      {
        path: `${path}.composition_wtpct`,
        value: rounded(sum),
        unit: 'wt%',
        allowed: 'at most 100 wt% beside a balance',
        cure: 'leave the balance out or correct the analysis',
      },
    );
  }
  if (
    others.every(([, wtpct]) => wtpct === 0) &&
    given.balance === undefined &&
    Object.keys(given.below_wtpct ?? {}).length === 0
  ) {
    throw new InputError(`${given.id} has no analysis`, {
      path: `${path}.composition_wtpct`,
      allowed: 'at least one content or a balance',
      cure: 'analyse the lot or leave it out: a lot of unknown composition cannot be planned',
    });
  }
  refusePpm(given, { path, rest: 100 - sum });
}

function refusePpm(given: GivenMaterial, at: { path: string; rest: number }): void {
  const contents = { ...given.composition_wtpct, ...(given.balance ? { [given.balance]: at.rest } : {}) };
  const [base] = entriesOf(contents).sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!base || !BASES.includes(base)) return;
  for (const element of TRACE_ELEMENTS) {
    const wtpct = given.composition_wtpct[element] ?? 0;
    if (wtpct <= LARGEST_TRACE_WTPCT) continue;
    const question = `is it ${wtpct} ppm? Then write ${Number((wtpct / 1e4).toPrecision(6))}`;
    throw new InputError(`${given.id}: ${element} is ${wtpct} wt%: ${question}`, {
      path: `${at.path}.composition_wtpct.${element}`,
      value: wtpct,
      unit: 'wt%',
      allowed: `at most ${LARGEST_TRACE_WTPCT} wt% in a metal on ${base}`,
      cure: question,
    });
  }
}

const rounded = (wtpct: number): number => Number(wtpct.toPrecision(8));

function compositionOf(given: GivenMaterial, path: string): Composition {
  const contents: Partial<Record<ElementSymbol, Content>> = {};
  const symbols = new Set([
    ...Object.keys(given.composition_wtpct),
    ...Object.keys(given.below_wtpct ?? {}),
    ...Object.keys(given.sd_wtpct ?? {}),
    ...Object.values(given.loadings ?? {}).flatMap(Object.keys),
  ] as ElementSymbol[]);
  for (const element of symbols) {
    if (element !== given.balance) contents[element] = contentOf(given, element, path);
  }
  return { balance: given.balance ?? null, contents };
}

function contentOf(given: GivenMaterial, element: ElementSymbol, path: string): Content {
  const value = given.composition_wtpct[element];
  const below = given.below_wtpct?.[element];
  if (below !== undefined && value !== undefined && value > 0) {
    throw new InputError(`${given.id}: ${element} is both ${value} wt% and below ${below} wt%`, {
      path: `${path}.below_wtpct.${element}`,
      value: below,
      unit: 'wt%',
      allowed: 'one of the two',
      cure: 'leave one out',
    });
  }
  if (below !== undefined) {
    // a uniform prior on [0, limit]
    return {
      mean: fromWtpct(below / 2),
      spread: below / 100 / Math.sqrt(12),
      law: 'below',
      limit: fromWtpct(below),
      origin: 'measured',
    };
  }
  const mean = fromWtpct(value ?? 0);
  const spread = (given.sd_wtpct?.[element] ?? 0) / 100;
  const law = spread === 0 ? 'exact' : mean > 0 && mean < LOGNORMAL_BELOW ? 'lognormal' : 'normal';
  const loadings = Object.entries(given.loadings ?? {}).flatMap(([source, by]) =>
    by[element] ? [[source, by[element] / 100] as const] : [],
  );
  return {
    mean,
    spread,
    law,
    ...(loadings.length > 0 ? { loadings: Object.fromEntries(loadings) } : {}),
    origin: 'measured',
  };
}
