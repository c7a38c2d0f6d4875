import { refuseImpossibleLog } from '../../../calculations/plant/logged-route.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { asCharged } from '../../../desk/heat/as-charged.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { weighingsFrom } from '../../../desk/heat/weighings.ts';
import { lateReading } from '../../../desk/samples/late-readings.ts';
import { comparedHeat } from '../../../desk/samples/prediction-check.ts';
import { laboratoriesSaid, type SameNames } from '../../../desk/yard/same-names.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { Receipt, StoredRecord } from '../../../evidence/ledger/store.ts';
import { InputError, placed, type Retelling } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { BATH, type Subject } from '../../../metal/alloy/words.ts';
import { causeOf } from '../../proof/correction-way.ts';
import { defineVerb } from '../../task.ts';
import { askedOfRecord } from './asked-of-heat.ts';
import { notBooked } from './booked-parts.ts';
import { refuseUnfitCharge } from './charge-in-crucible.ts';
import { contract } from './contract.ts';
import { withAnalysisIds } from './named-analyses.ts';
import { commandsOf, massesOf, type Told } from './record-commands.ts';
import { refuseUnfitRetests, retestsOf } from './record-retests.ts';
import { refuseBefore, refuseFarSettings, refuseSlips } from './record-slips.ts';
import { refuseOutdatedStamp } from './refuse-outdated.ts';
import { refuseUnlikelyUse } from './refuse-use.ts';

/**
 * Books what really happened to a heat, all or nothing: weights charged, what came out, objects, skull and crops as
 * lots on hold, samples and analyses. The same document again changes nothing. Throws InputError for a slip and for what is far from what is known unless `asTyped`, and what the ledger's rules refuse.
 */
export const recordHeat = defineVerb(
  contract,
  async ({ asCharged: isReckoned = true, sameNames, asTyped, ...asked }, context) => {
    const record = await withAnalysisIds(await withLaboratories(asked, sameNames, context), context);
    const heat = await knownHeat(record.heat, context);
    refuseSlips(record, heat);
    refuseOutdatedStamp(record, heat);
    if (!asTyped) askAsTyped(await askedOfRecord(record, heat, context), asTyped);
    refuseFurnace(record, context);
    const into = heat.furnace ?? record.furnace;
    await refuseUnfitCharge(record, into === undefined ? heat : { ...heat, furnace: into }, context);
    refuseLog(record, heat, context);
    refuseUse(record, heat, context);
    await refuseUnfitRetests(record, context);
    const history = await context.store.history(`heat:${record.heat}`);
    // a sample that is told again is not taken again
    const samples = record.samples?.filter(({ sample }) => !heat.samples.includes(sample));
    refuseBefore({ ...record, samples }, history, await receivedOf(record, context));
    const masses = massesOf(record);
    const weighings = {
      charge: await weighingsFrom(masses.charge, context),
      melt: await weighingsFrom(masses.melt, context),
      cast: await weighingsFrom(masses.cast, context),
    };
    // who is at the furnace signs what the record leaves unsigned
    const signed = { ...signatureOf(context.actor), ...record };
    const told = [
      ...(await withdrawals(signed, context)),
      ...(await lateReadings(signed, commandsOf(signed, weighings), context)),
      ...(await retestsOf(signed, context)),
    ];
    const undone = await retestsUndone(record, context);
    const { repeated, records } = await book(told, keyOf(record, [...history, ...undone]), context);
    const compared = await comparedHeat(record.heat, context);
    return {
      format: 'remelt-recorded/1' as const,
      ...compared,
      booked: records.filter(isStep).map((one) => ({
        seq: one.seq,
        of: one.record.subject as Subject,
        words: recordWords(one, { results: 'all' }),
      })),
      asCharged: record.charge && isReckoned ? await asCharged(compared.heat, context) : null,
      repeated,
    };
  },
);

