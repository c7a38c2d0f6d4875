import type {
  BandCoverage,
  ExpectedErrorRow,
  ExpectedErrors,
} from '../../documents/heats/expected-errors.ts';
import type { Page, Table } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { coverageSentence, coverageTable } from './coverage-blocks.ts';
import { list, number, paragraph, section, tableOf } from './parts.ts';

/** Expected errors as one table. */
export const errorTable = (rows: readonly ExpectedErrorRow[]): Table =>
  tableOf(rows, [
    ['operation', ({ operation }) => operation],
    ['element', ({ element }) => element],
    [number('predicted over measured'), ({ bias }) => `x${bias}`],
    [number('factor of one sd'), ({ scatter }) => (scatter === undefined ? '-' : String(scatter))],
    [
      number('another furnace within a factor'),
      ({ factor90 }) => (factor90 === undefined ? '-' : String(factor90)),
    ],
    [number('comparisons'), ({ n }) => String(n)],
    [number('papers'), ({ papers }) => String(papers)],
  ]);

/** Where the row of an operation, or of one of its elements, stands on the page. */
const errorPlace = (operation: string, element?: string): string =>
  element === undefined ? operation : `${operation}-${element}`;

/** How far each prediction may be trusted: a section for each operation and element, at the place that predictions lead to. */
export function expectedErrorsPage({ rows, notCompared, coverage }: ExpectedErrors): Page {
  return {
    format: 'remelt-page/1',
    title: 'How far predictions may be trusted',
    lead: [
      paragraph(
        'Contents that the models predicted, against contents that papers measured in melts that are mostly nickel. Nothing in the models was fitted to these heats. Your own heats say more: calibrate the furnace.',
      ),
      ...coverageSentence(coverage),
      errorTable(rows),
    ],
    sections: [
      ...rows.flatMap((row) =>
        section(errorPlace(row.operation, row.element), `${row.element} after ${row.operation}`, [
          paragraph(errorSentence(row, coverage), 'strong'),
          ...list([...row.source.split('; ')]),
        ]),
      ),
      ...notCompared.flatMap((operation) =>
        section(errorPlace(operation), operation, [
          paragraph(
            'No content after this operation was compared with a measured nickel heat. Take its predictions as a direction until your own heats are recorded.',
          ),
        ]),
      ),
      ...section('coverage', 'How often bands held', coverageTable(coverage), { detail: true }),
      ...section('other', 'Anything else', [
        paragraph(
          'An element that is not named here was not compared. Costs and masses follow from prices, weights and yields: their spread stands beside them on each page.',
        ),
      ]),
    ],
  };
}

/** How far off, what that says of a prediction of 10 ppm for a furnace that nobody has seen, and how often it held. */
function errorSentence(
  { operation, element, bias, n, papers, factor90 }: ExpectedErrorRow,
  coverage: BandCoverage | undefined,
): string {
  const base = `Predicted contents were x${bias} of the measured ones, over ${counted(n, 'comparison')} from ${counted(papers, 'paper')}. That is too little to take anything off a prediction.`;
  if (factor90 === undefined) return base;
  const [low, high] = [10 / factor90, 10 * factor90].map((one) => Number(one.toPrecision(2)));
  const own = coverage?.operations.find((one) => one.operation === operation && one.element === element);
  return [
    base,
    `Expect another furnace within a factor of ${factor90}, either way: where 10 ppm are predicted, between ${low} and ${high} ppm. That is meant to hold in nine of ten furnaces.`,
    ...(own
      ? [
          `Of ${counted(own.n, 'published number')} in any metal ${own.inside} lay inside such a band, the laboratory left out.`,
        ]
      : []),
  ].join(' ');
}
