import type { Facts } from '../src/calculations/facts.ts';
import { baseOf } from '../src/calculations/route/expected-errors.ts';
import { simulateDocument } from '../src/calculations/simulate/simulate.ts';
import type { SimulateInput, SimulateOutput } from '../src/documents/heats/simulate.ts';
import { InputError, ValidityError } from '../src/foundation/errors.ts';
import type { BandStatement, NamedSet, OrderStatement, Ranges, ValueStatement } from './comparison.ts';
import { withDiscrepancies } from './discrepancy/errors.ts';
import { drawInputs } from './draws.ts';
import { isBound, keeps } from './judge.ts';
import { watched } from './measures.ts';
import type { Row } from './row.ts';
import { type Run, runOf, type Which } from './run.ts';

/** Draws that a direction has to hold in to be suspected, and the scale of their factors [log10]: twice the widest that furnaces showed. */
const DRAWS = 16;
const WIDE = 1;

/**
 * Directions that agree and perhaps cannot fail: a bound that the model meets to the last digit, and what still holds when every
 * document is given to a furnace of its own, whose contents lie decades from the models. One that a single run says of two times, or that
 * asks for no content, or for that of what the melt is mostly made of, is not seen: such a furnace moves none of these. Rows of constants and of fits are not asked.
 */
export async function suspects(
  sets: readonly NamedSet[],
  rows: readonly Row[],
  facts: Facts,
): Promise<string[]> {
  const wide = withDiscrepancies(facts, [
    { bias: 0, spread: WIDE, within: 0, n: 0, laboratories: 0, source: 'decades from the models' },
  ]);
  const found: string[] = [];
  for (const set of sets) {
    for (const statement of set.comparison.statements) {
      const name = `${set.data.id}: ${statement.says}`;
      const row = rows.find((one) => `${one.set}: ${one.says}` === name);
      if (row?.verdict !== 'inside' || row.role !== 'predicted' || statement.kind === 'table') continue;
      const isOpen =
        statement.kind === 'value'
          ? isEqual(statement, facts)
          : (statement.kind === 'order' || isBound(statement.published)) &&
            (await holdsAnywhere(set, statement, wide));
      if (isOpen) found.push(name);
    }
  }
  return found;
}

/** Relative distance from a bound below which the two sides are the same number. */
const SAME = 1e-6;

function isEqual({ published, model }: ValueStatement, facts: Facts): boolean {
  if (typeof published !== 'object' || !isBound(published)) return false;
  const bound = 'atMost' in published ? published.atMost : 'atLeast' in published ? published.atLeast : 0;
  return Math.abs(model(facts) - bound) <= SAME * Math.abs(bound);
}

type Furnace = OrderStatement<Ranges> | BandStatement<Ranges>;

/** Which of two furnaces a document is given to, in turn: the first two give all the same, the others take turns. */
const SIDES: readonly ((k: number) => Which)[] = [
  () => 'lower',
  () => 'upper',
  (k) => (k % 2 === 0 ? 'lower' : 'upper'),
  (k) => (k % 2 === 0 ? 'upper' : 'lower'),
];

/** Does it hold in every draw, each document in a furnace of its own? */
async function holdsAnywhere(set: NamedSet, statement: Furnace, facts: Facts): Promise<boolean> {
  for (let j = 0; j < DRAWS; j++) {
    const drawn = drawInputs(set.data.id, set.comparison.assumed ?? {}, j);
    const simulated: Simulated[] = [];
    for (const [k, document] of statement.documents.entries()) {
      const filled = document(drawn);
      const output = await answerOf({ ...filled, samples: 2, seed: `${set.data.id}/${j}/${k}` }, facts);
      if (output === undefined) return false;
      simulated.push({ filled, output });
    }
    if (!SIDES.every((side) => holdsFor(statement, simulated, side))) return false;
  }
  return true;
}

interface Simulated {
  readonly filled: SimulateInput;
  readonly output: SimulateOutput;
}

function holdsFor(statement: Furnace, simulated: readonly Simulated[], side: (k: number) => Which): boolean {
  const asked: string[] = [];
  let isOnTheWay = false;
  const runs = simulated.map(({ filled, output }, k): Run => {
    const run = watched(runOf(filled, output, side(k)), asked);
    return {
      ...run,
      at: (element, time_s) => {
        isOnTheWay = true;
        return run.at(element, time_s);
      },
      to: (element, sink) => {
        asked.push(element);
        return run.to(element, sink);
      },
    };
  });
  const holds =
    statement.kind === 'order'
      ? statement.holds(...runs)
      : keeps(statement.observe(...runs), statement.published, statement.within);
  const isUnmoved =
    asked.length === 0 ||
    (isOnTheWay && runs.length === 1) ||
    runs.some(({ document }) => asked.includes(baseOf(document.melt)));
  return holds && !isUnmoved;
}

/** The output of a document; undefined where the models refuse it. */
async function answerOf(document: SimulateInput, facts: Facts): Promise<SimulateOutput | undefined> {
  try {
    return await simulateDocument(document, facts);
  } catch (error) {
    if (error instanceof ValidityError || error instanceof InputError) return undefined;
    throw error;
  }
}
