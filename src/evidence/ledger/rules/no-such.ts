import { cureBy, NotFoundError } from '../../../foundation/errors.ts';
import { idRefusal, isNewId } from '../../../metal/alloy/identifier.ts';

/** The error for something that the ledger does not hold. `words` name it: `lot L-1`, `record 7`. */
export function noSuch(words: string, path?: string): NotFoundError {
  const id = /^(?:lot|heat|object) (.*)$/su.exec(words)?.[1];
  // records of other programs may hold more signs, so only what is not found is called an invalid id
  const isId = id === undefined || isNewId(id);
  return new NotFoundError(isId ? `there is no ${words}` : idRefusal(id), {
    ...(path === undefined ? {} : { path }),
    value: words,
    cure: isId ? 'correct the name, or book it first' : 'type the id as the label or the list has it',
  });
}

/** The error for a ledger that was never made. `where` names the place, `cure` how to name another. */
export const noLedger = (where: string, cure: string): NotFoundError =>
  new NotFoundError(`there is no ledger ${where}`, {
    value: where,
    ...cureBy(`${cure}, or make a new ledger`, 'proof/init-ledger'),
  });
