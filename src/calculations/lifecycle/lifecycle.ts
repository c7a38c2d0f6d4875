import { nothingAsked, parseDocument } from '../../documents/common.ts';
import {
  type LifecycleExplanation,
  type LifecycleOutput,
  lifecycleInputSchema,
  lifecycleOrderSchema,
} from '../../documents/lifecycle.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { namedIn, refuseMisspelt } from '../method/named.ts';
import { requireFinite } from '../method/quantities.ts';
import { readerOf } from '../method/reader.ts';
import type { LifecycleMethod } from './method.ts';
import { METHODS } from './methods.ts';

const byName: ReadonlyMap<string, LifecycleMethod> = new Map(METHODS.map((method) => [method.name, method]));

/** These questions read no data file; the manifest says so. */
const NO_FACTS = { version: 'none: no data file is read' };

/**
 * Answer of one question of the life cycle on its bare inputs: its quantities by name beside format, manifest,
 * assumptions and notes. Throws NotFoundError for an unknown method, InputError or ValidityError for what it refuses.
 */
export function runLifecycle(name: string, document: unknown): LifecycleOutput {
  const method = namedIn(byName, name, {
    kind: 'question of the life cycle',
    list: 'remelt lifecycle --list',
  });
  const inputs = parseDocument(lifecycleInputSchema, document, name);
  const reader = readerOf(inputs, name);
  const { quantities, notes = [] } = method.run(reader);
  requireFinite(name, quantities);
  const ignored = reader.ignored();
  refuseMisspelt(name, Object.keys(method.inputs), ignored);
  return {
    ...quantities,
    format: 'remelt-lifecycle/1',
    method: name,
    manifest: manifestOf({ method: name, inputs }, NO_FACTS, { seed: inputs.seed ?? DEFAULT_SEED }),
    assumed: [...reader.assumed()],
    notes: [...notes],
    ignored: [...ignored],
  };
}

/** `runLifecycle` on an unparsed order `{method, inputs}`. Throws InputError as well for a bad order. */
export function lifecycleDocument(document: unknown): LifecycleOutput {
  const { method, inputs } = parseDocument(lifecycleOrderSchema, document, 'lifecycle');
  return runLifecycle(method, inputs);
}

/** Every method with its formula, source and inputs. */
export function lifecycleMethodsDocument(document: unknown): readonly LifecycleExplanation[] {
  parseDocument(nothingAsked, document, 'list of methods');
  return METHODS.map(({ run: _, ...explanation }) => explanation);
}
