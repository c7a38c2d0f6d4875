/** A file with faults that stood before a check was made: how a fault is known again, and what takes mended ones out. */
export interface FaultList {
  readonly file: string;
  readonly shrink: string;
  readonly keyOf: (fault: string) => string;
}

/** Sizes, unused exports and long signatures: a fault is known by its place and name. */
export const MEASURED: FaultList = {
  file: 'tools/measure-baseline.json',
  shrink: 'node tools/measure.ts --shrink',
  keyOf: (fault) => /^\S+: (?:new )?\S+/.exec(fault)?.[0] ?? fault,
};

/** What is wrong beyond a list of known faults: those that do not stand in it, and lines of it that are mended. */
export function faultsBeyond(
  known: readonly string[],
  faults: readonly string[],
  { file, shrink, keyOf }: FaultList = MEASURED,
): string[] {
  const listed = new Set(known);
  const found = new Set(faults.map(keyOf));
  return [
    ...faults.filter((fault) => !listed.has(keyOf(fault))),
    ...known
      .filter((key) => !found.has(key))
      .map((key) => `${key} is mended: take it out of ${file} (${shrink})`),
  ];
}

/** The lines of a list of known faults that are not mended. */
export function stillWrong(
  known: readonly string[],
  faults: readonly string[],
  { keyOf }: FaultList = MEASURED,
): string[] {
  const found = new Set(faults.map(keyOf));
  return known.filter((key) => found.has(key));
}
