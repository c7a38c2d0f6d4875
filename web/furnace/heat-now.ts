import type { z } from 'zod';
import type { comparedHeatSchema, HeatAdvice } from '../../src/documents/heats/heats.ts';
import type { PrintedResult } from '../../src/documents/printed-results.ts';
import type { Recorded, Waiting } from './outbox/outbox.ts';

/** A heat as the server tells it. */
export type HeatAtFurnace = z.infer<typeof comparedHeatSchema>['heat'];

type Analysis = HeatAtFurnace['analyses'][number];

/** A sample of the bath: its results, or none yet. */
export interface BathSample {
  readonly sample: string;
  readonly analysis?: Analysis;
  /** It waits on this device. */
  readonly waits: boolean;
  /** Its results, which wait on this device. */
  readonly resultsWait?: readonly PrintedResult[] | undefined;
}

/** A heat as it stands with what waits on this device: a melter goes on while the network is gone. */
export interface HeatNow {
  readonly status: HeatAtFurnace['status'];
  /** How far the heat is by what is recorded alone. */
  readonly recordedStatus: HeatAtFurnace['status'];
  /** The charge that was booked here was refused, and waits to be put right: no second one is booked beside it. */
  readonly isChargeRefused: boolean;
  readonly input_g: number;
  readonly output_g: number;
  /** What was charged of each lot, recorded or waiting [g]. */
  readonly charged: ReadonlyMap<string, number>;
  readonly samples: readonly BathSample[];
  /** It was taken over here, and the server does not say so yet. */
  readonly isTakenOver: boolean;
}

type Part = Readonly<{
  happenedAt?: string;
  charge?: readonly { readonly lot: string; readonly actual_g: number }[];
  samples?: readonly { readonly sample: string }[];
  analyses?: readonly { readonly analysis: string; readonly results?: readonly PrintedResult[] }[];
  melt?: { readonly output_g: number };
  cast?: unknown;
  takeOver?: boolean;
}>;

/** The place of a sample of the bath, as the ledger knows it. */
export const BATH = 'bath';

/**
 * The heat with the bookings of it that wait, or that it does not show yet, the earliest first; a refused one, and one that
 * is being changed, changes nothing, and no later one takes its place. The server may show a booking before this device has its answer: it counts once.
 */
export function heatNow(heat: HeatAtFurnace, bookings: readonly (Waiting | Recorded)[]): HeatNow {
  const own = bookings
    .filter((one) => one.heat === heat.id)
    .map((one) => ({ ...one, part: partOf(heat, one.order) }));
  const parts = own.filter((one) => !('refused' in one || 'isReopened' in one)).map(({ part }) => part);
  const charges = parts.flatMap(({ charge = [] }) => charge);
  return {
    status: statusAfter(heat.status, own),
    recordedStatus: statusAfter(
      heat.status,
      own.filter((one) => 'booked' in one),
    ),
    isChargeRefused: own.some(isRefusedCharge),
    input_g: charges.reduce((sum, { actual_g }) => sum + actual_g, heat.input_g),
    output_g: parts.find((part) => part.melt)?.melt?.output_g ?? heat.output_g ?? 0,
    charged: perLot([
      ...heat.inputs.map(({ from, mass_g }) => ({ lot: from.replace(/^lot:/, ''), actual_g: mass_g })),
      ...charges,
    ]),
    samples: samplesOf(heat, parts),
    isTakenOver: parts.some(({ takeOver }) => takeOver),
  };
}

/**
 * What a trim is worked out for: the latest bath sample with results, and the metal that it saw. null where there is none, and where
 * metal was added since, recorded or waiting: a trim from before speaks of another bath.
 */
export function trimGround({ charges, input_g }: HeatAtFurnace, now: HeatNow): string | null {
  const latest = Math.max(0, ...now.samples.map(({ analysis }) => analysis?.seq ?? 0));
  const added = Math.max(0, ...charges.map(({ addition, seq }) => (addition === null ? 0 : seq)));
  return latest > added && now.input_g === input_g ? `${latest} ${input_g}` : null;
}

/** What a booking tells, without a charge that the heat shows already. */
function partOf(heat: HeatAtFurnace, order: Waiting['order']): Part {
  const part = order as Part;
  return isShown(heat, part) ? { ...part, charge: [] } : part;
}

type Step = { readonly part: Part; readonly refused?: string; readonly isReopened?: true };

/**
 * How far a heat is after bookings: each step follows the one before it. What comes after a charge that was refused, or after what is
 * being put right in its form, waits for that.
 */
function statusAfter(status: HeatAtFurnace['status'], [first, ...rest]: readonly Step[]): typeof status {
  if (!first || first.isReopened) return status;
  const { charge = [], melt, cast } = first.part;
  const isRefused = first.refused !== undefined;
  if (isRefused && status === 'planned' && charge.length > 0) return status;
  const next =
    status === 'planned' && charge.length > 0
      ? 'charged'
      : status === 'charged' && melt
        ? 'melted'
        : status === 'melted' && cast !== undefined
          ? 'cast'
          : status;
  return statusAfter(isRefused ? status : next, rest);
}

