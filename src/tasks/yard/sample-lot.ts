import {
  buttonSampleMass,
  type SamplingPlan,
  type SamplingQuestion,
  samplingPlan,
} from '../../calculations/lots/checks.ts';
import { InputError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';

export interface SampleQuestion extends SamplingQuestion {
  /** Lot that is sampled; its form says whether pieces can be tested at all. */
  readonly lot?: string;
}

/** Forms of many small parts: nobody tests them piece by piece. */
const LOOSE: readonly string[] = ['turnings', 'mixed-turnings', 'grindings', 'powder'];

/**
 * How many pieces to test so that strays are not missed. Throws InputError for loose forms - they are riffled and
 * melted to a button - and NotFoundError for an unknown lot.
 */
export async function piecesToTest(
  { lot: id, ...question }: SampleQuestion,
  context: () => Promise<TaskContext>,
): Promise<SamplingPlan> {
  if (id !== undefined) {
    const lot = await (await context()).store.lot(id);
    if (LOOSE.includes(lot.form))
      throw new InputError(`lot ${id} is ${lot.form}: not tested piece by piece`, {
        path: 'lot',
        value: lot.form,
        cure: 'riffle a sample, melt it to a button, analyse that (remelt lot button-sample)',
      });
  }
  return samplingPlan(question);
}

export interface ButtonQuestion {
  /** Mass of one chip [g]. */
  readonly chip_g: number;
  readonly strayShare: number;
  /** Standard deviation of the share that is accepted [1]. */
  readonly accepted: number;
}

/** Mass [kg] of the riffled sample of turnings whose button stands for the lot. */
export const buttonSample = ({ chip_g, strayShare, accepted }: ButtonQuestion): number =>
  buttonSampleMass({ chip_kg: chip_g / 1000, strayShare, accepted });
