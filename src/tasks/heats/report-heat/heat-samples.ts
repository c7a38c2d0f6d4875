import { predictionOf } from '../../../desk/planning/kept-predictions.ts';
import type { HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { PPM_PER } from '../../../foundation/quantity/format.ts';
import { parseReading } from '../../../foundation/quantity/reading.ts';
import { byElementOrder, type ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Specification } from '../../../metal/alloy/specification.ts';
import type { SamplesOfHeat } from '../../../pages/blocks/heats/heat-samples-blocks.ts';

/** Samples that are told side by side: the latest of a heat and its objects. */
const MOST_SAMPLES = 6;

/**
 * Window, prediction and measured samples of a heat, element by element [ppm]; null where nothing was measured. Analyses of
 * one sample by several methods stand in one column.
 */
export function samplesOfHeat(
  things: readonly (HeatState | ObjectState)[],
  { heat, limits }: { readonly heat: HeatState; readonly limits: Specification['limits'] },
): SamplesOfHeat | null {
  const columns = sampleColumns(things).slice(-MOST_SAMPLES);
  const files = filesOf(things);
  if (columns.length === 0) return null;
  const predicted = new Map(predictionOf(heat).map((one) => [one.element, one.mean_ppm]));
  const elements = new Set<ElementSymbol>(columns.flatMap(({ found }) => [...found.keys()]));
  return {
    samples: columns.map(({ name }) => name),
    ...(files.length > 0 ? { files } : {}),
    rows: [...elements].sort(byElementOrder).map((element) => {
      const { min, max } = limits[element] ?? {};
      return {
        element,
        min_ppm: min === undefined ? null : 1e6 * min,
        max_ppm: max === undefined ? null : 1e6 * max,
        predicted_ppm: predicted.get(element) ?? null,
        measured: columns.map(({ found }) => found.get(element) ?? null),
      };
    }),
  };
}

/** The files that results arrived in, each once a sample. */
function filesOf(things: readonly (HeatState | ObjectState)[]): NonNullable<SamplesOfHeat['files']> {
  const found = things
    .flatMap(({ analyses }) => analyses)
    .flatMap(({ sample, analysis, arrival, rawSha256 }) =>
      arrival === undefined || rawSha256 === undefined
        ? []
        : [{ sample: sample ?? analysis, arrival, sha256: rawSha256 }],
    );
  return [...new Map(found.map((one) => [`${one.sample} ${one.arrival}`, one])).values()];
}

interface SampleColumn {
  readonly name: string;
  readonly found: Map<ElementSymbol, { readonly ppm: number; readonly below: boolean }>;
}

/** What was measured by sample, in the order of the records; of two results for an element the later one. */
function sampleColumns(things: readonly (HeatState | ObjectState)[]): SampleColumn[] {
  const columns = new Map<string, SampleColumn>();
  const measured = things
    .flatMap(({ analyses, id }) => analyses.map((one) => ({ id, ...one })))
    .filter(({ basis, correctedBy }) => basis === 'measured' && correctedBy === null)
    .sort((a, b) => a.seq - b.seq);
  for (const { id, sample, place, analysis, results } of measured) {
    const name = sample ?? [id, place ?? analysis].join(' ');
    const column = columns.get(name) ?? { name, found: new Map() };
    columns.set(name, column);
    for (const { element, text, unit } of results) {
      const { operator, value } = parseReading(text);
      if (operator.startsWith('>')) continue;
      column.found.set(element as ElementSymbol, {
        ppm: value * PPM_PER[unit],
        below: operator.startsWith('<'),
      });
    }
  }
  return [...columns.values()];
}
