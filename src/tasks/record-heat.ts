import type { CertifiedCharge } from '../calculations/plan/certify-charge.ts';
import {
  type Compared,
  compareRecorded,
  type Predicted,
  type Recorded,
} from '../calculations/recorded-heat.ts';
import type { Command } from '../evidence/ledger/commands.ts';
import type { AnalysisState, HeatState } from '../evidence/ledger/state.ts';
import { BATH } from '../evidence/records/words.ts';
import { parseDocument } from '../faces/formats/common.ts';
import { type HeatRecord, heatRecordSchema } from '../faces/formats/heat-record.ts';
import { InputError, RemeltError } from '../foundation/errors.ts';
import { canonicalText, hashOf } from '../foundation/quantity/canonical.ts';
import { parseReading } from '../foundation/quantity/reading.ts';
import { findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { certifyHeat } from './certify-heat.ts';
import type { TaskContext } from './context.ts';
import { knownHeat } from './known-heat.ts';
import { refuseSlips } from './record-slips.ts';

export interface RecordedHeat {
  readonly heat: HeatState;
  /** Prediction against the measured analyses of heat and objects; null while one of them is missing. */
  readonly compared: Compared | null;
  /** What was really charged, added up and certified again, before any furnace; null until it is charged from lots. */
  readonly asCharged: CertifiedCharge | null;
  readonly repeated: boolean;
}

type Single = Exclude<Command, { type: 'batch' }>;

/** A command and the place in the document that asks for it. */
interface Told {
  readonly place: string;
  readonly command: Single;
}

/**
 * Books what really happened to a heat, all or nothing: weights charged, what came out, objects, skull and crops as
 * lots on hold, samples and analyses. The same document again changes nothing. Throws InputError for a bad document
 * and what the ledger's rules refuse.
 */
export async function recordHeat(document: unknown, context: TaskContext): Promise<RecordedHeat> {
  const record = parseDocument(heatRecordSchema, document, 'heat record');
  refuseSlips(record, await knownHeat(record.heat, context));
  const withdrawn = await withdrawals(record, context);
  const told = commandsOf(record);
  const commands = [...withdrawn, ...told.map(({ command }) => command)];
  const places = [...withdrawn.map((_, i) => `withdraw[${i}]`), ...told.map(({ place }) => place)];
  const receipt =
    commands.length === 0
      ? { repeated: false }
      : await inPlace(
          places,
          context.store.execute(
            { type: 'batch', commands },
            { idempotencyKey: `heat-record:${hashOf(record)}` },
          ),
        );
  const compared = await compareHeat(record.heat, context);
  return {
    ...compared,
    asCharged: await asCharged(compared.heat, context),
    repeated: receipt.repeated,
  };
}

/** What `booking` gives; its refusals name places in the document instead of commands of the ledger. */
async function inPlace<T>(places: readonly string[], booking: Promise<T>): Promise<T> {
  try {
    return await booking;
  } catch (error) {
    if (!(error instanceof RemeltError)) throw error;
    const details = error.details.map((detail) =>
      detail.path === undefined ? detail : { ...detail, path: placeOf(detail.path, places) },
    );
    throw new RemeltError(error.code, error.message, details);
  }
}

/** "commands[1].draws[4]" of a charge is "charge[4]"; what is no place in a command stays. */
function placeOf(path: string, places: readonly string[]): string {
  const match = /^commands\[(\d+)\]\.?(.*)$/.exec(path);
  if (!match) return path;
  const [place, rest = ''] = [places[Number(match[1])] ?? '', match[2]];
  if (rest === 'heat') return 'heat';
  return rest === '' ? place : `${place}.${rest}`.replace('charge.draws[', 'charge[');
}

/** An analysis that did not occur as booked: its record stays, its results no longer count. */
async function withdrawals(
  { by, happenedAt, withdraw = [] }: HeatRecord,
  { store }: TaskContext,
): Promise<Single[]> {
  return Promise.all(
    withdraw.map(async ({ of, analysis, reason, by: own }, i): Promise<Single> => {
      // From the history, so that the same document again finds what it withdrew.
      const booked = (await store.history(of as `heat:${string}`)).filter(({ record }) =>
        record.kind.endsWith('.analysed'),
      );
      const found = booked.find(({ body }) => body.analysis === analysis);
      if (!found)
        throw new InputError(`heat record: ${of} has no analysis "${analysis}"`, {
          path: `withdraw[${i}].analysis`,
          value: analysis,
          allowed: booked.map(({ body }) => String(body.analysis)).join(', ') || 'none is booked',
        });
      const who = own ?? by;
      return {
        type: 'correct',
        seq: found.seq,
        how: 'did-not-occur',
        reason,
        ...(who === undefined ? {} : { by: who }),
        ...(happenedAt === undefined ? {} : { happenedAt }),
      };
    }),
  );
}

/** Certificate of the weights that were booked; null for a charge that is not all lots, or a lot without analysis. */
async function asCharged(heat: HeatState, context: TaskContext): Promise<CertifiedCharge | null> {
  if (heat.inputs.length === 0 || heat.inputs.some(({ from }) => !from.startsWith('lot:'))) return null;
  const byLot = new Map<string, number>();
  for (const { from, mass_g } of heat.inputs)
    byLot.set(from.slice(4), (byLot.get(from.slice(4)) ?? 0) + mass_g);
  try {
    return await certifyHeat(
      heat,
      [...byLot].map(([lot, mass_g]) => ({ lot, mass_g })),
      context,
    );
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** A heat with its prediction held against every final measured analysis of it and of its objects. */
export async function compareHeat(
  heatId: string,
  context: TaskContext,
): Promise<Pick<RecordedHeat, 'heat' | 'compared'>> {
  const { store } = context;
  const heat = await store.heat(heatId);
  const objects = await store.objects(heatId);
  const predicted = predictionOf(heat);
  const recorded = recordedOf([heat, ...objects], context);
  return {
    heat,
    compared: predicted.length > 0 && recorded.length > 0 ? compareRecorded(predicted, recorded) : null,
  };
}

function commandsOf(record: HeatRecord): Told[] {
  const { heat, by, happenedAt, charge, log, melt, cast, samples = [], analyses = [] } = record;
  const told = (part: { readonly by?: string | undefined } = {}): { by?: string; happenedAt?: string } => {
    const who = part.by ?? by;
    return { ...(who === undefined ? {} : { by: who }), ...(happenedAt === undefined ? {} : { happenedAt }) };
  };
  const part = (place: string, command: Single | undefined): Told[] => (command ? [{ place, command }] : []);
  return [
    ...part(
      'charge',
      charge && {
        type: 'chargeHeat',
        heat,
        draws: charge.map(({ lot, actual_g }) => ({ from: `lot:${lot}` as const, mass_g: actual_g })),
        ...told(),
      },
    ),
    ...part('log', log && { type: 'logHeat', heat, ...furnaceLog(log), ...told(log) }),
    ...part(
      'melt',
      melt && {
        type: 'meltHeat',
        heat,
        process: melt.process,
        output_g: melt.output_g,
        ...balanced(melt),
        ...told(melt),
      },
    ),
    ...part(
      'cast',
      cast && {
        type: 'castHeat',
        heat,
        objects: cast.objects,
        reverts: cast.reverts ?? [],
        ...balanced(cast),
        ...told(cast),
      },
    ),
    ...samples.flatMap(({ of, sample, place, mass_g }, i) =>
      part(`samples[${i}]`, {
        type: 'takeSample',
        of: of as `heat:${string}`,
        sample,
        place,
        ...(mass_g === undefined ? {} : { mass_g }),
        ...told(),
      }),
    ),
    ...analyses.flatMap(({ of, by: analyst, results, ...analysis }, i) =>
      part(`analyses[${i}]`, {
        type: 'recordAnalysis',
        of: of as `heat:${string}`,
        basis: 'measured',
        ...present(analysis),
        results: results.map(({ element, text, unit, sd }) => ({
          element,
          text,
          unit,
          ...(sd === undefined ? {} : { sd }),
        })),
        ...told({ by: analyst }),
      }),
    ),
  ];
}

function furnaceLog({ furnace, by: _by, ...log }: NonNullable<HeatRecord['log']>): {
  furnace: string;
  log: string;
} {
  return { furnace, log: canonicalText(log) };
}

const balanced = ({
  losses,
  tolerance_g,
}: {
  readonly losses?: readonly { readonly to: string; readonly mass_g: number }[] | undefined;
  readonly tolerance_g?: number | undefined;
}) => ({ ...(losses ? { losses } : {}), ...(tolerance_g === undefined ? {} : { tolerance_g }) });

function present(analysis: Omit<NonNullable<HeatRecord['analyses']>[number], 'of' | 'by' | 'results'>): {
  analysis: string;
  method: string;
  place: string;
  sample?: string;
  laboratory?: string;
  reference?: string;
} {
  const { analysis: id, method, place, sample, laboratory, reference } = analysis;
  return {
    analysis: id,
    method,
    place,
    ...(sample === undefined ? {} : { sample }),
    ...(laboratory === undefined ? {} : { laboratory }),
    ...(reference === undefined ? {} : { reference }),
  };
}

const PPM = { 'wt%': 1e4, ppm: 1, ppb: 1e-3 } as const;

function predictionOf(heat: HeatState): Predicted[] {
  const predicted = heat.analyses.findLast(({ basis }) => basis === 'predicted');
  return (predicted?.results ?? []).map(({ element, text, unit, sd }) => ({
    element: element as ElementSymbol,
    mean_ppm: parseReading(text).value * PPM[unit],
    sd_ppm: Number(sd ?? 0) * PPM[unit],
  }));
}

/** The latest final result of each element, with the uncertainty of its method. */
function recordedOf(
  subjects: readonly { readonly analyses: readonly AnalysisState[] }[],
  context: TaskContext,
): Recorded[] {
  const latest = new Map<string, Recorded>();
  for (const { analyses } of subjects) {
    for (const analysis of analyses) {
      if (analysis.basis !== 'measured' || analysis.place === BATH) continue;
      for (const { element, text, unit, sd } of analysis.results) {
        const reading = parseReading(text);
        if (reading.operator.startsWith('>')) continue;
        const value_ppm = reading.value * PPM[unit];
        latest.set(element, {
          element: element as ElementSymbol,
          value_ppm,
          below: reading.operator.startsWith('<'),
          u_ppm:
            sd === undefined
              ? methodSpread(analysis.method, { element, value_ppm }, context)
              : Number(sd) * PPM[unit],
        });
      }
    }
  }
  return [...latest.values()];
}

/** Standard uncertainty that the data give the method [ppm]; nothing for a method that they do not know. */
function methodSpread(
  method: string,
  { element, value_ppm }: { readonly element: string; readonly value_ppm: number },
  { compute }: TaskContext,
): number {
  try {
    const known = findMethod(compute.facts().analysisMethods, method);
    const { sd } = uncertaintyOf(known, element as ElementSymbol, value_ppm * 1e-6);
    return Math.hypot(sd * 1e6, known.biasRelative * value_ppm);
  } catch (error) {
    if (error instanceof RemeltError) return 0;
    throw error;
  }
}
