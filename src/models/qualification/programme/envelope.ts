import { ascending } from '../../../foundation/statistics/sample.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { CoveredContent, CoveredRange, CoveredWord, Envelope } from '../../../metal/alloy/envelope.ts';

/** How a qualified heat was made; what is not stated is absent. */
export interface QualifiedHeat {
  readonly contents_ppm?: Readonly<Partial<Record<ElementSymbol, number>>> | undefined;
  readonly revertShare?: number | undefined;
  readonly lotClasses?: readonly string[] | undefined;
  readonly generation?: number | undefined;
  readonly route?: readonly string[] | undefined;
  readonly settings?: Readonly<Record<string, number>> | undefined;
  readonly lining?: string | undefined;
  readonly liningAge?: number | undefined;
  readonly furnace?: string | undefined;
  readonly heatTreatment?: string | undefined;
  readonly site?: string | undefined;
  readonly specification?: string | undefined;
  readonly laboratory?: string | undefined;
}

/** Heats that an edge needs. */
const HEATS_AT_AN_EDGE = 2;

/** With fewer heats the two edges would cross. */
const HEATS_OF_A_RANGE = 2 * HEATS_AT_AN_EDGE - 1;

/** What the heats cover: ranges between their second lowest and second highest values, and words that two of them have. */
export function envelopeOf(
  heats: readonly QualifiedHeat[],
  sums: readonly (readonly ElementSymbol[])[] = [],
): Envelope {
  const range = (of: (heat: QualifiedHeat) => number | undefined): CoveredRange | undefined =>
    coveredRange(heats.map(of).filter((value) => value !== undefined));
  const words = (of: (heat: QualifiedHeat) => readonly string[] | string | undefined): readonly string[] =>
    coveredWords(heats.flatMap((heat) => [...new Set([of(heat) ?? []].flat())]));
  return {
    contents: [...statedElements(heats).map((element) => [element]), ...sums].flatMap((elements) =>
      coveredContent(heats, elements),
    ),
    revertShare: range(({ revertShare }) => revertShare),
    generation: range(({ generation }) => generation),
    liningAge: range(({ liningAge }) => liningAge),
    settings: coveredSettings(heats),
    words: {
      lotClass: words(({ lotClasses }) => lotClasses),
      route: words(({ route }) => route && [sequenceOf(route)]),
      lining: words(({ lining }) => lining),
      furnace: words(({ furnace }) => furnace),
      heatTreatment: words(({ heatTreatment }) => heatTreatment),
      site: words(({ site }) => site),
      specification: words(({ specification }) => specification),
      laboratory: words(({ laboratory }) => laboratory),
    } satisfies Record<CoveredWord, readonly string[]>,
  };
}

/** A sequence of operations as one word. */
export const sequenceOf = (operations: readonly string[]): string => operations.join(' > ');

/** Elements that any heat states. */
export const statedElements = (heats: readonly QualifiedHeat[]): readonly ElementSymbol[] => [
  ...new Set(heats.flatMap(({ contents_ppm = {} }) => Object.keys(contents_ppm) as ElementSymbol[])),
];

function coveredContent(
  heats: readonly QualifiedHeat[],
  elements: readonly ElementSymbol[],
): CoveredContent[] {
  const values = heats.flatMap(({ contents_ppm = {} }) =>
    elements.every((element) => contents_ppm[element] !== undefined)
      ? [elements.reduce((sum, element) => sum + contents_ppm[element]!, 0)]
      : [],
  );
  const range = coveredRange(values);
  return range ? [{ elements, range }] : [];
}

function coveredSettings(heats: readonly QualifiedHeat[]): ReadonlyMap<string, CoveredRange> {
  const stated = heats.flatMap(({ settings = {} }) => Object.entries(settings));
  return new Map(
    [...new Set(stated.map(([name]) => name))].flatMap((name) => {
      const range = coveredRange(stated.flatMap(([one, value]) => (one === name ? [value] : [])));
      return range ? [[name, range] as const] : [];
    }),
  );
}

/** Second lowest to second highest value; undefined for fewer than three heats. */
function coveredRange(values: readonly number[]): CoveredRange | undefined {
  if (values.length < HEATS_OF_A_RANGE) return undefined;
  const heats = ascending(values);
  return { low: heats[HEATS_AT_AN_EDGE - 1]!, high: heats.at(-HEATS_AT_AN_EDGE)!, heats };
}

/** Words that at least two heats have. */
const coveredWords = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => words.filter((one) => one === word).length >= HEATS_AT_AN_EDGE);
