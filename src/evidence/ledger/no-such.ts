import { NotFoundError } from '../../foundation/errors.ts';

/** The error for something that the ledger does not hold. `words` name it: `lot L-1`, `record 7`. */
export const noSuch = (words: string, path?: string): NotFoundError =>
  new NotFoundError(`there is no ${words}`, {
    ...(path === undefined ? {} : { path }),
    value: words,
    cure: 'correct the name, or book it first',
  });

/** The error for a ledger that was never made. `where` names the place, `cure` how to name another. */
export const noLedger = (where: string, cure: string): NotFoundError =>
  new NotFoundError(`there is no ledger ${where}`, {
    value: where,
    cure: `${cure}, or make a new ledger with \`remelt init\``,
  });
