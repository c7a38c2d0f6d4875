import type { TimedSample } from '../../documents/heats/timed-sample.ts';
import type { AnalysisState } from '../../evidence/ledger/state.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { type AnalysisMethod, knownMethod } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** An analysis of a bath sample at a time since the route began [s]; several of one sample keep their own name. */
export function timedSample(
  {
    sample,
    analysis,
    method,
    results,
    arrival,
  }: Pick<AnalysisState, 'sample' | 'analysis' | 'method' | 'results' | 'arrival'>,
  { at_s, alone }: { readonly at_s: number; readonly alone: boolean },
): TimedSample {
  const given: Record<'composition_ppm' | 'below_ppm' | 'sd_ppm', Record<string, number>> = {
    composition_ppm: {},
    below_ppm: {},
    sd_ppm: {},
  };
  for (const { element, text, unit, sd } of results) {
    const { operator, value } = parseReading(text);
    if (operator.startsWith('>')) continue;
    given[operator.startsWith('<') ? 'below_ppm' : 'composition_ppm'][element] = value * PPM_PER[unit];
    if (sd !== undefined) given.sd_ppm[element] = Number(sd) * PPM_PER[unit];
  }
  return {
    id: alone ? (sample ?? analysis) : `${sample}/${analysis}`,
    at_s,
    method,
    ...given,
    ...(arrival === undefined ? {} : { arrived: { arrival, sample: sample ?? analysis } }),
  };
}

/** True for a result whose spread is known: its own is stated, or that of its method for the element. */
export function isReckoned(
  {
    element,
    method,
    sd,
  }: { readonly element: string; readonly method: string; readonly sd?: number | string | undefined },
  methods: ReadonlyMap<string, AnalysisMethod>,
): boolean {
  const found = knownMethod(methods, method);
  return found !== undefined && (sd !== undefined || found.elements.has(element as ElementSymbol));
}
