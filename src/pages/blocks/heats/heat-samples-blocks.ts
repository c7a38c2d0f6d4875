import type { Block } from '../../../documents/page.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText } from '../../../foundation/quantity/format.ts';
import { number, table, tableUnlessEmpty } from '../parts.ts';

/** Window, prediction and measured samples of a heat, element by element. */
export interface SamplesOfHeat {
  readonly samples: readonly string[];
  /** Files that results arrived in, by sample; absent where none did. */
  readonly files?: readonly { readonly sample: string; readonly arrival: string; readonly sha256: string }[];
  readonly rows: readonly {
    readonly element: string;
    readonly min_ppm: number | null;
    readonly max_ppm: number | null;
    readonly predicted_ppm: number | null;
    readonly measured: readonly ({ readonly ppm: number; readonly below: boolean } | null)[];
  }[];
}

/** Every sample beside what was predicted and what the grade allows; what is outside has a mark. */
export const samplesOfHeatBlocks = ({ samples, rows, files = [] }: SamplesOfHeat): Block[] => [
  table(
    ['Element', 'Unit', ...['Minimum', 'Maximum', 'Predicted', ...samples].map(number)],
    rows.map(({ element, min_ppm, max_ppm, predicted_ppm, measured }) => {
      const { unit, scale } = unitOf(element);
      const text = (ppm: number | null): string => (ppm === null ? '' : contentText(ppm * scale));
      return [
        element,
        unit,
        text(min_ppm),
        text(max_ppm),
        text(predicted_ppm),
        ...measured.map((one) =>
          one === null
            ? ''
            : `${one.below ? '<' : ''}${text(one.ppm)}${isOutside(one, { min_ppm, max_ppm }) ? ' !' : ''}`,
        ),
      ];
    }),
    'Latest samples beside prediction and window; ! = outside the window.',
  ),
  ...tableUnlessEmpty(
    files,
    [
      ['Sample', ({ sample }) => sample],
      [
        'File',
        ({ arrival, sha256 }) => ({
          text: `SHA-256 ${sha256.slice(0, 12)}...`,
          href: `/arrivals/${arrival}`,
        }),
      ],
    ],
    'Results that an instrument wrote, with the file as it wrote it.',
  ),
];

const isOutside = (
  { ppm, below }: { readonly ppm: number; readonly below: boolean },
  { min_ppm, max_ppm }: { readonly min_ppm: number | null; readonly max_ppm: number | null },
): boolean => (max_ppm !== null && !below && ppm > max_ppm) || (min_ppm !== null && ppm < min_ppm);
