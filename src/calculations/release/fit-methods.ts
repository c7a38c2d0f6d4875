import type { ReleaseInput } from '../../documents/proof/release.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { FRACTION } from '../../models/release/contractual.ts';
import { methodFitness } from '../../models/release/method-fit.ts';
import { fractions } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { abilityOf } from './results.ts';
import { limitOf, releaseRules } from './rules.ts';

type Result = Pick<ReleaseInput['results'][number], 'element' | 'text' | 'unit' | 'method'>;

/** Why a method cannot decide, and the laboratory methods of the data that can. */
export interface Unfit {
  readonly reason: string;
  readonly fit: readonly string[];
}

/**
 * Whether the method of a result can decide the limit that the specification has for its element, by the rule of the release
 * (`methodFitness`); null where it can, or where nothing limits the element. Throws what `releaseRules` throws.
 */
export function unfitMethod(
  { element, text, unit, method }: Result,
  specification: ReleaseInput['specification'],
  facts: ReleaseFacts,
): Unfit | null {
  const limit = limitOf(element, releaseRules(specification, facts));
  if (limit === null) return null;
  const reading = parseReading(text);
  const value = reading.value * FRACTION[unit];
  const by = (id: string) =>
    methodFitness(abilityOf(facts, id, { element, value }), reading, { value, ...fractions(limit) });
  const { fit, reason } = by(method);
  if (fit) return null;
  const others = [...facts.analysisMethods.values()].filter(
    (one) => one.kind === 'laboratory' && one.elements.has(element) && by(one.id).fit,
  );
  return { reason, fit: others.map(({ id }) => id) };
}
