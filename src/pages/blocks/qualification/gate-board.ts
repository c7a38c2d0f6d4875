import type { Cell, Table } from '../../../documents/page.ts';
import type { Gate, GateOne } from '../../../documents/qualification/qualify.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import { table } from '../parts.ts';

type Judged = Gate['properties'][number];
type Rate = NonNullable<GateOne['cleanliness']>[number];

const GATES = [1, 2, 3] as const;

/** The board of its gates: what is judged against the three gates, what was shown of it, and what is still needed. */
export const gateBoard = (gates: readonly Gate[]): Table =>
  table(
    [
      { head: '', width: 1.5 },
      ...GATES.map((gate) => ({ head: `gate ${gate}`, width: 0.55 })),
      { head: 'shown', width: 2.2 },
      { head: 'still needed', width: 1.2 },
    ],
    [
      [
        'whole gate',
        ...GATES.map((gate): Cell => {
          const found = gates.find((one) => one.gate === gate);
          return found ? { verdict: found.verdict } : 'open';
        }),
        '',
        '',
      ],
      ...gates.flatMap((gate) => [
        ...gate.properties.map((one) => [
          'state' in one ? `fleet, ${one.state}` : one.id,
          ...under(gate, one.verdict),
          ...shownAndMore(one),
        ]),
        ...(gate.gate === 1 ? (gate.cleanliness ?? []) : []).map((rate) => [
          rate.id,
          ...under(gate, rate.verdict),
          ...rateShown(rate),
        ]),
        ...(gate.gate === 1 ? (gate.inclusions ?? []) : []).map((one) => [
          one.id,
          ...under(gate, one.verdict),
          one.upper === undefined
            ? counted(one.fields, 'field')
            : `at most ${significant(one.upper)} ${one.unit}, limit ${one.limit}`,
          one.moreFields === undefined ? '' : counted(one.moreFields, 'field'),
        ]),
      ]),
    ],
  );

/** The verdict in the column of its gate. */
const under = ({ gate }: Gate, verdict: string): Cell[] =>
  GATES.map((one): Cell => (one === gate ? { verdict } : ''));

function shownAndMore(judged: Judged): readonly [shown: Cell, more: Cell] {
  if ('heats' in judged) {
    const { moreSpecimens } = judged;
    return [
      `${counted(judged.heats, 'heat')}, ${counted(judged.values, 'value')}; ${issuedWords(judged)}`,
      moreSpecimens ? `${counted(moreSpecimens.heats, 'heat')} of ${moreSpecimens.perHeat}` : '',
    ];
  }
  if ('lower' in judged)
    return [
      `reliability ${significant(judged.lower)}, target ${judged.target}`,
      judged.moreUnits ? counted(judged.moreUnits.units, 'unit') : '',
    ];
  return [
    `${counted(judged.events, 'event')} in ${significant(judged.exposure)} ${judged.unit}`,
    judged.moreExposure > 0 ? `${significant(judged.moreExposure)} ${judged.unit} without an event` : '',
  ];
}

const rateShown = ({ findings, mass_t, more_t }: Rate): readonly [shown: Cell, more: Cell] => [
  `${counted(findings, 'finding')} in ${significant(mass_t)} t`,
  more_t > 0 ? `${significant(more_t)} t without a finding` : '',
];

/** Bounds that a property may issue, with label and method. */
function issuedWords({ issued, issuedUpper, unit }: GateOne['properties'][number]): string {
  const shown = [issued, issuedUpper].flatMap((bound) =>
    bound ? [`${bound.label} ${significant(bound.value)} ${unit} (${bound.method})`] : [],
  );
  return shown.join(', ') || 'nothing issued';
}
