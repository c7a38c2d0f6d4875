import type { Facts } from '../src/calculations/facts.ts';
import { baseOf } from '../src/calculations/route/expected-errors.ts';
import { simulateDocument } from '../src/calculations/simulate/simulate.ts';
import type { SimulateInput } from '../src/documents/heats/simulate.ts';
import { InputError, ValidityError } from '../src/foundation/errors.ts';
import type {
  AnyStatement,
  BandStatement,
  Comparison,
  Document,
  Drawn,
  NamedSet,
  OrderStatement,
  PropertyFamily,
  Ranges,
  Role,
  TableRow,
} from './comparison.ts';
import { decidingInput } from './deciding-input.ts';
import { drawInputs, middleInputs } from './draws.ts';
import { type Band, bandOf, isBound, judgeBand, judgeShare, keeps, type Verdict, widthOf } from './judge.ts';
import { type Measures, watched } from './measures.ts';
import { type Run, runOf, type Which } from './run.ts';

/** One statement of a paper with what the model answered. */
export interface Outcome {
  readonly set: NamedSet;
  readonly statement: AnyStatement;
  readonly role: Role;
  readonly verdict: Verdict;
  /** Number of a property, or of the model at the stated inputs. */
  readonly value?: number;
  /** Rows of a table, worst first. */
  readonly rows?: readonly TableRow[];
  /** Over the assumed inputs, with the central numbers of the model. */
  readonly band?: Band;
  readonly width?: number;
  /** The assumed input that moves the band most. */
  readonly decidedBy?: string;
  /** Over the assumed inputs and the model's own uncertain numbers, and how that band would be judged. */
  readonly whole?: Band;
  readonly wholeVerdict?: Verdict;
  readonly wholeValues?: readonly number[];
  /** Draws in which a direction holds, and of how many. */
  readonly held?: number;
  readonly draws?: number;
  /** What the first draw gives: enough to see that a model has changed. */
  readonly first?: number | boolean;
  readonly refused?: number;
  readonly refusal?: string;
  readonly shown?: string;
  readonly operations: readonly string[];
  readonly about?: PropertyFamily;
  /** What the statement measures, of a number that the furnace models answer. */
  readonly measures?: Measures;
}

export interface RunOptions {
  readonly facts: Facts;
  readonly draws: number;
}

/** Runs every statement of a set. */
export async function runSet(set: NamedSet, options: RunOptions): Promise<Outcome[]> {
  const bench = benchOf(set, options);
  const outcomes: Outcome[] = [];
  for (const statement of set.comparison.statements) outcomes.push(await outcomeOf(bench, statement));
  return outcomes;
}

/** A set with the runs that its statements share. */
interface Bench {
  readonly set: NamedSet;
  readonly facts: Facts;
  readonly inputs: readonly Drawn[];
  readonly run: (document: Document<Ranges>, drawn: Drawn, at: RunAt) => Promise<Run>;
}

interface RunAt {
  readonly draw: number | string;
  readonly which: Which;
}

function benchOf(set: NamedSet, { facts, draws }: RunOptions): Bench {
  const ranges = set.comparison.assumed ?? {};
  const count = Object.keys(ranges).length === 0 ? 1 : Math.min(set.comparison.draws ?? draws, draws);
  const inputs = Array.from({ length: count }, (_, j) => drawInputs(set.data.id, ranges, j));
  const known = new Map<Document<Ranges>, Map<string, ReturnType<typeof simulateDocument>>>();
  const run: Bench['run'] = async (document, drawn, { draw, which }) => {
    const filled = document(drawn);
    const asked: SimulateInput = {
      ...filled,
      samples: which === 'only' ? 1 : 2,
      seed: `${set.data.id}/${draw}`,
    };
    const ofDocument = known.get(document) ?? new Map<string, ReturnType<typeof simulateDocument>>();
    known.set(document, ofDocument);
    const key = `${draw}/${asked.samples}`;
    const output = ofDocument.get(key) ?? simulateDocument(asked, facts);
    ofDocument.set(key, output);
    return runOf(filled, await output, which);
  };
  return { set, facts, inputs, run };
}

async function outcomeOf(bench: Bench, statement: AnyStatement): Promise<Outcome> {
  const role = statement.since ?? statement.role ?? bench.set.comparison.role;
  const base = { set: bench.set, statement, role, operations: [] as readonly string[] };
  switch (statement.kind) {
    case 'value': {
      const value = statement.model(bench.facts);
      const kept = keeps(value, statement.published, statement.within);
      return { ...base, value, verdict: kept ? 'inside' : 'outside', about: statement.about };
    }
    case 'table': {
      const rows = [...statement.rows(bench.facts)].sort((a, b) => apart(b) - apart(a));
      const kept = rows.every((row) => keeps(row.model, row.published, statement.within));
      return { ...base, rows, verdict: kept ? 'inside' : 'outside', about: statement.about };
    }
    case 'band':
      return { ...base, ...(await bandOutcome(bench, statement)) };
    case 'order':
      return { ...base, ...(await orderOutcome(bench, statement)) };
  }
}

const apart = ({ published, model }: TableRow): number =>
  published === 0 ? Math.abs(model) : Math.abs(model / published - 1);

type Answer = Omit<Outcome, 'set' | 'statement' | 'role'>;

