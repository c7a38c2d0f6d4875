import type { Within } from '../../documents/qualification/qualified-heat.ts';
import type { QualifyInput } from '../../documents/qualification/qualify.ts';
import { InputError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { documentOfProgramme } from './qualified-document.ts';

/** The qualified heats of a programme, as a plan takes them; `where` names it in the InputError for one that states none. */
export function coveredBy({ programme }: Pick<QualifyInput, 'programme'>, where: string): Within {
  const { id, qualifiedHeats = [], trampSums } = programme;
  if (qualifiedHeats.length === 0)
    throw new InputError(`${where}: the programme ${id} states no qualified heats`, {
      path: 'programme.qualifiedHeats',
      allowed: 'at least three heats',
      cure: 'say of each qualified heat how it was made',
    });
  return { programme: id, qualifiedHeats, ...(trampSums ? { trampSums } : {}) };
}

/** The same of a programme of the ledger. Throws NotFoundError with the nearest ids, ForbiddenError before gate 1 passed. */
export const envelopeOfProgramme = async (id: string, context: TaskContext): Promise<Within> =>
  coveredBy((await documentOfProgramme(id, context)).document, 'programme');
