import { InputError } from '../../../foundation/errors.ts';
import { VERDICTS, type Verdict } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import type { GateCheckItem } from '../state.ts';
import { aliveLot } from './found.ts';

/** Checks at the gate. The verdict of the lot is the worst of its checks. */
export interface GateCheck extends Told {
  readonly type: 'gateCheck';
  readonly lot: string;
  readonly checks: readonly GateCheckItem[];
}

/** L3: the verdict of a gate check is the worst of its checks; anything but PASS puts the lot on hold. */
export const gateCheck = defineCommand<GateCheck>({
  type: 'gateCheck',
  names: ({ lot }) => ({ subjects: [`lot:${lot}`] }),
  act: 'check lot',
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
    if (command.checks.length === 0) {
      throw new InputError(`the gate check of lot ${lot.id} lists no checks`, {
        path: `${desk.path}checks`,
        allowed: 'at least one check with its verdict',
      });
    }
    const worst = Math.max(...command.checks.map(({ verdict }) => WORST[verdict] ?? Number.NaN));
    const verdict = VERDICTS.find((word) => WORST[word] === worst);
    if (verdict === undefined) {
      throw new InputError(`a check of lot ${lot.id} has no valid verdict`, {
        path: `${desk.path}checks`,
        allowed: VERDICTS.join(', '),
      });
    }
    desk.write('lot.gate-checked', lot.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      verdict,
      checks: [...command.checks],
      by: command.by,
    });
  },
});

const WORST: Readonly<Record<Verdict, number>> = { PASS: 0, HOLD: 1, FAIL: 2 };
