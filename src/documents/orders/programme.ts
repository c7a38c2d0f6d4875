import { z } from 'zod';
import { ASSIGNED_CAUSES, FLEET_STATES, GATES } from '../../metal/alloy/words.ts';
import { nameSchema, partOrder, reasonSchema, textSchema } from '../common.ts';
import { evidenceDocumentSchema } from '../evidence.ts';
import { programmePlanSchema } from '../qualify.ts';

/** What the tasks of programmes are asked. */

const programme = textSchema;
const day = z.iso.date('is no day such as 2027-06-30');

export const lockProgrammeOrder = z.strictObject({
  document: programmePlanSchema,
  /** Why a locked programme is changed; absent the first time. */
  reason: reasonSchema.exactOptional(),
  /** True: the board as it would be is shown, and nothing is locked. */
  dryRun: z.boolean().exactOptional(),
});

export const addEvidenceOrder = z.strictObject({
  programme,
  document: evidenceDocumentSchema,
  /** Place of each row in the file that it came from, such as "tensile.csv, row 5". */
  places: z.array(textSchema).exactOptional(),
  /** True: everything is checked and nothing is booked. */
  dryRun: z.boolean().exactOptional(),
});

export const excludeEvidenceOrder = z.strictObject({
  programme,
  item: textSchema,
  heat: textSchema,
  specimens: z.array(textSchema).min(1).max(1000),
  cause: z.enum(ASSIGNED_CAUSES),
  reason: reasonSchema,
});

export const overrideAlarmOrder = z.strictObject({
  programme,
  item: textSchema,
  /** Code of the alarm, such as `heats-differ`. */
  alarm: textSchema,
  reason: reasonSchema,
  expires: day,
});

export const evaluateProgrammeOrder = z.strictObject({ programme });

export const approveProgrammeOrder = z.strictObject({
  programme,
  gate: z.enum(GATES),
  number: textSchema,
  approvalType: textSchema,
  authority: nameSchema,
  limitations: reasonSchema,
  expires: day,
});

export const introduceMaterialOrder = z.strictObject({
  programme,
  fleet: z.enum(FLEET_STATES),
  /** Number of the approval that permits it. */
  approval: textSchema,
  limitations: reasonSchema.exactOptional(),
});

export const suspendServiceOrder = z.strictObject({ programme, reason: reasonSchema });
export const showProgrammeOrder = z.strictObject({ programme });
export const listProgrammesOrder = partOrder;
/** The latest evaluation, or that of a record. */
export const reportGatesOrder = z.strictObject({
  programme,
  record: z.int().min(0).exactOptional(),
});
export const programmeDocumentOrder = z.strictObject({ programme });