async function bandOutcome(bench: Bench, statement: BandStatement<Ranges>): Promise<Answer> {
  const central: number[] = [];
  const used: Drawn[] = [];
  const whole: number[] = [];
  const refusals: string[] = [];
  for (let j = 0; j < bench.inputs.length; j++) {
    await orRefusal(refusals, async () => {
      const { drawn, draw } = await chosen(bench, statement, j);
      const seen = async (which: Which): Promise<number> =>
        statement.observe(...(await runsOf(bench, statement.documents, drawn, { draw, which })));
      const [one, lower, upper] = [await seen('only'), await seen('lower'), await seen('upper')];
      central.push(one);
      used.push(bench.inputs[j]!);
      whole.push(lower, upper);
    });
  }
  const operations = operationsOf(bench.set.comparison, statement.documents);
  if (central.length === 0) return { verdict: 'refused', operations, refusal: refusals[0]! };
  const { published, within, resolution } = statement;
  const band = bandOf(central);
  const fixed = Object.keys(bench.set.comparison.assumed ?? {}).length === 0;
  return {
    operations,
    ...(await measuredBy(bench, statement)),
    band,
    whole: bandOf(whole),
    wholeValues: whole,
    wholeVerdict: judgeBand({ values: whole, published, within, resolution }),
    width: widthOf(band, resolution),
    ...decidingInput(used, central),
    draws: central.length,
    first: central[0]!,
    refused: refusals.length,
    ...(fixed ? { value: central[0]! } : {}),
    ...(isBound(published)
      ? { held: central.filter((value) => keeps(value, published, within)).length }
      : {}),
    ...(refusals.length > 0 ? { refusal: refusals[0]! } : {}),
    verdict: judgeBand({ values: central, published, within, resolution }),
  };
}

/** Halvings of the range of a chosen input, on its logarithm: to 0.1 % of a range of a hundred. */
const HALVINGS = 12;

/**
 * The draw with one input chosen so that another statement of the paper is met. Throws InputError when no value within
 * the range meets it.
 */
async function chosen(
  bench: Bench,
  { choose }: BandStatement<Ranges>,
  j: number,
): Promise<{ readonly drawn: Drawn; readonly draw: number | string }> {
  const drawn = bench.inputs[j]!;
  if (!choose) return { drawn, draw: j };
  const range = bench.set.comparison.assumed![choose.input]!;
  if ('words' in range) throw new InputError(`${choose.input} is a word: it can not be chosen`);
  const at = (value: number): Drawn => ({ ...drawn, [choose.input]: value });
  const missing = async (value: number): Promise<number> =>
    choose.observe(
      ...(await runsOf(bench, choose.documents, at(value), { draw: `${j}/${value}`, which: 'only' })),
    ) - choose.meets;
  let [low, high] = [range.low, range.high];
  const sign = Math.sign(await missing(low));
  if (sign === Math.sign(await missing(high)))
    throw new InputError(`no ${choose.input} from ${low} to ${high} ${range.unit} meets ${choose.meets}`);
  for (let k = 0; k < HALVINGS; k++) {
    const middle = Math.sqrt(low * high);
    if (Math.sign(await missing(middle)) === sign) low = middle;
    else high = middle;
  }
  const value = Math.sqrt(low * high);
  return { drawn: at(value), draw: `${j}/${value}` };
}

async function orderOutcome(bench: Bench, statement: OrderStatement<Ranges>): Promise<Answer> {
  const refusals: string[] = [];
  const answers: boolean[] = [];
  for (let j = 0; j < bench.inputs.length; j++) {
    await orRefusal(refusals, async () => {
      const runs = await runsOf(bench, statement.documents, bench.inputs[j]!, { draw: j, which: 'only' });
      answers.push(statement.holds(...runs));
    });
  }
  const operations = operationsOf(bench.set.comparison, statement.documents);
  const draws = answers.length;
  const held = answers.filter(Boolean).length;
  if (draws === 0) return { verdict: 'refused', operations, refusal: refusals[0]! };
  return {
    operations,
    held,
    draws,
    first: answers[0]!,
    refused: refusals.length,
    verdict: judgeShare(held / draws),
    ...(refusals.length > 0 ? { refusal: refusals[0]! } : {}),
    ...(statement.shows ? { shown: await shownBy(bench, statement) } : {}),
  };
}

/** What the runs say at the middle of every assumed input. */
async function shownBy(bench: Bench, statement: OrderStatement<Ranges>): Promise<string> {
  const middle = middleInputs(bench.set.comparison.assumed ?? {});
  const at = { draw: 'middle', which: 'only' } as const;
  return statement.shows!(...(await runsOf(bench, statement.documents, middle, at)));
}

async function runsOf(
  bench: Bench,
  documents: readonly Document<Ranges>[],
  drawn: Drawn,
  at: RunAt,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const document of documents) runs.push(await bench.run(document, drawn, at));
  return runs;
}

/** Element and melt of a statement, found by looking which contents its number is made of, at the middle of every assumed input. */
async function measuredBy(
  bench: Bench,
  { documents, observe }: BandStatement<Ranges>,
): Promise<Pick<Outcome, 'measures'>> {
  const middle = middleInputs(bench.set.comparison.assumed ?? {});
  const asked: string[] = [];
  await orRefusal([], async () => {
    const runs = await runsOf(bench, documents, middle, { draw: 'middle', which: 'only' });
    observe(...runs.map((run) => watched(run, asked)));
  });
  const [element] = asked;
  const melt = documents[0]?.(middle).melt;
  if (element === undefined || melt === undefined || new Set(asked).size > 1) return {};
  return { measures: { element, base: baseOf(melt), runs: documents.length } };
}

/** A document that the models refuse says so in the report; any other error is a fault of the comparison. */
async function orRefusal(refusals: string[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ValidityError || error instanceof InputError)) throw error;
    refusals.push(error.message);
  }
}

function operationsOf(set: Comparison, documents: readonly Document<Ranges>[]): string[] {
  const middle = middleInputs(set.assumed ?? {});
  const names = documents.flatMap((document) =>
    document(middle).route.map((step) => `${step.operation}${step.fidelity === 'table' ? ' (table)' : ''}`),
  );
  return [...new Set(names)];
}
