import type { HeatState } from '../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { kgToGrams } from '../../evidence/records/mass.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { type Scale, scaleFor, weighingSd_g } from '../../metal/plant/scale.ts';
import type { RecordedWeighing } from './weighing-words.ts';

const CHARGED = 'heat.charged';

/** What was read from scales in the steps of a heat that stand, by the kind of the step. */
export function weighingsIn(
  history: readonly Pick<StoredRecord, 'seq' | 'record' | 'body'>[],
  kind: 'heat.charged' | 'heat.melted' | 'heat.cast',
): readonly RecordedWeighing[] {
  const undone = new Set(
    history
      .filter(({ record, body }) => record.kind === 'record.corrected' && body.how === 'did-not-occur')
      .map(({ body }) => Number(body.correctsSeq)),
  );
  return history
    .filter(({ seq, record }) => record.kind === kind && !undone.has(seq))
    .flatMap(({ body }) => (Array.isArray(body.weighings) ? (body.weighings as RecordedWeighing[]) : []));
}

/** "; 300 kg read from scale SC-2, 200 kg typed"; "; typed" where nothing was read, empty where nobody weighed. */
export function weighedInWords(
  { charges }: Pick<HeatState, 'charges'>,
  history: Parameters<typeof weighingsIn>[0],
): string {
  const weighings = weighingsIn(history, CHARGED);
  const weighed_g = charges
    .filter(({ asPlanned }) => !asPlanned)
    .flatMap(({ portions }) => portions)
    .reduce((sum, { mass_g }) => sum + mass_g, 0);
  if (weighed_g === 0) return '';
  const read_g = weighings.reduce((sum, { kg }) => sum + kgToGrams(kg), 0);
  if (read_g === 0) return `; ${kilograms(weighed_g)} typed`;
  const scales = [...new Set(weighings.map(({ scale }) => scale))].join(', ');
  return [
    `; ${kilograms(read_g)} read from ${scales}`,
    ...(read_g < weighed_g ? [`${kilograms(weighed_g - read_g)} typed`] : []),
  ].join(', ');
}

/**
 * Standard deviation of the charged mass of a lot [g]: of each weighing that of its scale, twice where it was tared by a reading, and of
 * the typed rest that of the scale for it. Undefined for a lot of which nothing was read: the finest scale is then assumed.
 */
export function chargedSd_g(
  { lot, mass_g }: { readonly lot: string; readonly mass_g: number },
  weighings: readonly RecordedWeighing[],
  scales: readonly Scale[],
): number | undefined {
  const own = weighings.filter(({ of }) => of === `lot:${lot}`);
  if (own.length === 0) return undefined;
  const deviations = own.flatMap(({ scale, tareAt, divisionKg }) => {
    const known = scales.find(({ id }) => id === scale);
    // a scale that is no longer listed still had its step
    const sd_g = known ? weighingSd_g(known) : kgToGrams(divisionKg) / Math.sqrt(12);
    return tareAt === undefined ? [sd_g] : [sd_g, sd_g];
  });
  const typed_g = mass_g - own.reduce((sum, { kg }) => sum + kgToGrams(kg), 0);
  const largest_g = Math.max(0, ...scales.map(({ capacity_g }) => capacity_g));
  if (typed_g > 0 && largest_g > 0)
    deviations.push(weighingSd_g(scaleFor(scales, Math.min(typed_g, largest_g))));
  return Math.hypot(...deviations);
}
