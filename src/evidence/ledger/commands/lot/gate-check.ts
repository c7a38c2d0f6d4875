import { InputError } from '../../../../foundation/errors.ts';
import { VERDICTS, type Verdict } from '../../../../metal/alloy/words.ts';
import { type CommandOf, defineRecord } from '../../rules/command.ts';
import { LOT } from '../found.ts';

/** Checks at the gate. */
export type GateCheck = CommandOf<typeof gateCheck>;

/** L3: the verdict of a gate check is the worst of its checks; anything but PASS puts the lot on hold. */
export const gateCheck = defineRecord({
  type: 'gateCheck',
  of: LOT,
  says: 'lot.gate-checked',
  worked: ['verdict'],
  act: 'check lot',
  work(desk, { checks }, lot) {
    if (checks.length === 0) {
      throw new InputError(`the gate check of lot ${lot.id} lists no checks`, {
        path: `${desk.path}checks`,
        allowed: 'at least one check with its verdict',
      });
    }
    const worst = Math.max(...checks.map(({ verdict }) => WORST[verdict] ?? Number.NaN));
    const verdict = VERDICTS.find((word) => WORST[word] === worst);
    if (verdict === undefined) {
      throw new InputError(`a check of lot ${lot.id} has no valid verdict`, {
        path: `${desk.path}checks`,
        allowed: VERDICTS.join(', '),
      });
    }
    return { verdict };
  },
});

const WORST: Readonly<Record<Verdict, number>> = { PASS: 0, HOLD: 1, FAIL: 2 };
