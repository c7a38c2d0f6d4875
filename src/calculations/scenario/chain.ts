import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { expressionOf, type KnownNames } from '../../models/lifecycle/reconcile/expression.ts';
import type { Facts } from '../facts.ts';
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
  readonly method: string;
  readonly inputs: Inputs;
}

/** Answers one question; a chain does not know which there are. */
export type Answerer = (method: string, inputs: Inputs, facts: Facts) => StepAnswer;

/** A chain ready to be run on draws. */
export interface Chain {
  readonly run: (values: Values) => ReadonlyMap<string, StepAnswer>;
}

type Read = (name: string) => number;
/** A value of the inputs with its expressions still open. */
type Filled = (read: Read) => unknown;

/**
 * Compiles the steps: expressions are read once, and a step is answered once for the same values of
 * the parameters it hangs on. Throws
 * InputError for an expression that names nothing before it.
 */
export function chainOf(
  steps: readonly Step[],
  parameters: readonly string[],
  { answer, facts }: { readonly answer: Answerer; readonly facts: Facts },
): Chain {
  const hangsOn = new Map<string, readonly string[]>(parameters.map((name) => [name, [name]]));
  const compiled = steps.map((step, i) => {
    const before = new Set(steps.slice(0, i).map(({ id }) => id));
    const used = new Set<string>();
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
    const on = [...new Set([...used].flatMap((name) => hangsOn.get(name) ?? []))];
    hangsOn.set(step.id, on);
    return { ...step, fill, on, kept: new Map<string, StepAnswer>() };
  });
  return {
    run: (values) => {
      const answers = new Map<string, StepAnswer>();
      const read: Read = (name) => (Object.hasOwn(values, name) ? values[name]! : quantityAt(answers, name));
      for (const { id, method, fill, on, kept } of compiled) {
        const key = on.map((name) => ownValue(values, name)).join(' ');
        const found = kept.get(key) ?? answer(method, fill(read) as Inputs, facts);
        if (kept.size < MOST_KEPT) kept.set(key, found);
        answers.set(id, found);
      }
      return answers;
    },
  };
}

/** Answers of a step that are kept: runs for sensitivity ask most of them again. */
const MOST_KEPT = 2000;

function filled(value: unknown, known: KnownNames, path: string): Filled {
  if (typeof value === 'string' && value.startsWith('=')) {
    const expression = expressionOf(value.slice(1), known, path);
    return (read) => expression(read).value;
  }
  if (Array.isArray(value)) {
    const parts = value.map((item, i) => filled(item, known, `${path}[${i}]`));
    return (read) => parts.map((part) => part(read));
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(
      ([name, item]) => [name, filled(item, known, `${path}.${name}`)] as const,
    );
    return (read) => Object.fromEntries(parts.map(([name, part]) => [name, part(read)]));
  }
  return () => value;
}

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
