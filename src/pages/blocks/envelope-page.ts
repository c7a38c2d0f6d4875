import type { EnvelopeOutput } from '../../documents/envelope.ts';
import type { Page } from '../../documents/page.ts';
import { significant } from '../../foundation/quantity/format.ts';
import { assumptions, list, notices, number, paragraph, section, table } from './parts.ts';

/** Whether a plan stays inside what the qualified heats cover, and what it re-opens. */
export const envelopePage = ({ verdict, leaves, ranges, uncovered, assumed }: EnvelopeOutput): Page => ({
  format: 'remelt-page/1',
  title: 'Qualified envelope',
  lead: [
    paragraph(
      verdict === 'inside' ? 'This plan stays inside the envelope.' : 'This plan leaves the envelope:',
      'strong',
    ),
    ...list(leaves.map(({ heat, words }) => `${heat}: ${words}`)),
    ...(uncovered.length > 0
      ? notices([
          `Stated by fewer than three heats, so neither covered nor watched: ${uncovered.join(', ')}.`,
        ])
      : []),
  ],
  sections: [
    ...section('ranges', 'What two heats or more cover', [
      table(
        ['', 'unit', number('from'), number('to'), number('heats')],
        ranges.map(({ what, unit, low, high, heats }) => [
          what,
          unit,
          significant(low),
          significant(high),
          String(heats.length),
        ]),
      ),
    ]),
    ...assumptions(assumed),
  ],
});
