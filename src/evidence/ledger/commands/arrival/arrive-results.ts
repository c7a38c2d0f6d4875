import { BalanceError, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkId } from '../../rules/desk.ts';
import { rawBytes } from '../../subjects/arrival.ts';
import { anew, refuseKnown } from '../found.ts';

/** A1: a file of results arrives once, and its bytes are those that its hash names. It says nothing about metal by itself. */
export const arriveResults = defineRecord({
  type: 'arriveResults',
  of: anew('arrival', 'arrival'),
  says: 'results.arrived',
  act: null,
  rule(desk, { arrival, raw, sha256, samples = [] }) {
    checkId(arrival, `${desk.path}arrival`);
    refuseKnown(desk, `arrival:${arrival}`, `${desk.path}arrival`);
    const twice = samples.find((name, i) => samples.indexOf(name) < i);
    if (twice !== undefined)
      throw new InputError(`sample ${twice} is named twice`, {
        path: `${desk.path}samples`,
        value: twice,
        allowed: 'each sample of the file once',
      });
    try {
      rawBytes(raw, sha256);
    } catch (error) {
      if (!(error instanceof BalanceError)) throw error;
      throw new InputError(error.message, {
        path: `${desk.path}raw`,
        allowed: 'the bytes of the file, deflated, in base64, and their SHA-256',
        cure: 'send the file again',
      });
    }
  },
});
