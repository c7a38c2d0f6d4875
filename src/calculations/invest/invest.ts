import type { InvestInput, InvestOutput } from '../../documents/economics/invest.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { explainedByGroup } from '../../foundation/statistics/summary/explained-variance.ts';
import { paybackYears, ratesOfReturn } from '../../models/economics/discounting/present-value.ts';
import { rateWords } from '../../models/economics/discounting/rate-words.ts';
import { type InvestmentResult, investment } from '../../models/economics/investment/investment.ts';
import { breathe, type Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { driversOf, spreadOf } from '../stated/results.ts';
import { CENTRAL, Sampler } from '../stated/sampler.ts';
import { parsedInvest } from './assured.ts';
import { refuseImpossible } from './checks.ts';
import { minimumPriceFactor } from './minimum-price.ts';
import { inOneMoney, namedPlace } from './money.ts';
import { pathsOf, planOf, STRAIGHT_LINE } from './plan.ts';
import { variantOf } from './variants.ts';
import { verdictOf } from './verdict.ts';

const DRAWS = 10_000;
/** Draws between two breaths. */
const CHUNK = 500;
/** Chance that decides where the document names none. */
const CONFIDENCE = 0.9;

/**
 * `invest`: cash flow of a plant over draws of everything that is stated with a range; net present value, rates of return,
 * payback, minimum price, what drives it and how much of its spread rests on assumptions. Variants see the same draws.
 * Throws InputError, CancelledError.
 */
export async function investDocument(
  document: unknown,
  facts: Pick<Facts, 'version'>,
  control: Control = {},
): Promise<InvestOutput> {
  const asked = parsedInvest(document, 'invest');
  const stale = refuseImpossible(asked);
  const { seed = DEFAULT_SEED, draws = DRAWS, confidence = CONFIDENCE } = asked;
  const others = (asked.variants ?? []).map((variant, i) => {
    const other = variantOf(asked, variant, i);
    refuseImpossible(other);
    return inOneMoney(other);
  });
  const input = inOneMoney(asked);
  const sampler = new Sampler(seed, draws);
  const runs = 2 + others.length;
  const run = (one: InvestInput, at: number, { name, anew = false }: Run): Promise<Drawn> =>
    drawn(one, { sampler, anew, control: part(control, { name, at, of: runs }) });
  const base = await run(input, 0, { name: 'the plant' });
  const seen = sampler.drawn();
  const known = await run(input, 1, { name: 'the share of assumptions', anew: true });
  const assumedShare = explainedByGroup(base.npv, known.npv);
  const drivers = driversOf(seen, base.npv, (place) => namedPlace(asked, place));
  const npv = npvOf(base.npv);
  const variants: InvestOutput['variants'][number][] = [];
  for (const [i, other] of others.entries()) {
    const { name } = input.variants![i]!;
    const { npv: theirs } = await run(other, 2 + i, { name: `variant ${name}` });
    const difference = theirs.map((one, s) => one - base.npv[s]!);
    variants.push({
      name,
      npv: npvOf(theirs),
      difference: { ...spreadOf(difference), chanceBetter: shareAbove(difference) },
    });
  }
  return {
    format: 'remelt-invest/1',
    manifest: manifestOf(document, facts, { seed, draws }),
    assumed: [...stale, ...defaultsOf(input)],
    name: input.name,
    currency: input.currency,
    asOf: input.asOf,
    draws,
    verdict: verdictOf({ npv, assumedShare, drivers, confidence, currency: input.currency }),
    npv,
    assumedShare,
    drivers,
    central: centralOf(input),
    cumulative: base.cumulative.map((values, year) => ({ year, ...spreadOf(values) })),
    qualifiedShare: input.qualification ? base.qualified / draws : null,
    paths: fansOf(input, sampler),
    variants,
  };
}

/** One pass over all draws. */
interface Run {
  /** As progress says it. */
  readonly name: string;
  /** What is not assumed is drawn anew. */
  readonly anew?: boolean;
}

interface Drawn {
  readonly npv: Float64Array;
  /** Discounted cash up to each year. */
  readonly cumulative: readonly Float64Array[];
  readonly qualified: number;
}

async function drawn(
  input: InvestInput,
  {
    sampler,
    anew,
    control,
  }: { readonly sampler: Sampler; readonly anew: boolean; readonly control: Control },
): Promise<Drawn> {
  const { samples } = sampler;
  const npv = new Float64Array(samples);
  const total = (input.constructionShares?.length ?? 1) + input.years;
  const cumulative = Array.from({ length: total }, () => new Float64Array(samples));
  let qualified = 0;
  for (let s = 0; s < samples; s++) {
    const result = investment(planOf(input, sampler.draw(s, { others: anew })));
    npv[s] = result.npv;
    result.rows.forEach((row, year) => {
      cumulative[year]![s] = row.cumulativeNpv;
    });
    if (result.qualified) qualified++;
    if ((s + 1) % CHUNK !== 0) continue;
    control.onProgress?.((s + 1) / samples, `${s + 1} of ${samples} draws`);
    await breathe();
    throwIfCancelled(control.signal);
  }
  return { npv, cumulative, qualified };
}

/** Progress of one of several runs as progress of all, with the name of the run. */
const part = (
  control: Control,
  { name, at, of }: { readonly name: string; readonly at: number; readonly of: number },
): Control => ({
  ...control,
  onProgress: (done, words) => control.onProgress?.((at + done) / of, `${name}: ${words}`),
});

const shareAbove = (values: Float64Array): number =>
  values.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) / values.length;

