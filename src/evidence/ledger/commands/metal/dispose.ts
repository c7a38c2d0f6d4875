import { ForbiddenError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { alive } from '../found.ts';

/** E4: what is to be done with metal that did not pass; a released object keeps its release. */
export const dispose = defineCommand<Asks<'dispose', 'lot.dispositioned'> & { readonly of: Subject }>({
  type: 'dispose',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'dispose of metal',
  decide(desk, command) {
    const state = alive(desk, command.of);
    if (state.status === 'cut') {
      throw new ForbiddenError(`${command.of} is cut up and no longer exists as itself`, {
        path: `${desk.path}of`,
        value: command.of,
        allowed: 'metal that is not cut up',
        cure: 'say what becomes of its pieces',
      });
    }
    // what failed after it had left is decided about: taken back, or used under a concession
    if (state.status === 'shipped' && state.release?.verdict !== 'FAIL') {
      throw new ForbiddenError(`${command.of} was shipped and is no longer in the plant`, {
        path: `${desk.path}of`,
        value: command.of,
        allowed: 'metal in the plant, or metal that was judged FAIL since it left',
      });
    }
    if (command.disposition === 'notify' && state.status !== 'shipped')
      throw new ForbiddenError(`${command.of} is here: nobody has it who could be told`, {
        path: `${desk.path}disposition`,
        value: command.disposition,
        allowed: '"notify" for metal that has left',
        cure: 'say what becomes of it in the plant',
      });
    if (state.type !== 'lot' && state.release?.verdict === 'PASS') {
      throw new ForbiddenError(
        `${command.of} is released (PASS); only metal that did not pass is disposed of`,
        {
          path: `${desk.path}of`,
          value: command.of,
          cure: 'correct the analysis behind the release first',
        },
      );
    }
    desk.write(`${state.type}.dispositioned`, state.subject, command);
  },
});
