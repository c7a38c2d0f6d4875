import type { ReleaseInput } from '../../documents/proof/release.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ReleaseRules } from './rules.ts';

/** What the verdict took for granted because the document does not say it. */
export function assumptions(
  input: ReleaseInput,
  {
    rules,
    inferred,
    absent,
  }: { readonly rules: ReleaseRules; readonly inferred: boolean; readonly absent: readonly string[] },
): Assumption[] {
  const { specification, confidence } = input;
  const say = (what: string, value: string, source: string): Assumption => ({
    what,
    value,
    unit: '',
    source,
  });
  const said: readonly (readonly [boolean, Assumption])[] = [
    [
      specification.rounding === undefined,
      say(
        'rounding before comparison',
        'absolute: none',
        'ASTM E29, absolute method (assumption: the document names none)',
      ),
    ],
    [
      specification.rounding === 'rounded' && hasNumericLimits(input),
      say(
        'digits of limits that are numbers',
        'as few as JSON writes: 5.50 is 5.5',
        'the document (write limits as text to keep their digits)',
      ),
    ],
    [
      confidence === undefined,
      say(
        'probability of conformance',
        'shown only, without influence on the verdict',
        'the document requires no confidence (JCGM 106)',
      ),
    ],
    [
      specification.controlled !== undefined && specification.controlled.checkedBy === undefined,
      say(
        'who entered and who checked the controlled specification',
        'two persons, not named',
        'the document (a release in the ledger needs both names)',
      ),
    ],
    [
      inferred && rules.balance !== null,
      say(
        'balance element',
        rules.balance ?? '',
        'the greatest of the results, a base metal without a row (the document names none)',
      ),
    ],
    [
      absent.length > 0,
      say(
        `${absent.join(', ')}, which the grade prints together with another element`,
        'not present',
        'no result and no row of its own',
      ),
    ],
    [
      rules.recalled !== null,
      say(
        'windows of the grade',
        'recalled: compare them with the controlled specification',
        rules.recalled ?? '',
      ),
    ],
  ];
  return [
    ...said.flatMap(([holds, one]) => (holds ? [one] : [])),
    residualOf(input, rules.residual),
    say('elements without a row and without a result', 'not judged', 'nobody measured them'),
  ];
}

function residualOf({ specification }: ReleaseInput, residual: number | null): Assumption {
  if (residual === null)
    return { what: 'elements without a row', value: 'open', unit: '', source: 'residual_wtpct is null' };
  return {
    what: 'limit of an element without a row, where measured',
    value: Number((residual * 100).toPrecision(6)),
    unit: 'wt%',
    source: specification.residual_wtpct === undefined ? 'house default (assumption)' : 'the document',
  };
}

const hasNumericLimits = ({ specification }: ReleaseInput): boolean =>
  [
    ...Object.values(specification.limits_wtpct ?? {}),
    ...Object.values(specification.limits_ppm ?? {}),
    ...(specification.sums ?? []),
  ].some(({ min, max }) => typeof min === 'number' || typeof max === 'number');
