import { plainName } from '../../foundation/quantity/plain-name.ts';
import type { TaskContext } from '../context.ts';
import { registered } from './source-of.ts';

export const CONTROL_SAMPLES = 'control-sample/';

/** Plain names of the control samples that the plant has entered. */
export async function enteredControls(context: Pick<TaskContext, 'store'>): Promise<ReadonlySet<string>> {
  const entries = await registered((name) => name.startsWith(CONTROL_SAMPLES), context);
  return new Set(entries.map(({ name }) => plainName(name.slice(CONTROL_SAMPLES.length))));
}
