import type { Lesson } from '../../documents/results/lesson.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { readResults } from '../read-results.ts';

/** A file of text, read. */
export const readText = (text: string, lesson?: Lesson): Reading =>
  readResults({ name: 'file', text }, lesson);

/** Contents in a short form, by sample: "Cr 18.2", "S <0.0005", "C 0.028 mean", "Ni 53 control". */
export function saidBy(reading: Reading): Readonly<Record<string, readonly string[]>> {
  const groups = Map.groupBy(reading.rows, ({ sample }) => sample);
  return Object.fromEntries(
    [...groups].map(([sample, own]) => [
      sample,
      own.map(({ element, value_wtpct, limit_wtpct, flag, mean, spread }) =>
        [
          element,
          flag === 'below' || flag === 'above'
            ? `${flag === 'below' ? '<' : '>'}${limit_wtpct ?? '?'}`
            : `${value_wtpct}`,
          ...(spread ? [`±${spread.value}/${spread.k}`] : []),
          ...(mean ? ['mean'] : []),
          ...(flag === 'control' || flag === 'excluded' ? [flag] : []),
        ].join(' '),
      ),
    ]),
  );
}

/** Codes of the questions that a file leaves, each once. */
export const askedBy = (reading: Reading): readonly string[] => [
  ...new Set(reading.asks.map(({ code }) => code)),
];
