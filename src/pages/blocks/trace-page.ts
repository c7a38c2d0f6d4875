import type { Block, Page } from '../../documents/page.ts';
import type { Traced } from '../../documents/trace.ts';
import { kilograms, percent } from '../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from './parts.ts';

/** Where metal came from, or where it went: largest share first. */
export const tracePage = ({ subject, direction, rows }: Traced): Page =>
  shortPage(
    `${subject}: ${direction === 'down' ? 'went to' : 'came from'}`,
    rows.length === 0
      ? [paragraph('nothing in this ledger')]
      : [
          endChart(rows, direction),
          table(
            ['subject', number('share'), number('mass'), 'grade', 'origin', 'documents'],
            rows.map((row) => [
              row.subject,
              percent(row.share, 2),
              kilograms(row.mass_g),
              row.clearedAs ?? row.declaredGrade ?? '',
              row.originClass ?? '',
              row.references.join(' '),
            ]),
          ),
        ],
  );

/** Bars that can be read; the table holds the rest. */
const MOST_BARS = 12;

/** Only what nothing comes before or after: there the masses add up. */
const endChart = (rows: Traced['rows'], direction: Traced['direction']): Block => ({
  kind: 'chart',
  chart: {
    kind: 'bar',
    title: direction === 'down' ? 'Where it is now' : 'Where it came in',
    unit: 'kg',
    bars: rows
      .filter(({ end }) => end)
      .slice(0, MOST_BARS)
      .map(({ subject, share, mass_g }) => ({ name: subject, value: mass_g / 1000, note: percent(share) })),
  },
});
