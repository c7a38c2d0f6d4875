import type { Content, Reading } from '../../documents/results/reading.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { sampleCodeIn } from '../../metal/alloy/sample-code.ts';
import { type PrintedContent, printedContent } from './printed-content.ts';

/** A sample of a file, with what of it can be booked. */
export interface SampleInFile {
  readonly name: string;
  readonly contents: readonly Content[];
  /** One analysis, or one for each burn. */
  readonly analyses: readonly (readonly PrintedContent[])[];
  /** What is not booked, and why. */
  readonly left: readonly string[];
  /** When it was measured, as printed; null where the file does not say. */
  readonly at: string | null;
}

/** Name of a sample that has none. */
export const nameOf = ({ sample, row }: Pick<Content, 'sample' | 'row'>): string =>
  sample.trim() === '' ? `row ${row}` : sample.trim();

/** As a label prints a code: one that begins with QC or holds RM is a sample all the same. */
const LABEL = /^\w{4}-\w{4}-\w$/;
const isLabel = (name: string): boolean => LABEL.test(name.trim()) && sampleCodeIn(name) !== null;

const isControl = ({ sample, control, flag }: Content): boolean =>
  (control === true || flag === 'control') && !isLabel(sample);
const isTaken = ({ struck, flag }: Content): boolean => struck !== true && flag !== 'excluded';

/** Samples of a reading that are no controls, each once, in the order of the file. */
export function samplesInFile({ rows }: Pick<Reading, 'rows'>): SampleInFile[] {
  const groups = Map.groupBy(
    rows.filter((one) => !isControl(one) && isTaken(one)),
    nameOf,
  );
  return [...groups].map(([name, contents]) => {
    const printed = contents.map((content) => ({ content, found: printedContent(content) }));
    const analyses: Record<string, PrintedContent>[] = [];
    for (const { content, found } of printed) {
      if ('left' in found) continue;
      // a burn says which it is; else a second result of an element is a second burn
      const isFree = (i: number): boolean => ownValue(analyses[i] ?? {}, found.element) === undefined;
      let place = Math.max(0, (content.burn ?? 1) - 1);
      while (!isFree(place)) place += 1;
      analyses[place] = { ...analyses[place], [found.element]: found };
    }
    return {
      name,
      contents,
      analyses: analyses.filter((one) => one !== undefined).map((one) => Object.values(one)),
      left: printed.flatMap(({ found }) => ('left' in found ? [found.left] : [])),
      at: contents.find(({ at }) => at !== undefined)?.at ?? null,
    };
  });
}

/** Contents of control samples, struck-out ones left out. */
export const controlsInFile = ({ rows }: Pick<Reading, 'rows'>): readonly Content[] =>
  rows.filter((one) => isControl(one) && isTaken(one));
