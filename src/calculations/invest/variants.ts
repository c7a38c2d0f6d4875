import type { InvestInput } from '../../documents/economics/invest.ts';
import { withPlaces } from '../stated/places.ts';
import { parsedInvest } from './assured.ts';

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
  const words = `variant ${name}`;
  return parsedInvest(withPlaces(base, set, { words, path: `variants[${at}].set` }), words);
}
