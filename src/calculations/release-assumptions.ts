import type { ReleaseInput } from '../faces/formats/release.ts';
import type { Assumption } from '../foundation/quantity/sourced.ts';
import type { ReleaseRules } from './release-rules.ts';

/** What the verdict took for granted because the document does not say it. */
export function assumptions(
  input: ReleaseInput,
  { rules, inferred }: { readonly rules: ReleaseRules; readonly inferred: boolean },
): Assumption[] {
  const { specification, confidence } = input;
  return [
    ...(specification.rounding
      ? []
      : [
          {
            what: 'rounding before comparison',
            value: 'absolute: none',
            unit: '',
            source: 'ASTM E29, absolute method (assumption: the document names none)',
          },
        ]),
    ...(confidence === undefined
      ? [
          {
            what: 'probability of conformance',
            value: 'shown, decides nothing',
            unit: '',
            source: 'no confidence asked (JCGM 106)',
          },
        ]
      : []),
    ...(specification.controlled && !specification.controlled.checkedBy
      ? [
          {
            what: 'who entered and who checked the controlled specification',
            value: 'two persons, not named',
            unit: '',
            source: 'the document (a release in the ledger needs both names)',
          },
        ]
      : []),
    ...(inferred && rules.balance !== null
      ? [
          {
            what: 'balance element',
            value: rules.balance,
            unit: '',
            source: 'the greatest of the results, a base metal without a row (the document names none)',
          },
        ]
      : []),
    ...(specification.rounding === 'rounded' && hasNumericLimits(input)
      ? [
          {
            what: 'digits of limits that are numbers',
            value: 'as few as JSON writes: 5.50 is 5.5',
            unit: '',
            source: 'the document (write limits as text to keep their digits)',
          },
        ]
      : []),
    ...(rules.recalled === null
      ? []
      : [
          {
            what: 'windows of the grade',
            value: 'recalled: compare them with the controlled specification',
            unit: '',
            source: rules.recalled,
          },
        ]),
    rules.residual === null
      ? { what: 'elements without a row', value: 'open', unit: '', source: 'residual_wtpct is null' }
      : {
          what: 'limit of an element without a row, where measured',
          value: Number((rules.residual * 100).toPrecision(6)),
          unit: 'wt%',
          source: specification.residual_wtpct === undefined ? 'house default (assumption)' : 'the document',
        },
    {
      what: 'elements without a row and without a result',
      value: 'not judged',
      unit: '',
      source: 'nobody measured them',
    },
  ];
}

const hasNumericLimits = ({ specification }: ReleaseInput): boolean =>
  [
    ...Object.values(specification.limits_wtpct ?? {}),
    ...Object.values(specification.limits_ppm ?? {}),
    ...(specification.sums ?? []),
  ].some(({ min, max }) => typeof min === 'number' || typeof max === 'number');
