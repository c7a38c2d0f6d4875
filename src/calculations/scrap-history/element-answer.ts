import type { DriftChange, LearningRung } from '../../documents/heats/history.ts';
import type { ScrapElement, ScrapHeat, ScrapHistoryOutput } from '../../documents/heats/scrap-history.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { changeWords, factorOf } from '../history/change.ts';
import { coverageOf, faredOf, mean } from '../history/fared.ts';
import type { Foretold } from '../history/foretold.ts';
import {
  type Charges,
  chargedOf,
  chargesOf,
  type Deconvolved,
  deconvolve,
  readingOf,
} from './deconvolution.ts';
import { STATED_PRIORS } from './priors.ts';

/** Numbers of heats after which the next ones are predicted. */
const RUNGS = [10, 20, 50, 100, 200, 500, 1000] as const;
const NEXT_HEATS = 20;
/** Fewest heats with a content of the element. */
const LEAST = 10;
/** Contents of two classes that go against each other beyond this are only known together [1]. */
const TOGETHER = 0.7;

interface Of {
  readonly fittedOn: number;
  readonly seed: number | string;
  readonly metalYield: { readonly mean: number; readonly sd: number };
}

type NotLearned = ScrapHistoryOutput['furnaces'][number]['notLearned'][number];

/** What the classes bring of one element, how well heats were predicted by it, and since when it is another; or why it cannot be told. */
export function elementAnswer(
  element: ElementSymbol,
  heats: readonly ScrapHeat[],
  of: Of,
):
  | { readonly answer: ScrapElement; readonly judged: readonly Foretold[] }
  | { readonly notLearned: NotLearned } {
  const read = heats.map((heat) => readingOf(heat, element));
  const measured = read.filter((one) => one !== undefined && !one.below);
  const fitted = read.slice(0, of.fittedOn).filter((one) => one !== undefined && !one.below);
  if (fitted.length < LEAST)
    return {
      notLearned: {
        what: element,
        words:
          measured.length === 0
            ? `${element} is below detection in every heat`
            : `${element} was measured in ${measured.length} heats, ${fitted.length} of them among those that the fit may use`,
        sample: `measure ${element} in every heat, by a method that finds it`,
      },
    };
  const charges = chargesOf(element, heats);
  const taken = (until: number): Deconvolved =>
    deconvolve(charges, { ...of, until, priorMean: STATED_PRIORS.get(element)! });
  const rungs = [...RUNGS.filter((one) => one <= of.fittedOn / 2), of.fittedOn];
  const learning: LearningRung[] = [];
  let judged: readonly Foretold[] = [];
  for (const [i, known] of rungs.entries()) {
    if (read.slice(0, known).filter((one) => one !== undefined).length < LEAST / 2) continue;
    const model = taken(known);
    const until = rungs[i + 1] ?? heats.length;
    const next = foretoldBy(model, { from: known, until });
    const shown = next.filter(({ at }) => at < known + NEXT_HEATS).map(({ foretold }) => foretold);
    const beside = besideClasses(heats, {
      element,
      known,
      until: Math.min(known + NEXT_HEATS, heats.length),
    });
    if (shown.length > 0)
      learning.push({
        ...{ known, heats: shown.length, readings: shown.length },
        ...{ calibrated: faredOf(shown), literature: faredOf(beside) },
      });
    if (known === of.fittedOn) judged = next.map(({ foretold }) => foretold);
  }
  const whole = taken(heats.length);
  return {
    answer: {
      element,
      heats: measured.length,
      ...classesOf(whole),
      scatter_ppm: intervalOf(whole.draws.sigma),
      heel: whole.heel === null ? null : intervalOf(whole.heel),
      learning,
      coverage: coverageOf(judged).slice(1),
      change: changeOf(whole, taken),
    },
    judged,
  };
}

interface Next {
  readonly at: number;
  readonly foretold: Foretold;
  readonly score: number;
}

