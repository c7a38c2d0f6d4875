import { parseDocument } from '../../documents/common.ts';
import { type InvestInput, investInputSchema } from '../../documents/invest.ts';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/**
 * The plant with some numbers set otherwise. A bare number keeps the source of the stated one and is exact; a stated one takes
 * its place. Throws InputError for a place that the document does not have.
 */
export function variantOf(
  input: InvestInput,
  { name, set }: NonNullable<InvestInput['variants']>[number],
  at: number,
): InvestInput {
  const { variants: _, ...base } = input;
  const changed = structuredClone(base) as Record<string, unknown>;
  for (const [place, to] of Object.entries(set)) {
    const keys = place.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop()!;
    const holder = keys.reduce<unknown>(
      (inside, key) =>
        typeof inside === 'object' && inside !== null
          ? ownValue(inside as Record<string, unknown>, key)
          : undefined,
      changed,
    ) as Record<string, unknown> | undefined;
    const there = holder === undefined ? undefined : ownValue(holder, last);
    if (holder === undefined || typeof there !== 'object' || there === null) {
      throw new InputError(`variant ${name}: the document has no stated number at ${place}`, {
        path: `variants[${at}].set`,
        value: place,
        allowed: 'a place such as feed[0].price or metalYield',
        cure: 'correct the place',
      });
    }
    const { low: _low, high: _high, ...rest } = there as Record<string, unknown>;
    holder[last] = typeof to === 'number' ? { ...rest, value: to } : to;
  }
  return parseDocument(investInputSchema, changed, `variant ${name}`);
}
