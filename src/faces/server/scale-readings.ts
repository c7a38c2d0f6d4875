import type { TaskContext } from '../../desk/context.ts';
import { parseDocument } from '../../documents/common.ts';
import { parseJson } from '../../documents/json-text.ts';
import { scaleReadingSchema } from '../../documents/yard/scale.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { ConnectedScales } from '../../links/scale/connected-scales.ts';
import type { Office } from '../../office/open-office.ts';
import type { Plant } from './plant.ts';

/** Key of a reading among the answers that the office keeps: those of requests are hashes. */
const keyOf = (id: string): string => `scale-reading ${id}`;

/**
 * The scales of a server. What they show is kept with the answers of the office for 30 days, so that a booking names a reading and
 * nobody can make one up; every process of the server finds it.
 */
export const scaleReadings = (
  scales: ConnectedScales,
  {
    office,
    clock,
    newId,
  }: Pick<Plant, 'clock' | 'newId'> & { readonly office: () => Promise<Pick<Office, 'keep' | 'answer'>> },
): NonNullable<TaskContext['scales']> => ({
  ...scales,
  keep: async (reading) => {
    const id = newId();
    const kept = { ...reading, reading: id };
    const reply = { status: 200, body: JSON.stringify(kept) };
    await (await office()).keep(keyOf(id), { hash: hashOf(kept), reply }, clock().toISOString());
    return id;
  },
  kept: async (id) => {
    const found = await (await office()).answer(keyOf(id));
    return found
      ? parseDocument(scaleReadingSchema, parseJson(found.reply.body, 'a reading'), 'a reading')
      : null;
  },
});
