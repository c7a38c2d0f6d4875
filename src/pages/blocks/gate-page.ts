import type { Block, Page, PaperPage, Section } from '../../documents/page.ts';
import type {
  Gate,
  GateOne,
  GateThree,
  GateTwo,
  ProgrammeTemplates,
  QualifyOutput,
  QualifyPlots,
} from '../../documents/qualify.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, table } from './parts.ts';
import { programmeBoard } from './programme-board.ts';

type Property = GateOne['properties'][number];

/** What the gates recommend: the board of properties and gates, then each property with every number behind it. */
export const gatePage = (output: QualifyOutput): Page => ({
  format: 'remelt-page/1',
  title: `Qualification programme ${output.programme.id}, level ${output.programme.level}`,
  verdict: worstVerdict(output),
  lead: [
    ...list(output.gates.map(({ gate, issues }) => `Gate ${gate} issues: ${issues.join('; ')}.`)),
    programmeBoard(output.gates),
  ],
  sections: [
    ...output.gates[0].properties.flatMap(propertySection),
    ...cleanlinessSection(output.gates[0]),
    ...output.gates.flatMap(laterSections),
    ...section('basis', 'Bounds by method', [boundTable(output.gates[0])], { detail: true }),
    ...section('rests-on', 'What this rests on', [restsOn(output)], { detail: true }),
    ...assumptions(output.assumed),
  ],
});

/** What is drawn and printed beside the answer. */
export interface ReportOf {
  readonly plots: QualifyPlots;
  /** The document that was judged, to be attached. */
  readonly document: unknown;
  /** ISO date and time. */
  readonly at: string;
}

/** The gate report for a browser and for paper: the page with its plots, programme and answer attached. */
export function gateReport(output: QualifyOutput, { plots, document, at }: ReportOf): PaperPage {
  const page = gatePage(output);
  const equivalence = equivalencePlot(output.gates[0]);
  return {
    ...page,
    sections: page.sections.flatMap((one) => [
      {
        ...one,
        blocks: [
          ...one.blocks,
          ...plots.filter(({ property }) => property === one.heading).flatMap(plotBlocks),
        ],
      },
      ...(one.id === `property-${output.gates[0].properties.length}`
        ? section('equivalence', 'Equivalence', equivalence)
        : []),
    ]),
    paper: {
      number: output.manifest.inputHash.slice(0, 8),
      foot: `${output.programme.id}; evidence ${output.manifest.inputHash.slice(0, 16)}; ${output.manifest.code}. A recommendation, not an approval. Not MMPDS-conform.`,
      madeAt: at,
      attachments: [
        {
          name: 'programme.json',
          mediaType: 'application/json',
          text: JSON.stringify({ document, output }, null, 1),
          description: 'programme, evidence and gates',
        },
      ],
    },
  };
}

const plotBlocks = ({ plots }: QualifyPlots[number]): Block[] =>
  plots.map((plot) => ({ kind: 'chart', chart: { kind: 'statistic', plot } }));

/** Intervals of the differences of means in units of their margins: inside -1 to 1 they are proved. */
function equivalencePlot({ properties }: GateOne): Block[] {
  const rows = properties.flatMap(({ id, equivalence }) => {
    if (!equivalence) return [];
    const { interval, margin, difference, verdict } = equivalence;
    return [
      {
        name: id,
        low: interval[0] / margin,
        middle: difference / margin,
        high: interval[1] / margin,
        inside: verdict === 'PASS',
      },
    ];
  });
  if (rows.length === 0) return [];
  const title = 'Difference of means to the qualified route';
  const plot = { kind: 'intervals' as const, title, unit: 'margins', margins: [-1, 1], rows };
  return [{ kind: 'chart', chart: { kind: 'statistic', plot } }];
}

