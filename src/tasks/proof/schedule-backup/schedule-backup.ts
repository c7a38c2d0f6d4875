import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Copies that stay where nobody says how many: two weeks. */
const USUAL_KEEP = 14;

/**
 * Sets when the server copies the ledger by itself. Throws InputError where it does not say when, ConflictError where no server is there to
 * do it, or nobody has named a folder for copies.
 */
export const scheduleBackup = defineVerb(
  contract,
  async ({ hour, keep = USUAL_KEEP, off }, { backups, actor }) => {
    if ((hour === undefined) === (off === undefined))
      throw new InputError('say at which hour the server copies, or that it copies no more', {
        path: 'hour',
        allowed: 'an hour from 0 to 23, or off',
      });
    if (!backups)
      throw new ConflictError('no server is there that could copy the ledger by the clock', {
        path: 'hour',
        cure: 'start the server, then set it there',
      });
    const person = actor.kind === 'person' ? actor.person.id : actor.user;
    return backups.schedule(hour === undefined ? null : { hour, keep }, person);
  },
);
