import type { Column, Page, PaperPage } from '../../../documents/page.ts';
import type { OrderedAnalyses } from '../../../documents/yard/ordered-analyses.ts';
import { plainWords } from '../../../documents/yard/plain-words.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { DEMONSTRATION, paragraph, section, table } from '../parts.ts';

/** Columns that the laboratory fills in on paper. */
const BOXES: readonly Column[] = [
  { head: 'Result', width: 14, box: true },
  { head: 'By, on', width: 12, box: true },
];
const COLUMNS: readonly Column[] = [
  { head: 'Lot', width: 13, bold: true },
  { head: 'Measure', width: 14, bold: true },
  { head: 'Method', width: 11 },
  { head: 'Metal', width: 20 },
  { head: 'For heat', width: 10 },
  { head: 'Ordered', width: 16 },
];

/** What the laboratory was asked to measure, one row for each lot and method. */
export function orderedAnalysesPage({ analyses }: OrderedAnalyses): Page {
  const rows = analyses.map(({ lot, grade, form, mass_g, method, elements, heat, by, on }) => [
    { text: lot, href: `/yard/${encodeURIComponent(lot)}` },
    elements.join(', '),
    method,
    [grade ?? 'grade unknown', plainWords(form), kilograms(mass_g)].join(', '),
    heat ?? '',
    [on, by].filter(Boolean).join(', '),
  ]);
  const lots = new Set(analyses.map(({ lot }) => lot)).size;
  return {
    format: 'remelt-page/1',
    title: 'Analyses to order from the laboratory',
    lead:
      rows.length === 0
        ? [
            paragraph(
              'No analysis of a lot is ordered. A plan that cannot reach what was asked offers to order them.',
            ),
          ]
        : [
            paragraph(
              `${counted(analyses.length, 'order')} of ${counted(lots, 'lot')}. A booked result by the method takes its order off this list.`,
            ),
          ],
    sections: rows.length === 0 ? [] : section('analyses', 'To measure', [table([...COLUMNS], rows)]),
  };
}

/** The same on paper, with room for the results. */
export function orderedAnalysesPaper(ordered: OrderedAnalyses): PaperPage {
  const page = orderedAnalysesPage(ordered);
  return {
    ...page,
    ...(ordered.specimen ? { mark: DEMONSTRATION } : {}),
    sections: page.sections.map((one) => ({
      ...one,
      blocks: one.blocks.map((block) =>
        block.kind === 'table'
          ? {
              ...block,
              columns: [...block.columns, ...BOXES],
              rows: block.rows.map(([lot, ...row]) => [
                typeof lot === 'object' && 'text' in lot ? lot.text : '',
                ...row,
                ...BOXES.map(() => ''),
              ]),
            }
          : block,
      ),
    })),
    paper: {
      number: ordered.plant,
      foot: `ordered analyses, ${ordered.day}`,
      madeAt: `${ordered.day}T00:00:00.000Z`,
      landscape: true,
      attachments: [],
    },
  };
}
