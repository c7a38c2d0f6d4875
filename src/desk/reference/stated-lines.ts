import type { StatedSpecification } from '../../documents/reference.ts';
import { type Catalogue, knownGrade } from '../../metal/alloy/catalogue.ts';
import { entriesOf } from '../../metal/alloy/element.ts';

type Window = NonNullable<NonNullable<StatedSpecification['limits_wtpct']>['Cr']>;

/**
 * The specification in one form: decimals as text with their digits (0.30 is not 0.3 where limits are rounded), elements
 * of a sum and sums in order, the grade by its id in the catalogue. Two entries of one printed page are equal in it.
 */
export function inOneForm(specification: StatedSpecification, grades: Catalogue): StatedSpecification {
  const { limits_wtpct, limits_ppm, sums, gradeId, ...rest } = specification;
  return {
    ...rest,
    ...(gradeId === undefined ? {} : { gradeId: knownGrade(grades, gradeId)?.id ?? gradeId }),
    ...(limits_wtpct && { limits_wtpct: windowsAsText(limits_wtpct) }),
    ...(limits_ppm && { limits_ppm: windowsAsText(limits_ppm) }),
    ...(sums && {
      sums: sums
        .map((sum) => ({ elements: [...sum.elements].sort(), ...asText(sum) }))
        .sort((a, b) => (sumName(a) < sumName(b) ? -1 : 1)),
    }),
  };
}

type Windows = NonNullable<StatedSpecification['limits_wtpct']>;

const windowsAsText = (windows: Windows): Windows =>
  Object.fromEntries(entriesOf(windows).map(([element, window]) => [element, asText(window)]));

const asText = ({ min, max }: Window): Window => ({
  ...(min === undefined ? {} : { min: String(min) }),
  ...(max === undefined ? {} : { max: String(max) }),
});

const sumName = ({ elements }: { readonly elements: readonly string[] }): string =>
  [...elements].sort().join('+');

/** What a specification states, line by line and in words: one line for each limit, and for every rule beside them. */
export function statedLines(specification: StatedSpecification): ReadonlyMap<string, string> {
  const { limits_wtpct = {}, limits_ppm = {}, sums = [], indices = [] } = specification;
  const { gradeId, balance, residual_wtpct: residual, rounding, retest } = specification;
  const { productForm, derivedFrom } = specification;
  const lines = new Map<string, string>();
  const state = (what: string, words: string | undefined): void => {
    if (words !== undefined) lines.set(what, lines.has(what) ? `${lines.get(what)} and ${words}` : words);
  };
  for (const [element, window] of entriesOf(limits_wtpct)) state(element, windowWords(window, 'wt%'));
  for (const [element, window] of entriesOf(limits_ppm)) state(element, windowWords(window, 'ppm'));
  for (const sum of sums) state(sumName(sum), windowWords(sum, 'wt%'));
  for (const { name, procedure, formula, decimals, ...window } of indices) {
    const by = procedure ?? (formula && JSON.stringify(formula));
    state(name, [windowWords(window, ''), by, decimals].filter((part) => part !== undefined).join(', '));
  }
  state('other limits', gradeId && `those of ${gradeId}`);
  state('balance', balance);
  state(
    'residual',
    residual === null ? 'open' : residual === undefined ? undefined : `at most ${residual} wt%`,
  );
  state('rounding', rounding);
  state('retest', retest);
  state('product form', productForm);
  state(
    'derived from',
    derivedFrom &&
      `${derivedFrom.specification} through ${derivedFrom.route}, confidence ${derivedFrom.confidence}`,
  );
  return lines;
}

function windowWords({ min, max }: Window, unit: string): string {
  const words =
    min === undefined
      ? max === undefined
        ? 'open'
        : `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `${min} to ${max}`;
  return unit === '' || words === 'open' ? words : `${words} ${unit}`;
}
