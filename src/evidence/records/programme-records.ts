import { z } from 'zod';
import { ASSIGNED_CAUSES, EVIDENCE_TYPES, FLEET_STATES, GATES, VERDICTS } from '../../metal/alloy/words.ts';
import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { as } from './said.ts';
import { countText, dayText, decimalText, idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Programmes of qualification. Plan, process, values, reasons and persons are confidential; hashes and verdicts are not. */

/** What a programme asks, and its frozen process, as canonical JSON. The hash covers both. */
const plan = {
  open: { ...happened, documentSha256: sha256Text, processSha256: sha256Text.optional() },
  hidden: { ...told, programme: as('plan', jsonText), process: jsonText.optional() },
};

/** A programme was locked: what is tested afterwards counts. */
export const programmeLocked = defineKind('programme.locked', plan.open, plan.hidden);

/** A locked programme was changed; how much had been seen by then, and the items whose earlier evidence no longer counts. */
export const programmeRevised = defineKind(
  'programme.revised',
  { ...plan.open, valuesSeen: count, evaluationsSeen: count },
  { ...plan.hidden, reason: wordsText, reopened: z.array(wordsText) },
);

/** Metal that a row is about: the heat, and the object that a bar or part was made of. */
const metal = { heat: idText, object: idText.optional(), on: dayText };

const valueRow = z.strictObject({
  /** Property of the programme. */
  item: wordsText,
  ...metal,
  specimen: idText,
  value: decimalText,
  unit: wordsText.optional(),
  bar: z.enum(['part', 'separate']).optional(),
});

/** Foreign inclusions or indications in a mass that was inspected. */
const findingRow = z.strictObject({
  item: wordsText,
  ...metal,
  findings: countText,
  massT: decimalText,
  /** Probability of detection, and of what size, in words. */
  detection: wordsText.optional(),
});

/** A component on a rig or engine; without a life it was passed or not. */
const unitRow = z.strictObject({
  item: wordsText,
  ...metal,
  serial: idText,
  life: decimalText.optional(),
  failed: z.boolean(),
  cause: z.enum(['material', 'other']).optional(),
});

const removal = z.strictObject({
  at: decimalText,
  cause: z.enum(['material', 'other', 'unknown']),
  hazard: z.boolean().optional(),
});

/** A part in service since it was new: the latest row of a serial tells all of it. */
const partRow = z.strictObject({
  serial: idText,
  ...metal,
  from: decimalText.optional(),
  until: decimalText,
  removals: z.array(removal).optional(),
});

const paperRow = z.strictObject({
  paper: wordsText,
  says: wordsText,
  heat: idText.optional(),
  object: idText.optional(),
  specimen: idText.optional(),
  serial: idText.optional(),
  on: dayText,
});

/** Laboratory of a report, and what shows that its numbers can be trusted. */
const laboratory = z.strictObject({
  name: wordsText,
  scope: wordsText.optional(),
  accreditation: wordsText.optional(),
  gaugeStudy: wordsText.optional(),
  referenceMaterial: wordsText.optional(),
  retainedSample: wordsText.optional(),
  custody: wordsText.optional(),
});

const evidenceType = z.enum(Object.keys(EVIDENCE_TYPES) as [keyof typeof EVIDENCE_TYPES]);

/** A report of tests, inspections or service; each row names its heat. */
export const evidenceAdded = defineKind(
  'programme.evidence-added',
  { ...happened, evidenceType, documentSha256: sha256Text },
  {
    ...told,
    report: wordsText,
    laboratory: laboratory.optional(),
    rows: z.array(z.union([valueRow, findingRow, unitRow, partRow, paperRow])).min(1),
  },
);

/** Values that do not count, with the cause; they stay, and both results are printed. */
export const evidenceExcluded = defineKind(
  'programme.evidence-excluded',
  { ...happened },
  {
    ...told,
    specimens: z.array(z.strictObject({ item: wordsText, heat: idText, specimen: idText })).min(1),
    cause: z.enum(ASSIGNED_CAUSES),
    reason: wordsText,
  },
);

/** A person takes an alarm upon himself until a day; it stays visible, and of a property it changes no verdict. */
export const programmeOverridden = defineKind(
  'programme.overridden',
  { ...happened },
  { ...told, item: wordsText, diagnostic: wordsText, reason: wordsText, expires: dayText },
);

/** What a gate recommended, and the hash of the document that it rested on. */
export const programmeEvaluated = defineKind(
  'programme.evaluated',
  {
    ...happened,
    gate: z.enum(GATES),
    verdict: z.enum(VERDICTS),
    documentSha256: sha256Text,
    /** True where alpha was spent: every property had its heats, so that gate 1 could have passed. */
    look: z.boolean().optional(),
    /** Of gate 3: the state that the fleet should have. */
    recommended: z.enum([...FLEET_STATES, 'suspended']).optional(),
  },
  { ...told, answer: jsonText },
);

/** What an authority outside approved. */
export const programmeApproved = defineKind(
  'programme.approved',
  { ...happened, gate: z.enum(GATES) },
  {
    ...told,
    number: wordsText,
    approvalType: wordsText,
    authority: wordsText,
    limitations: wordsText,
    expires: dayText,
  },
);

/** The material flies: in a lead fleet first. */
export const programmeIntroduced = defineKind(
  'programme.introduced',
  { ...happened, fleet: z.enum(FLEET_STATES) },
  { ...told, approval: wordsText, limitations: wordsText.optional() },
);

/** It does not fly any more, until gate 2 was judged again. */
export const programmeSuspended = defineKind(
  'programme.suspended',
  { ...happened },
  { ...told, reason: wordsText },
);
