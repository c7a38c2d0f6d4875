import type { CheckDataOutput } from '../../../documents/data-check.ts';
import type { Page } from '../../../documents/page.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { CONFIDENCES } from '../../../foundation/quantity/sourced.ts';
import { list, number, paragraph, section, table } from '../parts.ts';

/** How many records the facts have and how far each may be trusted. */
export const dataCheckPage = ({ tables, problems }: CheckDataOutput): Page => ({
  format: 'remelt-page/1',
  title: 'The facts that results rest on',
  lead: [
    table(
      ['file', ...['records', ...CONFIDENCES, 'to check'].map(number)],
      tables.map(({ file, records, byConfidence, flagged }) => [
        file,
        String(records),
        ...CONFIDENCES.map((tag) => String(byConfidence[tag] ?? 0)),
        String(flagged),
      ]),
    ),
  ],
  sections: section('problems', 'Problems', [
    ...list(problems.map(({ file, path, message }) => `${file} ${path}: ${message}`)),
    paragraph(counted(problems.length, 'problem')),
  ]),
});
