/**
 * What is wrong beyond a list of known faults: those that do not stand in it, and lines of it that are mended. A fault is
 * known by its place and name, so that the list may only shrink.
 */
export function faultsBeyond(known: readonly string[], faults: readonly string[]): string[] {
  const places = new Set(faults.map(placeOf));
  return [
    ...faults.filter((fault) => !known.includes(placeOf(fault))),
    ...known
      .filter((place) => !places.has(place))
      .map(
        (place) =>
          `${place} is mended: take it out of tools/measure-baseline.json (node tools/measure.ts --shrink)`,
      ),
  ];
}

/** The lines of a list of known faults that are not mended. */
export function stillWrong(known: readonly string[], faults: readonly string[]): string[] {
  const places = new Set(faults.map(placeOf));
  return known.filter((place) => places.has(place));
}

const placeOf = (fault: string): string => /^\S+: (?:new )?\S+/.exec(fault)?.[0] ?? fault;