/** The drafts of programmes there are. */
export const templateListPage = (templates: ProgrammeTemplates): Page => ({
  format: 'remelt-page/1',
  title: 'Drafts of qualification programmes',
  lead: [
    table(
      ['name', 'for', 'level', number('properties')],
      templates.map(({ name, title, document: { programme } }) => [
        name,
        title,
        programme.level,
        String(programme.properties.length),
      ]),
    ),
  ],
  sections: [],
});

/** The verdict of the worst gate. */
export function worstVerdict({ gates }: QualifyOutput): 'PASS' | 'FAIL' | 'HOLD' {
  const verdicts = gates.map(({ verdict }) => verdict);
  if (verdicts.includes('FAIL')) return 'FAIL';
  return verdicts.includes('HOLD') ? 'HOLD' : 'PASS';
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

const cleanlinessSection = ({ cleanliness = [] }: GateOne): Section[] =>
  section(
    'cleanliness',
    'Cleanliness',
    cleanliness.length === 0
      ? []
      : [
          table(
            [
              '',
              'verdict',
              number('findings'),
              number('inspected [t]'),
              'rate at most [1/t]',
              'limit [1/t]',
              'more [t]',
            ],
            cleanliness.map((rate) => [
              rate.id,
              { verdict: rate.verdict },
              String(rate.findings),
              significant(rate.mass_t),
              rate.upper_per_t === undefined ? '-' : significant(rate.upper_per_t),
              significant(rate.limit_per_t),
              rate.more_t > 0 ? significant(rate.more_t) : '-',
            ]),
          ),
        ],
  );

const laterSections = (gate: Gate): Section[] => {
  if (gate.gate === 1) return [];
  return gate.gate === 2 ? componentSection(gate) : serviceSection(gate);
};

const reasonsOf = (reasons: Property['reasons']): Block[] =>
  list(reasons.map(({ verdict, words }) => `${verdict}: ${words}`));

const componentSection = ({ properties }: GateTwo): Section[] =>
  section('component', 'Components on rigs and engines', [
    table(
      ['', 'verdict', 'method', number('target'), number('at least'), number('at most'), 'more'],
      properties.map(({ id, verdict, method, target, lower, upper, moreUnits }) => [
        id,
        { verdict },
        method,
        String(target),
        significant(lower),
        significant(upper),
        moreUnits
          ? `${moreUnits.units} units${moreUnits.each === undefined ? '' : ` of ${significant(moreUnits.each)}`}`
          : '-',
      ]),
    ),
    ...properties.flatMap(({ reasons }) => reasonsOf(reasons)),
  ]);

const serviceSection = ({ properties }: GateThree): Section[] =>
  section(
    'service',
    'In service',
    properties.flatMap((fleet): Block[] => [
      {
        kind: 'facts',
        rows: [
          ['state', `${fleet.state}; recommended: ${fleet.recommended}`],
          ['exposure', `${significant(fleet.exposure)} ${fleet.unit}`],
          ['events', String(fleet.events)],
          ['rate at most', `${significant(fleet.upperRate)} per ${fleet.unit}, limit ${fleet.limitRate}`],
          ['P(rate below limit), flat prior', significant(fleet.probabilityBelow.flatPrior)],
          ...(fleet.probabilityBelow.statedPrior === undefined
            ? []
            : ([
                ['P(rate below limit), stated prior', significant(fleet.probabilityBelow.statedPrior)],
              ] as const)),
          ['exposure still needed without an event', `${significant(fleet.moreExposure)} ${fleet.unit}`],
        ],
      },
      ...reasonsOf(fleet.reasons),
    ]),
  );

const boundTable = ({ properties }: GateOne): Block =>
  table(
    ['property', 'method', 'side', number('content'), number('confidence'), number('value'), 'unit'],
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
  );

const restsOn = ({ manifest }: QualifyOutput): Block => ({
  kind: 'facts',
  rows: [
    ['evidence and programme', manifest.inputHash],
    ['program', manifest.code],
    ['data', manifest.data],
  ],
});
