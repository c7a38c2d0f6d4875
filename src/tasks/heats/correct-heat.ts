import { parseDocument } from '../../documents/common.ts';
import { type CorrectInput, type CorrectOutput, correctInputSchema } from '../../documents/correct.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { BATH } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { predictedOf } from './heat-prediction.ts';
import { knownHeat } from './known-heat.ts';

/** What a correction of a recorded heat needs beside the ledger. */
export interface CorrectionOrder {
  readonly heat: string;
  /** Metal in the furnace [kg]; default: what was charged, or came out. */
  readonly mass_kg?: number;
  readonly furnaceRoom_kg?: number;
  readonly minutes?: number;
  readonly confidence?: number;
  /** Grades that the heat may become. */
  readonly divert?: readonly string[];
}

export interface CorrectedHeat {
  readonly document: CorrectInput;
  readonly output: CorrectOutput;
}

/**
 * What to add to a heat of the ledger after its latest bath sample (an analysis with the place `bath`); what nobody
 * sampled is taken from the latest prediction. Records nothing. Throws NotFoundError for an unknown heat,
 * ConflictError for one that is cast, cancelled or planned without a grade, InputError without a bath sample.
 */
export async function correctHeat(order: CorrectionOrder, context: TaskContext): Promise<CorrectedHeat> {
  const { compute, seed } = context;
  const heat = await knownHeat(order.heat, context);
  const { grade } = heat.target;
  if (grade === null || heat.status === 'cast' || heat.status === 'cancelled')
    throw new ConflictError(
      `heat ${heat.id} is ${grade === null ? 'planned without a grade' : heat.status}`,
      {
        path: `heat:${heat.id}`,
        allowed: 'a heat with a grade whose metal is still in the furnace',
      },
    );
  // A sample that did not occur has left the state of the heat; one with replaced results stays, and counts with them.
  const sample = heat.analyses.findLast(({ basis, place }) => basis === 'measured' && place === BATH);
  if (!sample)
    throw new InputError(`heat ${heat.id} has no bath sample`, {
      path: `heat:${heat.id}`,
      allowed: `a measured analysis with the place "${BATH}"`,
      cure: 'record the analysis of the bath sample first',
    });
  const mass_kg = order.mass_kg ?? (heat.output_g ?? heat.input_g) / 1000;
  const expected = Object.entries(predictedOf(heat) ?? {}).map(([element, ppm]) => [element, ppm / 1e4]);
  const { furnaceRoom_kg, minutes, confidence, divert } = order;
  const document = parseDocument(
    correctInputSchema,
    {
      format: 'remelt-correct/1',
      id: heat.id,
      target: { gradeId: grade },
      melt: {
        mass_kg,
        expected_wtpct: Object.fromEntries(expected) as Partial<Record<ElementSymbol, number>>,
      },
      sample: {
        method: sample.method,
        results: sample.results.map(({ element, text, unit, sd }) => ({
          element,
          text,
          unit,
          ...(sd === undefined ? {} : { sd: Number(sd) }),
        })),
        ...(minutes === undefined ? {} : { minutes }),
      },
      ...(furnaceRoom_kg === undefined ? {} : { furnaceRoom_kg }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(divert ? { divert: divert.map((gradeId) => ({ gradeId })) } : {}),
      seed,
    },
    'correct',
  );
  return { document, output: await compute.correct(document) };
}