function foretoldBy(
  model: Deconvolved,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Next[] {
  const { heats, element } = model.charges;
  return heats.slice(from, until).flatMap((heat, i) => {
    const read = readingOf(heat, element);
    if (read === undefined) return [];
    const draws = model.foretell(heats, from + i).sort();
    const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(draws, share)) as [
      number,
      number,
      number,
    ];
    const foretold = foretoldOf(heat, { element, read, low, middle, high });
    return [{ at: from + i, foretold, score: ((read.ppm - middle) * 3.29) / Math.max(high - low, 1e-9) }];
  });
}

function foretoldOf(
  heat: ScrapHeat,
  {
    element,
    read,
    low,
    middle,
    high,
  }: {
    readonly element: ElementSymbol;
    readonly read: { readonly ppm: number; readonly below: boolean };
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  },
): Foretold {
  return {
    heat: heat.id,
    reading: {
      element,
      at_s: 0,
      value_ppm: read.ppm,
      sd_ppm: Math.max(middle / 100, 1e-6),
      below: read.below,
    },
    ...{ mean: middle, low, high },
    lies: read.ppm < low ? 'below' : read.ppm > high && !read.below ? 'above' : 'inside',
  };
}

/** The same heats by the mean and spread of all heats before them, whatever was charged. */
function besideClasses(
  heats: readonly ScrapHeat[],
  {
    element,
    known,
    until,
  }: { readonly element: ElementSymbol; readonly known: number; readonly until: number },
): readonly Foretold[] {
  const before = heats
    .slice(0, known)
    .flatMap((heat) => readingOf(heat, element)?.ppm ?? [])
    .sort((a, b) => a - b);
  const sorted = Float64Array.from(before);
  const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(sorted, share)) as [
    number,
    number,
    number,
  ];
  return heats.slice(known, until).flatMap((heat) => {
    const read = readingOf(heat, element);
    return read === undefined ? [] : [foretoldOf(heat, { element, read, low, middle, high })];
  });
}

/** Value of sorted draws below which a share of them lies. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

const intervalOf = (draws: Float64Array): { mean: number; p05: number; p95: number } => {
  const sorted = Float64Array.from(draws).sort();
  return {
    mean: draws.reduce((sum, one) => sum + one, 0) / draws.length,
    p05: quantile(sorted, 0.05),
    p95: quantile(sorted, 0.95),
  };
};

/** Contents of the classes, and the classes that only their sum is known of. */
function classesOf(whole: Deconvolved): Pick<ScrapElement, 'classes' | 'groups'> {
  const { columns, heats } = whole.charges;
  const draws = columns.map((_, c) => whole.contents(c));
  const all = heats.reduce(
    (sum, { charged_kg }) => sum + Object.values(charged_kg).reduce((kg, one) => kg + one, 0),
    0,
  );
  const own = columns.map((names) => chargedOf(heats, names, columns));
  const joined = groupsOf(draws, columns);
  const groups = joined
    .filter((members) => members.flatMap((c) => columns[c]!).length > 1)
    .map((members) => {
      const kg = members.reduce((sum, c) => sum + own[c]!.kg, 0);
      const sums = Float64Array.from(draws[0]!, (_, s) =>
        members.reduce((sum, c) => sum + (own[c]!.kg / kg) * draws[c]![s]!, 0),
      );
      const names = members.flatMap((c) => columns[c]!);
      return {
        classes: names,
        content_ppm: intervalOf(sums),
        words: `${names.join(' and ')} cannot be told apart; at their usual shares they bring this together`,
      };
    });
  return {
    groups,
    classes: columns.flatMap((names, c) =>
      names.map((name) => ({
        name,
        ...{
          heats: chargedOf(heats, [name], columns).heats,
          share: chargedOf(heats, [name], columns).kg / all,
        },
        content_ppm: intervalOf(draws[c]!),
        together:
          groups.find(({ classes }) => classes.includes(name))?.classes.filter((one) => one !== name) ?? [],
      })),
    ),
  };
}

/** Columns by what joins them: contents that go against each other. */
function groupsOf(
  draws: readonly Float64Array[],
  columns: Charges['columns'],
): readonly (readonly number[])[] {
  const of = columns.map((_, c) => c);
  const root = (c: number): number => (of[c] === c ? c : root(of[c]!));
  for (let c = 0; c < columns.length; c++)
    for (let d = c + 1; d < columns.length; d++)
      if (correlation(draws[c]!, draws[d]!) < -TOGETHER) of[root(d)] = root(c);
  return [...Map.groupBy(of.keys(), root).values()];
}

