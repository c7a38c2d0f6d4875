import type { Block, Page } from '../../../documents/page.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Traced } from '../../../documents/proof/trace.ts';
import { plainWords } from '../../../documents/yard/plain-words.ts';
import { kilograms, percent, smallPercent } from '../../../foundation/quantity/format.ts';
import { number, paragraph, section, shortPage, tableOf } from '../parts.ts';
import { traceLevels } from './trace-levels.ts';

/** Where metal came from, or where it went: largest share first, then one level at a time. */
export const tracePage = (trace: Traced): Page => ({
  ...shortPage(
    trace.direction === 'down'
      ? `Where ${subjectWords(trace.subject)} went`
      : `What ${subjectWords(trace.subject)} was made of`,
    listed(trace),
  ),
  sections: section('levels', 'One level at a time', traceLevels(trace), { detail: true }),
});

const listed = ({ rows, direction, notices = [] }: Traced): Block[] => {
  const isNoticed = rows.some((row) => row.notices !== undefined);
  return rows.length === 0
    ? [paragraph('The ledger has nothing of it.')]
    : [
        ...notices.map((words) => paragraph(words, 'strong')),
        endChart(rows, direction),
        tableOf(rows, [
          ['subject', (row) => subjectWords(row.subject)],
          [number('share'), (row) => smallPercent(row.share)],
          [number('mass'), (row) => kilograms(row.mass_g)],
          ['grade', (row) => row.clearedAs ?? row.declaredGrade ?? ''],
          ['origin', (row) => plainWords(row.originClass ?? '')],
          ['documents', (row) => row.references.join('; ')],
          isNoticed && ['notice', (row) => (row.notices ?? []).join('; ')],
        ]),
      ];
};

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
      .map(({ subject, share, mass_g }) => ({
        name: subject.replace(':', ' '),
        value: mass_g / 1000,
        note: percent(share),
      })),
  },
});
