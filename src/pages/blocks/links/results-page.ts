import type { Page, Section } from '../../../documents/page.ts';
import type { Content, Reading } from '../../../documents/results/reading.ts';
import { counted, shortNumber } from '../../../foundation/quantity/format.ts';
import { foldedList, list, paragraph, section, tableOf } from '../parts.ts';

/** What was read of a file of results: its questions first, then each sample. */
export function resultsPage({ file, rows, asks, left, lesson }: Reading): Page {
  const results = rows.filter(({ flag }) => flag !== 'control' && flag !== 'excluded');
  return {
    format: 'remelt-page/1',
    title: file,
    lead: [
      paragraph(
        `${counted(results.length, 'content')} of ${counted(new Set(results.map(({ sample }) => sample)).size, 'sample')}${lesson === undefined ? '' : `, read by the lesson "${lesson}"`}; nothing is booked`,
      ),
    ],
    sections: [
      ...section('asks', `${counted(asks.length, 'question')} before anybody takes them`, [
        ...list(asks.map(({ words }) => words)),
      ]),
      ...sampleSections(rows),
      ...section('left', `${counted(left.length, 'line')} not taken`, foldedList(left), { detail: true }),
    ],
  };
}

/** Each sample of a file with its contents. */
export const sampleSections = (rows: readonly Content[]): Section[] =>
  [...Map.groupBy(rows, ({ sample }) => sample)].flatMap(([sample, own], i) =>
    sampleSection(sample, { own, id: `sample-${i + 1}` }),
  );

function sampleSection(
  sample: string,
  { own, id }: { readonly own: readonly Content[]; readonly id: string },
): Section[] {
  const isControl = own.every(({ control }) => control);
  return section(id, `${sample || 'No name'}${isControl ? ': control or reference sample' : ''}`, [
    tableOf(own, [
      ['element', ({ element, line }) => (line === undefined ? element : `${element} ${line}`)],
      ['printed', ({ text }) => text],
      ['unit', ({ unit }) => unit],
      ['wt%', ({ value_wtpct }) => (value_wtpct === null ? '' : shortNumber(value_wtpct, 8))],
      ['± (so many sd)', ({ spread }) => (spread ? `${shortNumber(spread.value, 4)} (${spread.k})` : '')],
      ['burn', ({ burn, mean }) => (mean ? 'mean' : burn === undefined ? '' : String(burn))],
      ['', (row) => standing(row)],
    ]),
  ]);
}

/** Why a content is no plain result. */
function standing({ flag, limit_wtpct, struck, open = [] }: Content): string {
  const limit =
    limit_wtpct === undefined || limit_wtpct === null ? '' : ` ${shortNumber(limit_wtpct, 6)} wt%`;
  const words = {
    below: limit === '' ? 'below a limit that is not printed' : `below${limit}`,
    above: limit === '' ? 'above the range' : `above${limit}`,
    excluded: struck ? 'struck out' : 'left out',
    control: 'control',
  };
  return [...(flag ? [words[flag]] : []), ...(open.length > 0 ? ['asked'] : [])].join(', ');
}
