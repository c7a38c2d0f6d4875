import { type BookedMark, type CutLog, cutLog } from '../../../calculations/logs/heat-log.ts';
import { type RecorderFile, readRecorderFiles } from '../../../calculations/logs/recorder-parts.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { knownHeat, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { sourceNamed } from '../../../desk/reference/sources.ts';
import { tagMapOf } from '../../../desk/reference/tag-maps.ts';
import { takenInBath } from '../../../desk/samples/samples-in-time.ts';
import { toldAt } from '../../../desk/told-at.ts';
import type { HeatLog } from '../../../documents/heats/heat-log.ts';
import type { TagMap } from '../../../documents/heats/tag-map.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { fromBase64 } from '../../../evidence/proof/bytes.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { canonicalText, hashOf, sha256Hex } from '../../../foundation/quantity/canonical.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { requireAsShown } from '../../as-shown.ts';
import { defineVerb } from '../../task.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { contract, type LogHeatOrder } from './contract.ts';
import { logCharts } from './log-charts.ts';

/**
 * Cuts the log of a heat out of the file of a recorder at the marks that were booked, or that the recorder has itself. It is shown first,
 * and taken when `confirm` repeats what was shown; nothing is taken while something only a person can say stands open. Throws InputError for a file that cannot be
 * read and a map that does not fit, ConflictError for a heat that was not charged and a file of another time.
 */
export const logHeat = defineVerb(contract, async (order, context): Promise<HeatLog> => {
  const heat = await knownHeat(order.heat, context);
  const furnace = furnaceOf(order, heat);
  const booked = await bookedMarks(heat, context);
  const files = await filesOf(order, booked, context);
  const map = await mapOf(order, context);
  const reading = readRecorderFiles(files, { ...map, ...saidOf(order) });
  const { name, sha256, parts } = namesOf(order, files);
  const cut = cutLog(
    {
      ...{ furnace, map, reading, sha256 },
      ...(order.name === undefined ? {} : { file: order.name }),
      ...(order.source === undefined ? {} : { source: order.source }),
      booked,
      ...(parts === undefined ? {} : { parts }),
      planned: plannedRoute(heat),
      mass_kg: heat.input_g / 1000,
      from_ms: order.from === undefined ? undefined : Date.parse(order.from),
      to_ms: order.to === undefined ? undefined : Date.parse(order.to),
      now_ms: context.clock().getTime(),
      ...{ clockAhead_s: order.clockAhead_s, units: order.units, marks: order.marks },
    },
    context.compute.facts(),
  );
  const asks = [...reading.asks, ...cut.asks].filter(
    ({ code }) => !(code === 'rows-without-time' && order.leaveOutRows),
  );
  const shown = hashOf({ heat: heat.id, furnace, log: cut.log });
  requireAsShown(`the log of heat ${heat.id}`, { confirm: order.confirm, shown }, context);
  const seq = order.confirm === undefined ? null : await taken({ order, cut, furnace, asks }, context);
  return {
    format: 'remelt-heat-log/1',
    heat: heat.id,
    furnace,
    operation: cut.operation,
    file: { name, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0), sha256 },
    ...{ from: cut.from, to: cut.to, marks: cut.marks, settings: cut.settings },
    charts: logCharts(cut),
    asks,
    notes: cut.notes,
    kept_bytes: canonicalText(cut.log).length,
    ...{ shown, seq },
  };
});

/** Time before and after a heat that is looked at too: a clock may be off [ms]. */
const BESIDE_MS = 15 * 3_600_000;

/** The file of the order, else what its recorder has sent of the time of the heat. Throws InputError and ConflictError where there is neither. */
async function filesOf(
  { file, name = 'file', source, from, to }: LogHeatOrder,
  booked: readonly BookedMark[],
  context: TaskContext,
): Promise<readonly RecorderFile[]> {
  if (file !== undefined) return [{ name, bytes: fromBase64(file) }];
  if (source === undefined || !context.recorders)
    throw new InputError(source === undefined ? 'the file is missing' : `nothing of ${source} is kept here`, {
      path: 'file',
      allowed: 'a file of the recorder, or a recorder that sends its values to the server',
      cure: 'give the file of the recorder',
    });
  const start_ms = from === undefined ? booked[0]?.at_ms : Date.parse(from);
  const end_ms = to === undefined ? booked.find(({ what }) => what === 'poured')?.at_ms : Date.parse(to);
  const now_ms = context.clock().getTime();
  const parts = await context.recorders.between(
    source,
    new Date((start_ms ?? now_ms) - BESIDE_MS),
    new Date((end_ms ?? now_ms) + BESIDE_MS),
  );
  if (parts.length > 0) return parts.map(({ file: one, bytes }) => ({ name: one, bytes }));
  throw new ConflictError(`${source} has sent nothing of the time of the heat`, {
    path: 'source',
    value: source,
    allowed: 'a recorder that was connected while the heat ran, at most 30 days ago',
    cure: 'give the file of the recorder',
  });
}

