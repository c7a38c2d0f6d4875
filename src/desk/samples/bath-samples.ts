import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { InputError } from '../../foundation/errors.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { BATH } from '../../metal/alloy/words.ts';

/** What the bath samples of a heat show together. */
export interface BathSamples {
  readonly latest: AnalysisState;
  /** Earlier samples of the same bath, latest first, each with what no later one measured. */
  readonly earlier: readonly AnalysisState[];
}

/** What was measured in the bath of a heat, in order. */
export const measuredInBath = ({ analyses }: Pick<HeatState, 'analyses'>): readonly AnalysisState[] =>
  analyses.filter(({ basis, place }) => basis === 'measured' && place === BATH);

/**
 * The latest bath sample of a heat, and what it did not measure from earlier samples; null without a bath sample. Metal
 * that was charged ends what the samples before it say: then the prediction of that addition tells the bath.
 */
export function bathSamplesOf(heat: HeatState): BathSamples | null {
  const samples = measuredInBath(heat);
  const latest = samples.at(-1);
  if (!latest) return null;
  const charged = heat.charges.findLast(({ seq }) => seq < latest.seq)?.seq ?? 0;
  const known = new Set(latest.results.map(({ element }) => element));
  const earlier: AnalysisState[] = [];
  for (const sample of samples.slice(0, -1).reverse()) {
    if (sample.seq < charged) break;
    const results = sample.results.filter(
      ({ element, text }) => !known.has(element) && !parseReading(text).operator.startsWith('>'),
    );
    for (const { element } of results) known.add(element);
    if (results.length > 0) earlier.push({ ...sample, results });
  }
  return { latest, earlier };
}

/** The latest bath sample and those before it that saw the same bath: with no metal charged between them. */
export function samplesOfOneBath(heat: HeatState): readonly AnalysisState[] {
  const samples = measuredInBath(heat);
  const charged = heat.charges.findLast(({ seq }) => seq < (samples.at(-1)?.seq ?? 0))?.seq ?? 0;
  return samples.filter(({ seq }) => seq > charged);
}

/** As `bathSamplesOf`. Throws InputError for a heat without a bath sample. */
export function sampledBath(heat: HeatState): BathSamples {
  const samples = bathSamplesOf(heat);
  if (samples) return samples;
  throw new InputError(`heat ${heat.id} has no bath sample`, {
    path: `heat:${heat.id}`,
    allowed: `a measured analysis taken at the place "${BATH}"`,
    cure: 'record the analysis of the bath sample first',
  });
}

/** Where contents that the latest sample did not measure come from, in words; `predicted` lists what was expected. */
export function sourceWords({ latest, earlier }: BathSamples, predicted: readonly string[]): string[] {
  const sampled = new Set(
    [latest, ...earlier].flatMap(({ results }) => results.map(({ element }) => element)),
  );
  const expected = predicted.filter((element) => !sampled.has(element));
  return [
    ...earlier.map(
      ({ analysis, results }) =>
        `from bath sample ${analysis}, because ${latest.analysis} did not measure them: ${results.map(({ element }) => element).join(', ')}`,
    ),
    ...(expected.length > 0
      ? [`as predicted, because no bath sample since the last charge measured them: ${expected.join(', ')}`]
      : []),
  ];
}
