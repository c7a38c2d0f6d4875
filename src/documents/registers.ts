import { z } from 'zod';
import { instant, listOf } from './common.ts';

/** What a plant keeps of itself: its site, furnaces, scales, laboratories, charge materials, sources and the tags of its recorders. */
export const REGISTERS = ['site', 'furnace', 'scale', 'laboratory', 'material', 'source', 'tags'] as const;
export type Register = (typeof REGISTERS)[number];

/** Registers that change no number of a calculation: where figures come from, not what they are. */
const WITHOUT_FACTS: readonly Register[] = ['source', 'tags'];
export const changesFacts = (register: Register): boolean => !WITHOUT_FACTS.includes(register);

/** One record of an entry: who did what with it, when and why; the oldest first. */
const changeSchema = z.object({
  seq: z.number(),
  at: instant,
  by: z.string().nullable(),
  what: z.enum(['entered', 'changed', 'ended']),
  /** null = no reason was given. */
  reason: z.string().nullable(),
});

const entrySchema = z.object({
  register: z.enum(REGISTERS),
  id: z.string(),
  /**
   * `own` = entered here; `file` = of the plant's own data folder; `ours` = an invented one that comes with Remelt and stands in until the
   * plant enters its own; `ended` = not used any more.
   */
  state: z.enum(['own', 'file', 'ours', 'ended']),
  /** The order that enters it as it is. */
  order: z.record(z.string(), z.unknown()),
  /** Fields of the order that nobody stated: assumptions of ours. */
  assumed: z.array(z.string()),
  changes: listOf(changeSchema),
});
export type RegisterEntry = z.infer<typeof entrySchema>;

/** `remelt-registers/1`: what the plant consists of, and since when. */
export const registersSchema = z.object({
  format: z.literal('remelt-registers/1'),
  entries: listOf(entrySchema),
});
export type Registers = z.infer<typeof registersSchema>;