function correlation(a: Float64Array, b: Float64Array): number {
  const middle = (all: Float64Array): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [ma, mb] = [middle(a), middle(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let s = 0; s < a.length; s++) {
    ab += (a[s]! - ma) * (b[s]! - mb);
    aa += (a[s]! - ma) ** 2;
    bb += (b[s]! - mb) ** 2;
  }
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/** A change of level this unlikely by chance is told [1]. */
const SIGNIFICANT = 0.003;
/** Fewest heats before a change from which the size of the change is told. */
const LEAST_BEFORE = 20;
/** Heats over which errors are taken to follow each other. */
const LONGEST = 24;

/**
 * The heat with which heats began to hold more or less of an element than their baskets let expect, unless by chance: the largest
 * cumulative sum of what the fit on all heats leaves (Brown, Durbin and Evans 1975), over a spread that counts heats which follow each other.
 * null where there is none.
 */
function changeOf(whole: Deconvolved, taken: (until: number) => Deconvolved): DriftChange | null {
  const { heats, element } = whole.charges;
  const left = foretoldBy(whole, { from: 0, until: heats.length });
  if (left.length < LEAST) return null;
  const scores = left.map(({ score }) => Math.max(-4, Math.min(4, score)));
  const middle = mean(scores);
  let sum = 0;
  let most = { at: 0, sum: 0 };
  for (const [i, score] of scores.entries()) {
    sum += score - middle;
    if (Math.abs(sum) > Math.abs(most.sum)) most = { at: i + 1, sum };
  }
  const since = left[most.at];
  const chance = bridgeBeyond(Math.abs(most.sum) / (spreadOf(scores, most.at) * Math.sqrt(scores.length)));
  if (since === undefined || chance > SIGNIFICANT) return null;
  const heat = heats[since.at]!;
  // the fit on all heats has taken a part of the change for a content: its size is told by the heats before alone
  const size = since.at < LEAST_BEFORE ? left : foretoldBy(taken(since.at), { from: 0, until: heats.length });
  const logs = heats.map(() => 0);
  const read = heats.map(() => false);
  for (const { at, foretold } of size) {
    logs[at] = Math.log(Math.max(foretold.reading.value_ppm, 1e-6) / foretold.mean);
    read[at] = !foretold.reading.below;
  }
  const told = {
    what: `${element} against what the baskets let expect`,
    ...{ heat: heat.id, at: heat.at ?? null, since: heat.id, sinceAt: heat.at ?? null },
    factor: factorOf(logs, read, since.at),
  };
  return {
    series: `readings:${element}`,
    ...told,
    words: `${changeWords(told)}; such a change comes by chance in ${chance < 0.001 ? 'less than 0.1' : (100 * chance).toFixed(1)} % of histories`,
  };
}

/** Chance that a Brownian bridge goes beyond a height (Kolmogorov). */
function bridgeBeyond(height: number): number {
  if (height < 0.3) return 1;
  let sum = 0;
  for (let k = 1; k <= 20; k++) sum += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * height * height);
  return Math.min(1, Math.max(0, sum));
}

/** Spread of one score with what heats that follow each other add to a sum (Newey and West 1987), each side of a change for itself. */
function spreadOf(scores: readonly number[], at: number): number {
  const [before, after] = [mean(scores.slice(0, at)), mean(scores.slice(at))];
  const level = scores.map((score, i) => score - (i < at ? before : after));
  const product = (lag: number): number => level.slice(lag).reduce((sum, one, i) => sum + one * level[i]!, 0);
  const lags = Math.min(LONGEST, Math.floor(level.length / 8));
  let whole = product(0);
  for (let lag = 1; lag <= lags; lag++) whole += 2 * (1 - lag / (lags + 1)) * product(lag);
  return Math.sqrt(Math.max(product(0), whole) / level.length);
}
