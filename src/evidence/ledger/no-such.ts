import { NotFoundError } from '../../foundation/errors.ts';

/** The error for something that the ledger does not hold. `words` name it: `lot L-1`, `record 7`. */
export const noSuch = (words: string, path?: string): NotFoundError =>
  new NotFoundError(`there is no ${words}`, {
    ...(path === undefined ? {} : { path }),
    value: words,
    cure: 'correct the name, or book it first',
  });
