import type { BandCoverage } from '../../documents/heats/expected-errors.ts';
import type { PlainBlock, Table } from '../../documents/page.ts';
import { number, paragraph, tableUnlessEmpty } from './parts.ts';

/** How often such bands held: one sentence beside the first of them. */
export const coverageSentence = (coverage: BandCoverage | undefined): PlainBlock[] =>
  coverage === undefined ? [] : [paragraph(coverage.words, 'dim')];

/** The same by the operations of the route and their elements; what was not compared has no row. */
export const coverageTable = (coverage: BandCoverage | undefined): Table[] =>
  tableUnlessEmpty(
    coverage?.operations ?? [],
    [
      ['operation', ({ operation }) => operation],
      ['element', ({ element }) => element ?? 'all numbers'],
      [number('inside'), ({ inside }) => String(inside)],
      [number('of'), ({ n }) => String(n)],
      [number('laboratories'), ({ laboratories }) => String(laboratories)],
    ],
    'published numbers inside 90 % bands like these, each foretold without its laboratory',
  );
