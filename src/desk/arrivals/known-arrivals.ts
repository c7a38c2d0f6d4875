import { NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { arrivalId } from './arrive.ts';

/** Which of these contents (SHA-256, hex) have arrived from a source already. */
export async function knownArrivals(
  source: string,
  sha256: readonly string[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly string[]> {
  const known: string[] = [];
  for (const one of sha256) {
    try {
      await store.subject(`arrival:${arrivalId(source, one)}`);
      known.push(one);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }
  return known;
}
