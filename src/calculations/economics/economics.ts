import { nothingAsked, parseDocument } from '../../documents/common.ts';
import {
  type EconomicsExplanation,
  type EconomicsOutput,
  economicsOrderSchema,
} from '../../documents/economics-methods.ts';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { meantWord, nearestWords } from '../../foundation/near-words.ts';
import { manifestOf } from '../manifest.ts';
import { requireFinite } from '../method/quantities.ts';
import type { EconomicsMethod } from './method.ts';
import { METHODS } from './methods.ts';

/** The methods read no data file; the manifest says so. */
const NO_FACTS = { version: 'none: no data file is read' };

/**
 * `economics`: one method on its bare inputs. Throws NotFoundError for an unknown method, InputError for inputs that it refuses
 * and for one that looks misspelt, ConvergenceError when a quantity is not finite.
 */
export function economicsDocument(document: unknown): EconomicsOutput {
  const { method: name, inputs } = parseDocument(economicsOrderSchema, document, 'economics');
  const method = methodNamed(name);
  const { quantities, assumed = [] } = method.run(inputs, (schema, given) =>
    parseDocument(schema, given, name),
  );
  const ignored = Object.keys(inputs as object).filter((key) => !method.inputs.includes(key));
  refuseMisspelt(method, ignored);
  requireFinite(name, quantities);
  return {
    ...quantities,
    format: 'remelt-economics/1',
    method: name,
    manifest: manifestOf({ method: name, inputs }, NO_FACTS, { seed: 'none: nothing is drawn' }),
    assumed,
    ignored,
  };
}

/** Every method with its formula, source and inputs; InputError for a document that asks for something. */
export function economicsListDocument(document: unknown): readonly EconomicsExplanation[] {
  parseDocument(nothingAsked, document, 'list of methods');
  return METHODS.map(({ run: _, ...explanation }) => explanation);
}

function methodNamed(name: string): EconomicsMethod {
  const found = METHODS.find((method) => method.name === name);
  if (found) return found;
  throw new NotFoundError(`there is no method of economics "${name}"`, {
    path: 'method',
    value: name,
    allowed: nearestWords(
      name,
      METHODS.map((method) => method.name),
    ).join(', '),
    cure: '`remelt economics --list` names them all',
  });
}

function refuseMisspelt(method: EconomicsMethod, ignored: readonly string[]): void {
  for (const name of ignored) {
    const meant = name.length > 3 ? meantWord(name, method.inputs) : undefined;
    if (meant === undefined) continue;
    throw new InputError(`${method.name}: unknown input "${name}"`, {
      path: name,
      allowed: method.inputs.join(', '),
      cure: `write "${meant}"`,
    });
  }
}