/** The name and the hash of what a log is cut out of. */
function namesOf(
  { name, file }: LogHeatOrder,
  files: readonly RecorderFile[],
): { readonly name: string; readonly sha256: string; readonly parts?: readonly string[] } {
  const hashes = files.map(({ bytes }) => sha256Hex(bytes));
  return file === undefined
    ? { name: counted(files.length, 'part'), sha256: hashOf(hashes), parts: hashes }
    : { name: name ?? 'file', sha256: hashes[0]! };
}

function furnaceOf({ furnace }: LogHeatOrder, heat: HeatState): string {
  if (heat.status === 'planned' || heat.status === 'cancelled')
    throw new ConflictError(`heat ${heat.id} is ${heat.status} and has no furnace log`, {
      path: 'heat',
      value: heat.status,
      allowed: 'a charged, melted or cast heat',
      cure: 'book its charge first',
    });
  const known = furnace ?? heat.furnace ?? heat.log?.furnace;
  if (known !== undefined) return known;
  throw new InputError(`heat ${heat.id} names no furnace`, {
    path: 'furnace',
    value: null,
    allowed: 'a furnace of the plant',
    cure: 'name the furnace that the log is of',
  });
}

/** The map that the order states, else the one that is kept with the source. */
async function mapOf({ map, source }: LogHeatOrder, context: TaskContext): Promise<TagMap> {
  if (map) return map;
  const kept = source === undefined ? null : await tagMapOf((await sourceNamed(source, context)).id, context);
  if (kept) return kept;
  throw new InputError(
    `nobody has said what the tags of ${source === undefined ? 'the recorder' : source} are`,
    {
      path: source === undefined ? 'source' : 'map',
      allowed: 'a recorder whose tags are mapped, or a document remelt-tag-map/1',
      cure: 'map each tag once to a setting of the furnace',
      ...(source === undefined ? {} : { does: [{ verb: 'links/map-tags', order: { source, map: null } }] }),
    },
  );
}

/** What the order says of the file in place of the map. */
const saidOf = ({ zone, dates, decimal }: LogHeatOrder) => ({
  ...(zone === undefined ? {} : { zone }),
  ...(dates === undefined ? {} : { dates }),
  ...(decimal === undefined ? {} : { decimal }),
});

/** When the heat was charged, its bath sampled, and it was poured. */
async function bookedMarks(heat: HeatState, { store }: TaskContext): Promise<BookedMark[]> {
  const records = await store.history(heat.subject);
  const poured = records.find(
    ({ seq, record }) => record.kind === 'heat.melted' && heat.balances.some((step) => step.seq === seq),
  );
  const charged = heat.charges[0];
  const marks: readonly (readonly [BookedMark['what'], string, string?])[] = [
    ...(charged ? [['charged', charged.happenedAt] as const] : []),
    ...[...takenInBath(records)].map(([sample, at]) => ['sampled', at, sample] as const),
    ...(poured ? [['poured', toldAt(poured)] as const] : []),
  ];
  return marks.map(([what, at, name]) => ({
    what,
    ...(name === undefined ? {} : { name }),
    at_ms: Date.parse(at),
    // a bare day is its first instant
    ...(new Date(at).toISOString().endsWith('T00:00:00.000Z') ? { isDay: true as const } : {}),
  }));
}

interface Taken {
  readonly order: LogHeatOrder;
  readonly cut: CutLog;
  readonly furnace: string;
  readonly asks: HeatLog['asks'];
}

/** Books the log as a record of the heat; the number of that record. */
async function taken({ order, cut, furnace, asks }: Taken, context: TaskContext): Promise<number> {
  const [first] = asks;
  if (first)
    throw new ConflictError(`the log is not taken: ${first.words}`, {
      path: Object.keys(first.answer)[0] ?? 'file',
      value: null,
      allowed: asks.map(({ words }) => words).join('; '),
      cure: first.cure,
    });
  const { asRead } = order;
  const { booked } = await recordHeat.run(
    { heat: order.heat, log: { furnace, ...cut.log, ...(asRead ? { asRead } : {}) } },
    context,
  );
  const { log } = await context.store.heat(order.heat);
  return booked[0]?.seq ?? log!.seq;
}
