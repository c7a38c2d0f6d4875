import type { AskedValue } from '../../documents/as-typed.ts';
import type { TypedContent } from '../../documents/yard/far-results.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';

/** Sum of the contents of a metal above which one of them is asked about [wt%] (assumption): methods that disagree sum up to less. */
const MOST_WTPCT = 105;

/**
 * What is asked of contents that are more than the whole together with what other analyses of the metal found: the largest of those
 * typed. `others`: contents by earlier analyses, the latest last; an element that is typed now counts as typed.
 */
export function askedTotal(
  typed: readonly TypedContent[],
  others: readonly Pick<TypedContent, 'element' | 'content_ppm' | 'isLess'>[],
): readonly AskedValue[] {
  const contents = new Map(
    [...others, ...typed].filter(({ isLess }) => !isLess).map((one) => [one.element, one.content_ppm]),
  );
  const total_wtpct = [...contents.values()].reduce((sum, ppm) => sum + ppm, 0) / PPM_PER['wt%'];
  const [largest] = typed.toSorted((one, other) => other.content_ppm - one.content_ppm);
  if (largest === undefined || total_wtpct <= MOST_WTPCT) return [];
  return [
    {
      typed: `${largest.element} ${largest.printed ?? `${largest.content_ppm} ppm`}`,
      known: `with what else is known of the lot ${total_wtpct.toFixed(1)} wt% in all`,
    },
  ];
}