const npvOf = (values: Float64Array): InvestOutput['npv'] => ({
  ...spreadOf(values),
  chancePositive: shareAbove(values),
});

/** The plant at its stated values. */
function centralOf(input: InvestInput): InvestOutput['central'] {
  const plan = planOf(input, CENTRAL);
  const result = investment(plan);
  const rates = ratesOfReturn(result.flows);
  const factor = minimumPriceFactor(plan);
  const today = sumOf(plan.sales, ({ share, price_per_kg }) => share * price_per_kg);
  return {
    npv: result.npv,
    rates,
    rateWords: rateWords(rates.length),
    payback_years: paybackYears(result.flows),
    discountedPayback_years: paybackYears(result.flows, plan.discount),
    qualified: result.qualified,
    today: { price_per_kg: today, minimumPrice_per_kg: factor === null ? null : factor * today },
    price_per_kg: result.price_per_kg,
    minimumPrice_per_kg: factor === null ? null : factor * result.price_per_kg,
    costs: factor === null ? result.costs : investment(plan, factor).costs,
    rows: result.rows.map(rowOf),
  };
}

const rowOf = (
  row: InvestmentResult['rows'][number],
  year: number,
): InvestOutput['central']['rows'][number] => ({
  year,
  fixedCapital: row.fixedCapital,
  workingCapital: row.workingCapital,
  sales: row.sales,
  operatingCost: row.operatingCost,
  depreciation: row.depreciation,
  tax: row.tax,
  loan: row.loan,
  loanPayment: row.loanPayment,
  cashFlow: row.cashFlow,
  cumulativeNpv: row.cumulativeNpv,
});

/** Draws from which a price path is shown. */
const FAN_DRAWS = 2000;

function fansOf(input: InvestInput, sampler: Sampler): InvestOutput['paths'] {
  const samples = Math.min(FAN_DRAWS, sampler.samples);
  const drawnPaths = Array.from({ length: samples }, (_, s) => pathsOf(input, sampler.draw(s)));
  return Object.keys(input.paths ?? {}).map((name) => ({
    name,
    years: Array.from({ length: input.years }, (_, year) => ({
      year: year + 1,
      ...spreadOf(Float64Array.from(drawnPaths, ({ of }) => of(name)[year]!)),
    })),
  }));
}

/** What the document left open. */
const defaultsOf = (input: InvestInput): Assumption[] => [
  ...(input.qualification?.stages ?? []).map(({ name, chance }) => ({
    what: `chance to pass ${name}`,
    value: chance.value,
    unit: '1',
    source: chance.source,
  })),
  ...(input.capital.every(({ depreciation }) => depreciation !== undefined)
    ? []
    : [
        {
          what: 'depreciation of capital without a schedule',
          value: STRAIGHT_LINE,
          unit: 'text',
          source: 'assumption: straight line over ten years',
        },
      ]),
  ...(input.startUp === undefined
    ? [
        {
          what: 'output in the first year',
          value: 'full output',
          unit: 'text',
          source: 'assumption: no "startUp" is stated; a first plant makes less',
        },
      ]
    : []),
  {
    what: 'money',
    value: `real, of ${input.asOf}`,
    unit: input.currency,
    source: 'no inflation; discount rate and interest must be real',
  },
];
