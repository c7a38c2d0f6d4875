import { z } from 'zod';
import { origin, readTable } from '../../../metal/alloy/data-record.ts';
import { ELEMENTS } from '../../../metal/alloy/element.ts';

/** What may change between a qualified heat and a planned one. */
const WATCHES = [
  'lotClass',
  'revertShare',
  'generation',
  'element',
  'sum',
  'route',
  'setting',
  'lining',
  'liningAge',
  'furnace',
  'heatTreatment',
  'site',
  'specification',
  'laboratory',
  'lapse',
  'chartSignal',
  'serviceEvent',
] as const;

export type Watch = (typeof WATCHES)[number];

const record = z.strictObject({
  ...origin,
  watch: z.enum(WATCHES),
  /** Elements it is about; all that no other row names when absent. */
  elements: z.array(z.enum(ELEMENTS)).min(1).optional(),
  gate: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  level: z.string().min(1),
  /** What is re-opened, where gate and level do not say all of it. */
  reopens: z.string().min(1).optional(),
  /** Re-opens the whole level of the programme where tramp elements leave their range as well. */
  fullWithTramps: z.literal(true).optional(),
  /** Words in the names of properties that have to be shown again; all properties when empty. */
  affects: z.array(z.string().min(1)),
  words: z.string().min(1),
});

/** One row of the table: what re-opens which gate, for which properties. */
export type Trigger = z.infer<typeof record>;

export const TRIGGERS_FILE = 'programmes/requalification-triggers.json';

/** The triggers in their order. Throws InputError (see readTable). */
export const requalificationTriggers = (document: unknown): readonly Trigger[] =>
  readTable(TRIGGERS_FILE, document, { kind: 'requalification-triggers', record }).records;

/** The first row for a change; of elements the one that names it. */
export const triggerFor = (
  triggers: readonly Trigger[],
  watch: Watch,
  element?: string,
): Trigger | undefined =>
  triggers.find(
    (row) =>
      row.watch === watch && (row.elements === undefined || row.elements.some((one) => one === element)),
  );

/** Properties of a programme that a trigger re-opens; all where none has its words. */
export function affectedProperties({ affects }: Trigger, properties: readonly string[]): readonly string[] {
  const named = properties.filter((id) => affects.some((word) => id.toLowerCase().includes(word)));
  return named.length > 0 ? named : properties;
}
