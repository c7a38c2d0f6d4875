/** How a label printer is, by its own answer. */
export interface PrinterState {
  /** What keeps it from printing, in words; empty: it prints. */
  readonly faults: readonly string[];
  /** Formats that it has taken and not printed yet. */
  readonly waiting: number;
}

const STX = '\u0002';
const ETX = '\u0003';

/** The three lines of an answer to `~HS`; undefined as long as they are not all there. */
export function statusIn(heard: string): readonly (readonly string[])[] | undefined {
  const lines = [...heard.matchAll(new RegExp(`${STX}([^${STX}${ETX}]*)${ETX}`, 'g'))].map(([, line]) =>
    line!.split(','),
  );
  return lines.length < 3 ? undefined : lines.slice(-3);
}

/** Flags of the answer by line and place, and what each says. Source: ZPL II programming guide, "~HS Host Status Return". */
const FAULTS: readonly (readonly [line: number, place: number, words: string])[] = [
  [0, 1, 'it is out of labels'],
  [0, 2, 'it is paused'],
  [0, 5, 'its buffer is full'],
  [0, 9, 'its memory was damaged and has lost what it held'],
  [0, 10, 'its head is too cold'],
  [0, 11, 'its head is too hot'],
  [1, 2, 'its head is open'],
  [1, 3, 'it is out of ribbon'],
];

/** What the lines say. Null for an answer that is not that of a printer. */
export function stateOf(lines: readonly (readonly string[])[]): PrinterState | null {
  const [first = [], second = []] = lines;
  if (first.length < 12 || second.length < 9 || !first.every((field) => /^\d+$/.test(field))) return null;
  return {
    faults: FAULTS.flatMap(([line, place, words]) => (lines[line]![place] === '1' ? [words] : [])),
    waiting: Number(first[4]),
  };
}
