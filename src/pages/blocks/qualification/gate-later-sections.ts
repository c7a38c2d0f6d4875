import type { Block, Section } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import type { GateThree, GateTwo, QualifyPlots } from '../../../documents/qualification/qualify.ts';
import { significant } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, tableOf } from '../parts.ts';

type Reasons = GateTwo['properties'][number]['reasons'];

const reasonsOf = (reasons: Reasons): Block[] =>
  list(reasons.map(({ verdict, words }) => `${verdict}: ${words}`));

const chartsOf = (plots: QualifyPlots): Block[] =>
  inPairs(
    plots.flatMap((one) => one.plots.map((plot): Chart => ({ kind: 'statistic', plot, narrow: true }))),
  ).map((charts) => ({ kind: 'panels', charts }));

/** Two and two: candidate and baseline stand beside each other. */
const inPairs = (charts: readonly Chart[]): Chart[][] =>
  Array.from({ length: Math.ceil(charts.length / 2) }, (_, i) => charts.slice(2 * i, 2 * i + 2));

/** Gate 2: what components on rigs and engines have shown, with their lives. */
export const componentSection = ({ properties }: GateTwo, plots: QualifyPlots): Section[] =>
  section('component', 'Components on rigs and engines', [
    tableOf(properties, [
      [{ head: '', width: 1.8 }, ({ id }) => id],
      ['verdict', ({ verdict }) => ({ verdict })],
      [{ head: 'method', width: 1.4 }, ({ method }) => method],
      [number('target'), ({ target }) => String(target)],
      [number('at least'), ({ lower }) => significant(lower)],
      [number('at most'), ({ upper }) => significant(upper)],
      [
        { head: 'more', width: 1.4 },
        ({ moreUnits }) =>
          moreUnits
            ? `${moreUnits.units} units${moreUnits.each === undefined ? '' : ` of ${significant(moreUnits.each)}`}`
            : '-',
      ],
    ]),
    ...properties.flatMap(({ id, reasons }) => [
      paragraph(id, 'strong'),
      ...reasonsOf(reasons),
      ...chartsOf(plots.filter(({ property }) => property === id)),
    ]),
  ]);

/** Gate 3: what the fleet in service has shown, with the charts per heat. */
export const serviceSection = ({ properties }: GateThree, plots: QualifyPlots): Section[] =>
  section('service', 'In service', [
    ...properties.flatMap((fleet): Block[] => [
      {
        kind: 'facts',
        rows: [
          ['state', fleet.state],
          ['recommended', fleet.recommended],
          ['exposure', `${significant(fleet.exposure)} ${fleet.unit}`],
          ['material events', String(fleet.events)],
          ['rate at most', `${significant(fleet.upperRate)} per ${fleet.unit}`],
          ['limit rate', `${fleet.limitRate} per ${fleet.unit}`],
          ['P below limit, flat prior', significant(fleet.probabilityBelow.flatPrior)],
          ...(fleet.probabilityBelow.statedPrior === undefined
            ? []
            : ([['P below limit, stated prior', significant(fleet.probabilityBelow.statedPrior)]] as const)),
          ['exposure still needed', `${significant(fleet.moreExposure)} ${fleet.unit} without an event`],
        ],
      },
      ...reasonsOf(fleet.reasons),
    ]),
    ...chartsOf(plots),
  ]);
