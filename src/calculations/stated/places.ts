import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/**
 * A copy of a document with the numbers at some places set otherwise, such as `feed[0].price`. A bare number keeps unit and source
 * of the stated one and is exact; an object takes its place. Throws InputError for a place without a stated number.
 */
export function withPlaces(
  document: object,
  set: Readonly<Record<string, unknown>>,
  { words, path }: { readonly words: string; readonly path: string },
): Record<string, unknown> {
  const changed = structuredClone(document) as Record<string, unknown>;
  for (const [place, to] of Object.entries(set)) {
    const keys = place.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<unknown>(
      (inside, key) =>
        typeof inside === 'object' && inside !== null
          ? ownValue(inside as Record<string, unknown>, key)
          : undefined,
      changed,
    ) as Record<string, unknown> | undefined;
    const there = holder === undefined ? undefined : ownValue(holder, last);
    if (holder === undefined || typeof there !== 'object' || there === null || !('value' in there)) {
      throw new InputError(`${words}: the document has no stated number at ${place}`, {
        path,
        value: place,
        allowed: 'a place such as feed[0].price or metalYield',
        cure: 'correct the place',
      });
    }
    const { low: _low, high: _high, ...rest } = there as Record<string, unknown>;
    holder[last] = typeof to === 'number' ? { ...rest, value: to } : to;
  }
  return changed;
}

/** The document with a 1, in the unit that is stated there, at each of the places. */
export const onesAt = (document: object, places: readonly string[], path: string): Record<string, unknown> =>
  withPlaces(document, Object.fromEntries(places.map((place) => [place, 1])), {
    words: path,
    path: `${path}.set`,
  });
