import { z } from 'zod';
import { metalSchema } from '../common.ts';

/** What the tasks of proof are asked. */

export const traceMetalOrder = z.strictObject({
  subject: metalSchema,
  direction: z.enum(['up', 'down']),
});

export const verifyLedgerOrder = z.strictObject({});
export const rebuildLedgerOrder = z.strictObject({});
export const initLedgerOrder = z.strictObject({});
