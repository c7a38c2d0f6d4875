import { nothingAsked, parseDocument } from '../../documents/common.ts';
import {
  type EconomicsExplanation,
  type EconomicsOutput,
  economicsOrderSchema,
} from '../../documents/economics/economics-methods.ts';
import { manifestOf } from '../manifest.ts';
import { namedIn, refuseMisspelt } from '../method/named.ts';
import { requireFinite } from '../method/quantities.ts';
import type { EconomicsMethod } from './method.ts';
import { METHODS } from './methods.ts';

const BY_NAME: ReadonlyMap<string, EconomicsMethod> = new Map(METHODS.map((method) => [method.name, method]));

/** The methods read no data file; the manifest says so. */
const NO_FACTS = { version: 'none: no data file is read' };

/**
 * `economics`: one method on its bare inputs. Throws NotFoundError for an unknown method, InputError for inputs that it refuses
 * and for one that looks misspelt, ConvergenceError when a quantity is not finite.
 */
export function economicsDocument(document: unknown): EconomicsOutput {
  const { method: name, inputs } = parseDocument(economicsOrderSchema, document, 'economics');
  const method = namedIn(BY_NAME, name, { kind: 'method of economics', list: 'the methods of economics' });
  const { quantities, assumed = [] } = method.run(inputs, (schema, given) =>
    parseDocument(schema, given, name),
  );
  const ignored = Object.keys(inputs as object).filter((key) => !method.inputs.includes(key));
  refuseMisspelt(name, method.inputs, ignored);
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
