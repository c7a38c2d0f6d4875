import type { Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { list, number, paragraph, section, table } from './parts.ts';

/** The facts in numbers, and what is wrong with them. */
export interface DataCheck {
  readonly tables: readonly {
    readonly file: string;
    readonly records: number;
    readonly byConfidence: Readonly<Record<string, number | undefined>>;
    readonly flagged: number;
  }[];
  readonly problems: readonly { readonly file: string; readonly path: string; readonly message: string }[];
}

const TAGS = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;

/** How many records the facts have and how far each may be trusted. */
export const dataCheckPage = ({ tables, problems }: DataCheck): Page => ({
  format: 'remelt-page/1',
  title: 'The facts that results rest on',
  lead: [
    table(
      ['file', ...['records', ...TAGS, 'to check'].map(number)],
      tables.map(({ file, records, byConfidence, flagged }) => [
        file,
        String(records),
        ...TAGS.map((tag) => String(byConfidence[tag] ?? 0)),
        String(flagged),
      ]),
    ),
  ],
  sections: section('problems', 'Problems', [
    ...list(problems.map(({ file, path, message }) => `${file} ${path}: ${message}`)),
    paragraph(counted(problems.length, 'problem')),
  ]),
});
