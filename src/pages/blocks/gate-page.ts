import type { Block, Cell, Page, Section } from '../../documents/page.ts';
import type { QualifyOutput } from '../../documents/qualify.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, table } from './parts.ts';

type Gate = QualifyOutput['gates'][number];
type Property = Gate['properties'][number];

/** What the gates recommend: the board of properties and gates, then each property with every number behind it. */
export const gatePage = (output: QualifyOutput): Page => ({
  format: 'remelt-page/1',
  title: `Qualification programme ${output.programme.id}, level ${output.programme.level}`,
  verdict: worstVerdict(output),
  lead: [
    ...list(output.gates.map(({ gate, issues }) => `Gate ${gate} issues: ${issues.join('; ')}.`)),
    boardOf(output.gates),
  ],
  sections: [
    ...output.gates.flatMap(({ properties }) => properties.flatMap(propertySection)),
    ...section('basis', 'Bounds by method', [boundTable(output.gates)], { detail: true }),
    ...section('rests-on', 'What this rests on', [restsOn(output)], { detail: true }),
    ...assumptions(output.assumed),
  ],
});

/** The verdict of the worst gate. */
export function worstVerdict({ gates }: QualifyOutput): 'PASS' | 'FAIL' | 'HOLD' {
  const verdicts = gates.map(({ verdict }) => verdict);
  if (verdicts.includes('FAIL')) return 'FAIL';
  return verdicts.includes('HOLD') ? 'HOLD' : 'PASS';
}

function boardOf(gates: readonly Gate[]): Block {
  const names = [...new Set(gates.flatMap(({ properties }) => properties.map(({ id }) => id)))];
  return table(
    [
      'property',
      ...gates.map(({ gate }) => `gate ${gate}`),
      number('heats'),
      number('values'),
      'issued',
      'more',
    ],
    names.map((name) => {
      const found = gates.map(({ properties }) => properties.find(({ id }) => id === name));
      const first = found.find((property) => property !== undefined)!;
      return [
        name,
        ...found.map((property): Cell => (property ? { verdict: property.verdict } : '-')),
        String(first.heats),
        String(first.values),
        issuedText(first),
        first.moreSpecimens ? `${first.moreSpecimens.heats} heats of ${first.moreSpecimens.perHeat}` : '-',
      ];
    }),
  );
}

function issuedText({ issued, issuedUpper, unit }: Property): string {
  const shown = [issued, issuedUpper].flatMap((bound) =>
    bound ? [`${bound.label} ${significant(bound.value)} ${unit} (${bound.method})`] : [],
  );
  return shown.join(', ') || '-';
}

function propertySection({ id, reasons, withExcluded }: Property, index: number): Section[] {
  const deciding = reasons.filter(({ verdict }) => verdict !== 'ALARM');
  const alarms = reasons.filter(({ verdict }) => verdict === 'ALARM');
  return section(`property-${index + 1}`, id, [
    ...list(deciding.map(({ verdict, words }) => `${verdict}: ${words}`)),
    ...(alarms.length === 0 ? [] : [paragraph('Alarms decide nothing:', 'dim')]),
    ...list(alarms.map(({ words }) => words)),
    ...(withExcluded
      ? [
          paragraph(
            `With the ${withExcluded.excluded} excluded values the verdict is ${withExcluded.verdict}${
              withExcluded.issued ? `, and ${significant(withExcluded.issued.value)} is issued` : ''
            }.`,
          ),
        ]
      : []),
  ]);
}

const boundTable = (gates: readonly Gate[]): Block =>
  table(
    ['property', 'method', 'side', number('content'), number('confidence'), number('value'), 'unit'],
    gates.flatMap(({ properties }) =>
      properties.flatMap(({ id, unit, basis }) =>
        basis.map((bound) => [
          id,
          bound.method,
          bound.side,
          percent(bound.content, 0),
          percent(bound.confidence),
          significant(bound.value),
          unit,
        ]),
      ),
    ),
  );

const restsOn = ({ manifest }: QualifyOutput): Block => ({
  kind: 'facts',
  rows: [
    ['evidence and programme', manifest.inputHash],
    ['program', manifest.code],
    ['data', manifest.data],
  ],
});
