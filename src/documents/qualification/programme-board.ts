import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { listOf, partFields } from '../common.ts';
import { qualifyInputSchema, qualifyOutputSchema, qualifyPlotsSchema } from './qualify.ts';

const verdict = z.enum(VERDICTS);
const noted = {
  /** Record of the ledger. */
  seq: z.number(),
  /** Day on which it was recorded. */
  on: z.string(),
  by: z.string().nullable(),
};

/** One thing that a gate asks, what there is of it, and what was recommended. */
const boardRowSchema = z.object({
  gate: z.enum(['1', '2', '3']),
  item: z.string(),
  asked: z.string(),
  heats: z.number(),
  /** Values, units or parts that count; of a rate the mass inspected [t]. */
  counting: z.number(),
  exploratory: z.number(),
  /** Least and greatest of the exploratory values, in the unit of the property. */
  exploratoryRange: z.tuple([z.number(), z.number()]).readonly().nullable(),
  excluded: z.number(),
  /** Of the latest evaluation; null where there is none. */
  verdict: verdict.nullable(),
  /** True: evidence or the plan changed since that evaluation. */
  outdated: z.boolean(),
  /** Words of that evaluation. */
  words: listOf(z.string()),
});

const testedHeatSchema = z.object({
  heat: z.string(),
  /** What the ledger records of how it was made, in words. */
  recorded: listOf(z.string()),
  missing: listOf(z.string()),
});

/** `remelt-qualify-status/1`: a programme as a board, and everything that was recorded of it. */
export const programmeBoardSchema = z.object({
  format: z.literal('remelt-qualify-status/1'),
  programme: z.string(),
  title: z.string().nullable(),
  level: z.string(),
  status: z.enum(['locked', 'introduced', 'suspended']),
  fleet: z.string().nullable(),
  /** Day of the first revision. */
  lockedOn: z.string(),
  /** What it would be: nothing is locked, and its latest revision has no record. */
  dryRun: z.literal(true).exactOptional(),
  revision: z.number(),
  documentSha256: z.string(),
  /** SHA-256 of the frozen process, whose content is not shown. */
  processSha256: z.string().nullable(),
  looks: z.object({ taken: z.number(), planned: z.number() }),
  rows: listOf(boardRowSchema),
  heats: listOf(testedHeatSchema),
  revisions: listOf(
    z.object({
      ...noted,
      revision: z.number(),
      documentSha256: z.string(),
      reason: z.string().nullable(),
      /** Rows of evidence and evaluations that were seen before it. */
      rowsSeen: z.number(),
      evaluationsSeen: z.number(),
      reopened: listOf(z.string()),
    }),
  ),
  reports: listOf(
    z.object({
      ...noted,
      report: z.string(),
      type: z.string(),
      rows: z.number(),
      laboratory: z.string().nullable(),
      missing: listOf(z.string()),
    }),
  ),
  exclusions: listOf(
    z.object({
      ...noted,
      item: z.string(),
      heat: z.string(),
      specimen: z.string(),
      cause: z.string(),
      reason: z.string(),
    }),
  ),
  overrides: listOf(
    z.object({
      ...noted,
      item: z.string(),
      alarm: z.string(),
      reason: z.string(),
      expires: z.string(),
      expired: z.boolean(),
    }),
  ),
  evaluations: listOf(
    z.object({
      ...noted,
      gate: z.enum(['1', '2', '3']),
      verdict,
      revision: z.number(),
      documentSha256: z.string(),
      look: z.boolean(),
    }),
  ),
  approvals: listOf(
    z.object({
      ...noted,
      gate: z.enum(['1', '2', '3']),
      number: z.string(),
      type: z.string(),
      authority: z.string(),
      limitations: z.string(),
      expires: z.string(),
      expired: z.boolean(),
    }),
  ),
  service: listOf(
    z.object({
      ...noted,
      /** null = suspended. */
      fleet: z.string().nullable(),
      approval: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
  /** What was asked of a property and has no effect, because its level asks more. */
  belowLevel: listOf(z.string()),
  /** Of an answer that adds a report: its rows, how many never count, and that in words. */
  added: z.object({ rows: z.number(), exploratory: z.number(), notes: listOf(z.string()) }).exactOptional(),
  /** What the programme as a whole lacks. */
  missing: listOf(z.string()),
});
export type ProgrammeBoard = z.infer<typeof programmeBoardSchema>;

/** `remelt-qualify-list/1`: every programme of the ledger. */
export const programmeListSchema = z.object({
  format: z.literal('remelt-qualify-list/1'),
  ...partFields,
  programmes: listOf(
    z.object({
      programme: z.string(),
      title: z.string().nullable(),
      level: z.string(),
      status: z.string(),
      revision: z.number(),
      heats: z.number(),
      /** Latest recommendation of gate 1, 2 and 3. */
      gates: listOf(verdict.nullable()),
    }),
  ),
});
export type ProgrammeList = z.infer<typeof programmeListSchema>;

/** The self-contained document of a programme, put together from the ledger, and what its heats lack. */
export const programmeDocumentSchema = z.object({
  document: qualifyInputSchema,
  heats: listOf(testedHeatSchema),
});
export type ProgrammeDocument = z.infer<typeof programmeDocumentSchema>;

/** What the gates recommend of a programme of the ledger, and the document that was judged. */
export const programmeEvaluationSchema = z.object({
  output: qualifyOutputSchema,
  document: qualifyInputSchema,
  documentSha256: z.string(),
  /** Records that keep it; those of an earlier evaluation where nothing has changed. */
  records: listOf(z.number()),
  repeated: z.boolean(),
  heats: listOf(testedHeatSchema),
});
export type ProgrammeEvaluationAnswer = z.infer<typeof programmeEvaluationSchema>;

/** What the gates said at an evaluation that is on record, judged again from the records before it, with its plots. */
export const keptGateReportSchema = z.object({
  output: qualifyOutputSchema,
  document: qualifyInputSchema,
  plots: qualifyPlotsSchema,
  evaluation: z.object({
    /** One record of each gate that was judged. */
    records: listOf(z.number()),
    at: z.string(),
    by: z.string().nullable(),
    revision: z.number(),
    documentSha256: z.string(),
    /** What was recorded then. */
    gates: listOf(z.object({ gate: z.enum(['1', '2', '3']), verdict })),
  }),
  /** The document has the hash that was recorded. */
  isSame: z.boolean(),
});
export type KeptGateReport = z.infer<typeof keptGateReportSchema>;