/** The record with each laboratory as it is booked; where one is written otherwise already, a person has said which is meant. */
async function withLaboratories(
  record: HeatRecord,
  said: SameNames | undefined,
  context: TaskContext,
): Promise<HeatRecord> {
  const { analyses = [] } = record;
  if (analyses.length === 0) return record;
  const booked = await laboratoriesSaid(
    analyses.map(({ laboratory }) => ({ laboratory })),
    said,
    context,
  );
  const named = analyses.map((one, i) => {
    const { laboratory } = booked[i]!;
    return laboratory === undefined ? one : { ...one, laboratory };
  });
  return { ...record, analyses: named };
}

/** The commands of a record with why an analysis of released metal asks, where it does. */
async function lateReadings(
  { samples = [] }: HeatRecord,
  told: readonly Told[],
  context: TaskContext,
): Promise<Told[]> {
  const purposes = new Map(
    samples.flatMap(({ of, sample, purpose }) => (purpose ? [[`${of} ${sample}`, purpose] as const] : [])),
  );
  const late = async (one: Told): Promise<Told> =>
    one.command.type === 'recordAnalysis' && one.command.place !== BATH
      ? { ...one, command: await lateReading(one.command, purposes, context) }
      : one;
  return Promise.all(told.map(late));
}

/** When each lot of a charge was received. */
async function receivedOf(
  { charge = [] }: HeatRecord,
  { store }: TaskContext,
): Promise<ReadonlyMap<string, string>> {
  if (charge.length === 0) return new Map();
  const lots = await store.lots({ ids: charge.map(({ lot }) => lot) });
  return new Map(lots.map(({ id, receivedAt }) => [id, receivedAt]));
}

type Booked = Pick<Receipt, 'repeated' | 'records'>;

/** A record that is news by itself: what a charge draws from lots, and a casting creates, stands in its own words. */
const isStep = ({ record }: StoredRecord): boolean =>
  !/\.(un)?(drawn|reserved)$|\.(created|received)$/.test(record.kind);

/** Refuses amounts that are far from practice. */
function refuseUse(
  { used, charge = [] }: HeatRecord,
  { id, input_g }: HeatState,
  { compute }: TaskContext,
): void {
  if (!used) return;
  const charged_g = input_g + charge.reduce((sum, { actual_g }) => sum + actual_g, 0);
  refuseUnlikelyUse(used, { id, charged_g }, compute.facts().footprints);
}

/**
 * Refuses a furnace log that the plant and the charge rule out, and one with a setting far from the plan that nobody
 * confirms; a document that is sent again may hold a charge that is booked.
 */
function refuseLog({ log, charge = [] }: HeatRecord, heat: HeatState, { compute }: TaskContext): void {
  if (!log) return;
  const { input_g } = heat;
  const charge_g = charge.reduce((sum, { actual_g }) => sum + actual_g, 0);
  const charged = {
    least_kg: Math.max(input_g, charge_g) / 1000,
    most_kg: (input_g + charge_g) / 1000,
  };
  placed('log.', () => refuseImpossibleLog(log, charged, compute.facts()));
  if (!log.asRead) refuseFarSettings(log, heat);
}

/** Refuses a furnace that the plant does not have. */
function refuseFurnace({ furnace }: HeatRecord, { compute }: TaskContext): void {
  const known = compute.facts().plant.furnaces.map(({ id }) => id);
  if (furnace === undefined || known.includes(furnace)) return;
  throw new InputError(`the plant has no furnace ${furnace}`, {
    path: 'furnace',
    value: furnace,
    allowed: known.join(', ') || 'none: the plant lists no furnace',
    cure: 'name one of these, or enter the furnace on the page Plant',
  });
}

/** How the kinds of record end that open a retest, of a heat or of a piece. */
const RETEST_OPENED = '.retest-opened';

/** What took back retests of the metal that a record opens one of. */
async function retestsUndone(
  { retests = [] }: HeatRecord,
  { store }: TaskContext,
): Promise<readonly StoredRecord[]> {
  const metals = [...new Set(retests.map(({ of }) => of as Subject))];
  const histories = await Promise.all(metals.map((of) => store.history(of)));
  return histories.flat().filter(({ body }) => String(body.correctsKind).endsWith(RETEST_OPENED));
}

