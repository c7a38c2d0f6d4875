import { nothingAsked, parseDocument } from '../../documents/common.ts';
import {
  type LifecycleExplanation,
  type LifecycleOutput,
  lifecycleInputSchema,
  lifecycleOrderSchema,
} from '../../documents/economics/lifecycle.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { type MethodWords, namedIn, refuseMisspelt } from '../method/named.ts';
import { requireFinite } from '../method/quantities.ts';
import { type Inputs, readerOf } from '../method/reader.ts';
import type { LifecycleMethod, Outcome } from './method.ts';
import { METHODS } from './methods.ts';

interface Answer extends Outcome {
  readonly assumed: readonly Assumption[];
  readonly ignored: readonly string[];
}

const byName: ReadonlyMap<string, LifecycleMethod> = new Map(METHODS.map((method) => [method.name, method]));

/**
 * Answer of one question of the life cycle on its bare inputs: its quantities by name beside format, manifest,
 * assumptions and notes. Throws NotFoundError for an unknown method, InputError or ValidityError for what it refuses.
 */
export function runLifecycle(name: string, document: unknown, facts: Facts): LifecycleOutput {
  const inputs = parseDocument(lifecycleInputSchema, document, name);
  const { quantities, notes = [], assumed, ignored } = answerOf(name, inputs, { facts });
  return {
    ...quantities,
    format: 'remelt-lifecycle/1',
    method: name,
    manifest: manifestOf({ method: name, inputs }, facts, { seed: inputs.seed ?? DEFAULT_SEED }),
    assumed: [...assumed],
    notes: [...notes],
    ignored: [...ignored],
  };
}

/** The outcome of a method with what it took for granted and what it did not read. */
function answerOf(name: string, inputs: Inputs, { facts }: { readonly facts: Facts }): Answer {
  const method = methodNamed(name);
  const reader = readerOf(inputs, name);
  const outcome = method.run(reader, facts);
  requireFinite(name, outcome.quantities);
  const ignored = reader.ignored();
  refuseMisspelt(name, Object.keys(method.inputs), ignored);
  return { ...outcome, assumed: reader.assumed(), ignored };
}

/** How a question is asked again and again. */
interface Often extends Pick<MethodWords, 'beside' | 'path'> {
  readonly facts: Facts;
  readonly wanted: ReadonlySet<string>;
}

/**
 * A question that is asked again and again with other numbers in the same places, for chains of methods. Names of inputs are looked at
 * the first time; where the method can, what was read then is kept, and later answers hold the wanted quantities alone.
 */
export function askedOften(
  name: string,
  { facts, wanted, ...place }: Often,
): (filled: Inputs) => Omit<Answer, 'ignored'> {
  const method = methodNamed(name, place);
  let first: Inputs | undefined;
  let again: ReturnType<NonNullable<LifecycleMethod['again']>> | undefined;
  return (filled) => {
    if (first === undefined) {
      const answer = answerOf(name, filled, { facts });
      first = filled;
      return answer;
    }
    if (again === undefined) again = method.again?.(readerOf(first, name), facts, wanted) ?? null;
    const quantities = again?.(filled);
    const reader = readerOf(filled, name);
    const outcome = quantities ? { quantities } : method.run(reader, facts);
    requireFinite(name, outcome.quantities);
    return { ...outcome, assumed: reader.assumed() };
  };
}

const methodNamed = (name: string, place: Pick<MethodWords, 'beside' | 'path'> = {}): LifecycleMethod =>
  namedIn(byName, name, { kind: 'question of the life cycle', list: 'its questions', ...place });

/** `runLifecycle` on an unparsed order `{method, inputs}`. Throws InputError as well for a bad order. */
export function lifecycleDocument(document: unknown, facts: Facts): LifecycleOutput {
  const { method, inputs } = parseDocument(lifecycleOrderSchema, document, 'lifecycle');
  return runLifecycle(method, inputs, facts);
}

/** Every method with its formula, source and inputs. */
export function lifecycleMethodsDocument(document: unknown): readonly LifecycleExplanation[] {
  parseDocument(nothingAsked, document, 'list of methods');
  return METHODS.map(({ run: _, ...explanation }) => explanation);
}