const isRefusedCharge = ({ part: { charge = [] }, refused, isReopened }: Step): boolean =>
  refused !== undefined && !isReopened && charge.length > 0;

/** Whether the heat shows the charge of a booking: of the same moment, with the same lots and weights. */
function isShown({ charges }: HeatAtFurnace, { happenedAt, charge = [] }: Part): boolean {
  return charges.some(
    (booked) =>
      booked.happenedAt === happenedAt &&
      [...perLot(charge)].every(([lot, actual_g]) => {
        const portions = booked.portions.filter(({ from }) => from === `lot:${lot}`);
        return portions.reduce((sum, { mass_g }) => sum + mass_g, 0) === actual_g;
      }),
  );
}

function perLot(charges: NonNullable<Part['charge']>): ReadonlyMap<string, number> {
  const lots = new Map<string, number>();
  for (const { lot, actual_g } of charges) lots.set(lot, (lots.get(lot) ?? 0) + actual_g);
  return lots;
}

function samplesOf({ samples, analyses }: HeatAtFurnace, parts: readonly Part[]): readonly BathSample[] {
  const read = analyses.filter(({ basis, place }) => basis === 'measured' && place === BATH);
  const named = new Set(read.map(({ sample, analysis }) => sample ?? analysis));
  const waits = parts.flatMap((part) => [
    ...(part.samples ?? []).map(({ sample }) => sample),
    ...(part.analyses ?? []).map(({ analysis }) => analysis),
  ]);
  const typed = parts.flatMap(({ analyses: waiting = [] }) => waiting);
  const resultsWait = (sample: string) => {
    const own = typed.find(({ analysis }) => analysis === sample);
    return own && (own.results ?? []);
  };
  const finals = new Set(analyses.filter(({ place }) => place !== BATH).map(({ sample }) => sample));
  return [
    ...read.map((analysis) => ({ sample: analysis.sample ?? analysis.analysis, analysis, waits: false })),
    ...samples
      .filter((sample) => !named.has(sample) && !finals.has(sample))
      .map((sample) => ({ sample, waits: waits.includes(sample), resultsWait: resultsWait(sample) })),
    ...[...new Set(waits)]
      .filter((sample) => !named.has(sample) && !samples.includes(sample))
      .map((sample) => ({ sample, waits: true, resultsWait: resultsWait(sample) })),
  ];
}

/** Whether something was booked of a heat, or waits on this device, that advice on it does not know. */
export function isOvertaken(
  { on }: Pick<HeatAdvice, 'on'>,
  { log, analyses }: Pick<HeatAtFurnace, 'log' | 'analyses'>,
  { input_g, samples }: Pick<HeatNow, 'input_g' | 'samples'>,
): boolean {
  const read = analyses.filter(({ basis, place }) => basis === 'measured' && place === BATH);
  return (
    input_g !== on.input_g ||
    read.length !== on.results ||
    read.some(({ seq, correctedBy }) => Math.max(seq, correctedBy ?? 0) > on.record) ||
    (log?.seq ?? 0) > on.record ||
    samples.some(({ sample }) => !on.samples.includes(sample))
  );
}

/** The latest sample with results, recorded or waiting on this device; undefined before the first. */
export function latestResults(samples: readonly BathSample[]) {
  const latest = samples.findLast(({ analysis, resultsWait }) => analysis ?? resultsWait);
  const { sample, analysis, resultsWait } = latest ?? {};
  return sample === undefined
    ? undefined
    : { sample, results: analysis?.results ?? resultsWait, waits: analysis === undefined };
}

/** The sample that was taken first and has no results yet, here or on the server; undefined for none. */
export const openSample = (samples: readonly BathSample[]): string | undefined =>
  samples.find(({ analysis, resultsWait }) => analysis === undefined && resultsWait === undefined)?.sample;

/** True for a booking of which the heat shows nothing any more: its charge, its sample or its results were taken back. */
export function isTakenBack(
  { order, booked }: Pick<Recorded, 'order' | 'booked'>,
  { charges, samples, analyses }: Pick<HeatAtFurnace, 'charges' | 'samples' | 'analyses'>,
): boolean {
  const part = order as Part;
  if (part.analyses)
    return part.analyses.every((one) => analyses.every((it) => it.analysis !== one.analysis));
  if (part.samples) return part.samples.every(({ sample }) => !samples.includes(sample));
  return (
    part.charge !== undefined && booked.every(({ seq }) => charges.every((charge) => charge.seq !== seq))
  );
}

/** A number for the next sample of the bath: B-1, B-2 ... */
export function nextSample(samples: readonly BathSample[]): string {
  const used = new Set(samples.map(({ sample }) => sample));
  let next = samples.length + 1;
  while (used.has(`B-${next}`)) next++;
  return `B-${next}`;
}
