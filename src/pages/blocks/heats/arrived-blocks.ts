import type { Block } from '../../../documents/page.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText, utcMinute } from '../../../foundation/quantity/format.ts';
import { number, paragraph, tableOf } from '../parts.ts';

/** Results of a sample of a heat that arrived and that nobody has taken, beside the aim. */
export interface ArrivedOfHeat {
  readonly arrival: string;
  readonly file: string;
  readonly at: string;
  /** As the file names it, and the sample that it is. */
  readonly name: string;
  readonly sample: string;
  /** What is asked before somebody takes it; null where nothing is. */
  readonly asks: string | null;
  readonly rows: readonly {
    readonly element: string;
    readonly text: string;
    readonly unit: string;
    readonly ppm: number;
    /** `<` or `>` where it is a limit. */
    readonly operator: string;
    readonly min_ppm: number | null;
    readonly max_ppm: number | null;
  }[];
}

/** Each sample that arrived beside its aim, with what a person may do; nothing of it is booked. */
export const arrivedBlocks = (arrived: readonly ArrivedOfHeat[]): Block[] =>
  arrived.flatMap(({ arrival, file, at, name, sample, asks, rows }) => [
    paragraph(
      `${sample}: arrived in ${file}, ${utcMinute(at)}. Nobody has taken it; nothing is booked on it.`,
      'strong',
    ),
    tableOf(rows, [
      ['Element', ({ element }) => element],
      [number('Result'), ({ text, unit }) => `${text} ${unit}`],
      [number('Minimum'), ({ element, min_ppm }) => limitText(element, min_ppm)],
      [number('Maximum'), ({ element, max_ppm }) => limitText(element, max_ppm)],
      ['', (row) => (isOutside(row) ? { verdict: 'outside', tone: 'bad' } : '')],
    ]),
    ...(asks === null ? [] : [paragraph(`Asked first: ${asks}.`)]),
    {
      ...paragraph(
        asks === null
          ? 'Take it, say that it is another sample, or refuse it'
          : 'Say whose it is, or refuse it',
      ),
      does: [
        ...(asks === null ? [{ verb: 'links/take-results', order: { arrival, samples: [name] } }] : []),
        { verb: 'links/match-results', order: { arrival, name, of: null, sample: null } },
        { verb: 'links/refuse-results', order: { arrival, samples: [name], reason: null } },
      ],
    },
  ]);

function limitText(element: string, ppm: number | null): string {
  if (ppm === null) return '';
  const { unit, scale } = unitOf(element);
  return `${contentText(ppm * scale)} ${unit}`;
}

const isOutside = ({ ppm, operator, min_ppm, max_ppm }: ArrivedOfHeat['rows'][number]): boolean =>
  (max_ppm !== null && operator !== '<' && ppm > max_ppm) ||
  (min_ppm !== null && operator !== '>' && ppm < min_ppm);
