import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { expressionOf, type KnownNames } from '../../models/lifecycle/reconcile/expression.ts';
import type { Quantities } from '../method/quantities.ts';
import type { Inputs } from '../method/reader.ts';

/** Values of the parameters in one draw. */
export type Values = Readonly<Record<string, number>>;

/** What a step answered. */
export interface StepAnswer {
  readonly quantities: Quantities;
  readonly notes?: readonly string[];
  readonly assumed: readonly Assumption[];
}

/** One question of the chain. */
export interface Step {
  readonly id: string;
  /** Inputs of the question, or the places of a plant's document, with expressions still in them. */
  readonly inputs: Inputs;
  /** Its own parameters, besides those that its expressions name. */
  readonly own: readonly string[];
  readonly answer: (filled: Inputs, values: Values) => StepAnswer;
}

/** Which draw is run, and the parameters that differ from the first set of draws; undefined = it is the first set. */
export interface At {
  readonly draw: number;
  readonly changed: ReadonlySet<string> | undefined;
}

/** A chain ready to be run on draws. */
export interface Chain {
  readonly run: (values: Values, at?: At) => ReadonlyMap<string, StepAnswer>;
}

type Read = (name: string) => number;
/** A value of the inputs with its expressions still open. */
type Filled = (read: Read) => unknown;

/**
 * Compiles the steps: expressions are read once. Answers of the first draws are kept, and taken again where nothing has changed that
 * a step hangs on. Throws InputError for an expression that names nothing before it.
 */
export function chainOf(steps: readonly Step[], parameters: readonly string[]): Chain {
  const hangsOn = new Map<string, readonly string[]>(parameters.map((name) => [name, [name]]));
  const compiled = steps.map((step, i) => {
    const before = new Set(steps.slice(0, i).map(({ id }) => id));
    const used = new Set<string>(step.own);
    const known: KnownNames = {
      has: (name) => {
        const [head = ''] = name.split('.');
        used.add(head);
        return parameters.includes(name) || (before.has(head) && name.includes('.'));
      },
      words:
        [...parameters, ...[...before].map((id) => `${id}.QUANTITY`)].join(', ') ||
        'no parameter and no step before',
    };
    const fill = filled(step.inputs, known, `steps[${i}].inputs`);
    const on = [...new Set([...used].flatMap((name) => hangsOn.get(name) ?? [name]))];
    hangsOn.set(step.id, on);
    return { ...step, fill, on, kept: [] as StepAnswer[] };
  });
  return {
    run: (values, at) => {
      const answers = new Map<string, StepAnswer>();
      const read: Read = (name) => ownValue(values, name) ?? quantityAt(answers, name);
      for (const { id, answer, fill, on, kept } of compiled) {
        const same = at?.changed !== undefined && !on.some((name) => at.changed!.has(name));
        const found = (same ? kept[at.draw] : undefined) ?? answer(fill(read) as Inputs, values);
        if (at !== undefined && at.changed === undefined && at.draw < MOST_KEPT) kept[at.draw] = found;
        answers.set(id, found);
      }
      return answers;
    },
  };
}

/** Draws whose answers are kept: runs for sensitivity ask most of them again. */
export const MOST_KEPT = 1000;

function filled(value: unknown, known: KnownNames, path: string): Filled {
  return openIn(value, known, path) ?? (() => value);
}

/** The parts that hold expressions; undefined for a value without any, which is taken as it stands. */
function openIn(value: unknown, known: KnownNames, path: string): Filled | undefined {
  if (typeof value === 'string' && value.startsWith('=')) {
    const expression = expressionOf(value.slice(1), known, path);
    return (read) => expression(read).value;
  }
  if (Array.isArray(value)) {
    const open = opened(value.map((item, i) => [i, openIn(item, known, `${path}[${i}]`)] as const));
    if (open.length === 0) return undefined;
    return (read) => {
      const made = [...value] as unknown[];
      for (const [i, part] of open) made[i] = part(read);
      return made;
    };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const open = opened(
    Object.entries(value).map(([name, item]) => [name, openIn(item, known, `${path}.${name}`)] as const),
  );
  if (open.length === 0) return undefined;
  return (read) => {
    const made: Record<string, unknown> = { ...value };
    for (const [name, part] of open) made[name] = part(read);
    return made;
  };
}

const opened = <K>(parts: readonly (readonly [K, Filled | undefined])[]): (readonly [K, Filled])[] =>
  parts.flatMap(([key, part]) => (part === undefined ? [] : [[key, part] as const]));

/** What stands at `step.quantity.key.index`. */
export function valueAt(answers: ReadonlyMap<string, StepAnswer>, name: string): unknown {
  const [id = '', ...path] = name.split('.');
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? ownValue(value as Readonly<Record<string, unknown>>, key)
        : undefined,
    answers.get(id)?.quantities,
  );
}

/** The number there. Throws InputError where there is none, naming what there is. */
export function quantityAt(answers: ReadonlyMap<string, StepAnswer>, name: string): number {
  const value = valueAt(answers, name);
  if (typeof value === 'number') return value;
  const [id = ''] = name.split('.');
  throw new InputError(`${name} is no number`, {
    path: name,
    allowed: `a number of step ${id}: ${Object.keys(answers.get(id)?.quantities ?? {}).join(', ')}`,
  });
}
