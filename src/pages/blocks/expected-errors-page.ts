import type { ExpectedErrorRow, ExpectedErrors } from '../../documents/heats/expected-errors.ts';
import type { Page, Table } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { list, number, paragraph, section, tableOf } from './parts.ts';

/** Expected errors as one table. */
export const errorTable = (rows: readonly ExpectedErrorRow[]): Table =>
  tableOf(rows, [
    ['operation', ({ operation }) => operation],
    ['element', ({ element }) => element],
    [number('predicted over measured'), ({ bias }) => `x${bias}`],
    [number('factor of one sd'), ({ scatter }) => (scatter === undefined ? '-' : String(scatter))],
    [number('comparisons'), ({ n }) => String(n)],
    [number('papers'), ({ papers }) => String(papers)],
  ]);

/** Where the row of an operation, or of one of its elements, stands on the page. */
const errorPlace = (operation: string, element?: string): string =>
  element === undefined ? operation : `${operation}-${element}`;

/** How far each prediction may be trusted: a section for each operation and element, at the place that predictions lead to. */
export function expectedErrorsPage({ rows, notCompared }: ExpectedErrors): Page {
  return {
    format: 'remelt-page/1',
    title: 'How far predictions may be trusted',
    lead: [
      paragraph(
        'Contents that the models predicted, against contents that papers measured in melts that are mostly nickel. Nothing in the models was fitted to these heats. Your own heats say more: calibrate the furnace.',
      ),
      errorTable(rows),
    ],
    sections: [
      ...rows.flatMap((row) =>
        section(errorPlace(row.operation, row.element), `${row.element} after ${row.operation}`, [
          paragraph(errorSentence(row), 'strong'),
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
      ...section('other', 'Anything else', [
        paragraph(
          'An element that is not named here was not compared. Costs and masses follow from prices, weights and yields: their spread stands beside them on each page.',
        ),
      ]),
    ],
  };
}

/** How far off, and what that means for a prediction of 10 ppm. */
function errorSentence({ bias, scatter, n, papers }: ExpectedErrorRow): string {
  const base = `Predicted contents were x${bias} of the measured ones, over ${counted(n, 'comparison')} from ${counted(papers, 'paper')}.`;
  if (scatter === undefined) return `${base} One comparison says nothing of the scatter.`;
  const [low, high] = [1 / (bias * scatter), scatter / bias].map((one) => one.toPrecision(2));
  return `${base} So where 10 ppm are predicted, expect about ${(10 / bias).toPrecision(2)} ppm, and in two of three heats ${(10 * Number(low)).toPrecision(2)} to ${(10 * Number(high)).toPrecision(2)} ppm.`;
}
