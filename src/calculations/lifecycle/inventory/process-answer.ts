import type { Entry } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { rankCorrelation } from '../../../foundation/statistics/sensitivity/rank-correlation.ts';
import { spreadOf } from '../../../foundation/statistics/summary/quantiles.ts';
import { backgroundBurdens, foregroundScores } from '../../../models/lifecycle/inventory/foreground.ts';
import { directBurdens, solverOf, weighed } from '../../../models/lifecycle/inventory/inventory.ts';
import { drawsOf, pointOf, type Uncertain } from '../../method/draws.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import type { Outcome } from '../method.ts';
import { matricesOf } from './matrices.ts';
import { matrixAnswer } from './matrix-answer.ts';
import { LEVELS, type ProcessInventory } from './read-processes.ts';

const DRAWS = 1000;
const DRIVERS = 10;

/** The answer in matrices, what of it is measured, modelled or assumed, and with draws its spread and drivers. */
export function processAnswer(inventory: ProcessInventory, reader: Reader, seed: number | string): Outcome {
  const { processes, background, functionalUnit } = inventory;
  const point = (one: Uncertain): number => pointOf(one.distribution);
  const matrices = matricesOf(inventory, point);
  const outcome = matrixAnswer(matrices);
  const supply = solverOf(matrices).solve(matrices.demand);
  const [burdens] = directBurdens(matrices.emissions, [[...matrices.methods.values()][0]!], processes.length);
  const total = weighed(burdens!, supply);
  const levels = LEVELS.map((level) => {
    const own = processes.reduce(
      (sum, one, j) => (one.level === level ? sum + burdens![j]! * supply[j]! : sum),
      0,
    );
    return [level, total === 0 ? 0 : own / total] as const;
  });
  const drawn = spreadIn(inventory, reader, seed);
  return {
    quantities: { ...outcome.quantities, background, shareByLevel: Object.fromEntries(levels), ...drawn },
    notes: [
      `per ${functionalUnit.amount} ${functionalUnit.unit} ${functionalUnit.product}, on the background ${background}`,
      reader.has('criticalReview')
        ? `reviewed: ${reader.text('criticalReview')}`
        : 'no critical review (ISO 14044)',
      ...(outcome.notes ?? []),
    ],
  };
}

/** Scores by method over draws of the foreground and of plain burdens; linked background processes stay as they are. */
function spreadIn(inventory: ProcessInventory, reader: Reader, seed: number | string): Quantities {
  const { processes, methods, functionalUnit } = inventory;
  const all = processes.flatMap(({ makes, uses, emits }) =>
    [...makes, ...uses, ...emits].map(({ amount }) => amount),
  );
  const uncertain = all.filter(({ distribution }) => distribution.kind !== 'fixed');
  if (uncertain.length === 0) return {};
  const draws = reader.number('draws', {
    whole: true,
    min: 10,
    max: 20_000,
    fallback: DRAWS,
    because: 'enough for the 5 and 95 % points',
  });
  const samples = new Map(uncertain.map((one) => [one.name, drawsOf(one, seed, draws)]));
  const own = processes.filter(({ background }) => !background);
  const behind = processes.filter(({ background }) => background);
  const linked = behind.find(({ uses }) =>
    uses.some(({ name }) => own.some(({ makes }) => makes[0]!.name === name)),
  );
  if (linked)
    reader.refuse(
      'background',
      `${linked.name} uses a product of the foreground, so it cannot be solved once`,
      'move it into processes',
    );
  const place = new Map(own.map(({ makes }, i) => [makes[0]!.name, i]));
  const backPlace = new Map(behind.map(({ makes }, i) => [makes[0]!.name, i]));
  const names = [...methods.keys()];
  const direct = (list: typeof processes, amount: (one: Uncertain) => number): Float64Array[] =>
    names.map((name) =>
      Float64Array.from(list, ({ emits }) =>
        emits.reduce((sum, one) => sum + ownValue(methods.get(name), one.name)! * amount(one.amount), 0),
      ),
    );
  const still = (one: Uncertain): number => pointOf(one.distribution);
  const back = matricesOf({ ...inventory, processes: behind }, still);
  const base =
    behind.length > 0 ? backgroundBurdens(back, direct(behind, still)) : names.map(() => new Float64Array(0));
  const plain = behind.every(({ uses }) => uses.length === 0);
  const demand = Float64Array.from(own, ({ makes }) =>
    makes[0]!.name === functionalUnit.product ? functionalUnit.amount : 0,
  );
  const scores = names.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const amount = (one: Uncertain): number => samples.get(one.name)?.[draw] ?? still(one);
    const found = foregroundScores(
      {
        size: own.length,
        ...ownEntries(own, { place, backPlace, amount }),
        direct: direct(own, amount),
        demand,
      },
      plain ? direct(behind, amount) : base,
    );
    found.forEach((score, m) => {
      scores[m]![draw] = score;
    });
  }
  const drivers = uncertain
    .map(({ name, assumed }) => ({ name, assumed, rank: rankCorrelation(samples.get(name)!, scores[0]!) }))
    .sort((a, b) => Math.abs(b.rank) - Math.abs(a.rank))
    .slice(0, DRIVERS);
  return { spread: Object.fromEntries(names.map((name, m) => [name, { ...spreadOf(scores[m]!) }])), drivers };
}

/** What own processes make and use, among themselves and of the background; a by-product that displaces it counts as saved. */
function ownEntries(
  own: ProcessInventory['processes'],
  {
    place,
    backPlace,
    amount,
  }: {
    readonly place: ReadonlyMap<string, number>;
    readonly backPlace: ReadonlyMap<string, number>;
    readonly amount: (one: Uncertain) => number;
  },
) {
  const entries: Entry[] = [];
  const uses: Entry[] = [];
  own.forEach(({ makes, uses: used }, j) => {
    const signed = [...makes.map((one) => [one, 1] as const), ...used.map((one) => [one, -1] as const)];
    for (const [one, sign] of signed) {
      const at = place.get(one.name);
      if (at === undefined) uses.push([backPlace.get(one.name)!, j, -sign * amount(one.amount)]);
      else entries.push([at, j, sign * amount(one.amount)]);
    }
  });
  return { entries, uses };
}
