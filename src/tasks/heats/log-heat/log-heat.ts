import { type BookedMark, type CutLog, cutLog } from '../../../calculations/logs/heat-log.ts';
import { recorderText } from '../../../calculations/logs/recorder-bytes.ts';
import { readRecorder } from '../../../calculations/logs/recorder-text.ts';
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
  const name = order.name ?? 'file';
  const bytes = fromBase64(order.file);
  const sha256 = sha256Hex(bytes);
  const { text, notes } = recorderText(bytes, name);
  const map = await mapOf(order, context);
  const reading = readRecorder(text, { name, ...map, ...saidOf(order) });
  const cut = cutLog(
    {
      ...{ furnace, map, reading, sha256 },
      ...(order.name === undefined ? {} : { file: order.name }),
      ...(order.source === undefined ? {} : { source: order.source }),
      booked: await bookedMarks(heat, context),
      planned: plannedRoute(heat),
      mass_kg: heat.input_g / 1000,
      from_ms: order.from === undefined ? undefined : Date.parse(order.from),
      to_ms: order.to === undefined ? undefined : Date.parse(order.to),
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
    file: { name, bytes: bytes.length, sha256 },
    ...{ from: cut.from, to: cut.to, marks: cut.marks, settings: cut.settings },
    charts: logCharts(cut),
    asks,
    notes: [...notes, ...cut.notes],
    kept_bytes: canonicalText(cut.log).length,
    ...{ shown, seq },
  };
});

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