/** The steps of a heat by the part of its record. */
const STEPS = {
  ...{ charge: 'heat.charged', melt: 'heat.melted', cast: 'heat.cast' },
  retests: RETEST_OPENED,
} as const;

/**
 * The key under which a record is booked once. Steps that were all taken back may be booked again in the same words: the
 * key then names the record that took the last of them back.
 */
function keyOf(record: HeatRecord, history: readonly StoredRecord[]): string {
  const undone = Object.entries(STEPS)
    .filter(([part]) => record[part as keyof typeof STEPS])
    .map(([, step]) => history.findLast(({ body }) => String(body.correctsKind).endsWith(step))?.seq);
  const again = undone.length > 0 && undone.every((seq) => seq !== undefined);
  return `heat-record:${hashOf(record)}${again ? `:${Math.max(...undone)}` : ''}`;
}

/**
 * Books the commands, all or nothing. Samples and analyses that the ledger holds already, to the letter, are left out: a
 * record that grows while the heat goes on may be sent again whole.
 */
async function book(told: readonly Told[], key: string, context: TaskContext): Promise<Booked> {
  if (told.length === 0) return { repeated: false, records: [] };
  try {
    return await booked(told, key, context);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const rest = await notBooked(told, context);
    if (rest.length === told.length) throw error;
    return rest.length === 0 ? { repeated: true, records: [] } : booked(rest, `${key}:rest`, context);
  }
}

const booked = (told: readonly Told[], idempotencyKey: string, context: TaskContext) =>
  placed(inRecord(told.map(({ place }) => place)), () =>
    context.store.execute(
      { type: 'batch', commands: told.map(({ command }) => command) },
      { idempotencyKey, ...signalOf(context) },
    ),
  );

/** Refusals name places in the document instead of commands of the ledger. */
const inRecord = (places: readonly string[]): Retelling => ({
  detail: (detail) =>
    detail.path === undefined ? detail : { ...detail, path: placeOf(detail.path, places) },
});

/** "commands[1].draws[4]" of a charge is "charge[4]"; what is not a place in a command stays. */
function placeOf(path: string, places: readonly string[]): string {
  const match = /^commands\[(\d+)\]\.?(.*)$/.exec(path);
  if (!match) return path;
  const [place, rest = ''] = [places[Number(match[1])] ?? '', match[2]];
  if (rest === 'heat') return 'heat';
  return rest === ''
    ? place
    : `${place}.${rest}`.replace('charge.draws[', 'charge[').replace('charge.missing[', 'notThere[');
}

/** An analysis that did not occur as booked: its record stays, its results no longer count. */
async function withdrawals(
  { by, happenedAt, withdraw = [] }: HeatRecord,
  { store }: TaskContext,
): Promise<Told[]> {
  return Promise.all(
    withdraw.map(async ({ of, analysis, reason, by: own, ...why }, i): Promise<Told> => {
      // From the history, so that the same document again finds what it withdrew.
      const booked = (await store.history(of as `heat:${string}`)).filter(({ record }) =>
        record.kind.endsWith('.analysed'),
      );
      const found = booked.find(({ body }) => body.analysis === analysis);
      if (!found)
        throw new InputError(`heat record: ${of} has no analysis "${analysis}"`, {
          path: `withdraw[${i}].analysis`,
          value: analysis,
          allowed:
            booked.map(({ body }) => String(body.analysis)).join(', ') || 'none: no analysis is booked',
          cure: 'correct the name of the analysis',
        });
      const who = own ?? by;
      return {
        place: `withdraw[${i}]`,
        command: {
          type: 'correct',
          seq: found.seq,
          how: 'did-not-occur',
          reason,
          ...causeOf(why),
          ...(who === undefined ? {} : { by: who }),
          ...(happenedAt === undefined ? {} : { happenedAt }),
        },
      };
    }),
  );
}
