import { z } from 'zod';
import {
  ASSIGNED_CAUSES,
  CORRECTION_REASONS,
  LOT_CLASSES,
  ORIGIN_CLASSES,
  SAMPLE_PURPOSES,
} from '../../metal/alloy/words.ts';
import { count, kg, loss, signedKg } from './codings.ts';
import { holdPoint } from './heat-records.ts';
import { defineKind } from './kind.ts';
import { as, each } from './said.ts';
import { resultList } from './stock-records.ts';
import { idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Something recorded earlier was wrong. Its subject is that of the earlier record, which stays as it is. */
export const recordCorrected = defineKind(
  'record.corrected',
  {
    ...happened,
    /** Leaf hash of the earlier record. */
    corrects: sha256Text,
    correctsSeq: count,
    correctsKind: idText,
    how: z.enum(CORRECTION_REASONS),
    class: as('originClass', z.enum(ORIGIN_CLASSES)).optional(),
    lotClass: z.enum(LOT_CLASSES).optional(),
    form: idText.optional(),
    /** Of the sample that was never taken, or was taken for another purpose. */
    sample: idText.optional(),
    purpose: z.enum(SAMPLE_PURPOSES).optional(),
    /** Of a melting or casting: what was declared in addition, and what is still unaccounted for. */
    lossKg: kg('loss_g').optional(),
    unbalancedKg: signedKg('unbalanced_g').optional(),
    /** Of a melting or casting: what was declared as lost and was not. */
    withdrawnKg: kg('withdrawn_g').optional(),
  },
  {
    ...told,
    reason: wordsText,
    massKg: kg().optional(),
    supplier: wordsText.optional(),
    owner: wordsText.optional(),
    alloy: as('declaredGrade', idText).optional(),
    reference: wordsText.optional(),
    results: resultList.optional(),
    /** Of the plan of a heat: how the customer pays, canonical JSON. */
    contract: jsonText.optional(),
    /** Of an analysis on which metal was judged: the assigned cause, and the paper that shows it. */
    cause: z.enum(ASSIGNED_CAUSES).optional(),
    document: wordsText.optional(),
    /** Of a further specimen of a retest that was tested invalidly: the one that is measured in its place. */
    repeat: idText.optional(),
    losses: each('loss', z.array(loss)).optional(),
    withdrawnLosses: each('withdrawnLoss', z.array(loss)).optional(),
    /** Of the plan of a heat: hold and witness points that it got later. */
    holdPoints: each('holdPoint', z.array(holdPoint)).optional(),
  },
);
