import { ConflictError, cureBy, InputError } from '../../../../foundation/errors.ts';
import type { Said } from '../../../records/kinds.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { programmeFound } from './programme-found.ts';

/** M6: what the gates recommend is kept with the hash of what it rests on, once for a document. */
export const evaluateProgramme = defineCommand<
  Asks<'evaluateProgramme', 'programme.evaluated', 'gate' | 'verdict' | 'answer' | 'look' | 'recommended'> & {
    readonly programme: string;
    readonly gates: readonly Pick<
      Said<'programme.evaluated'>,
      'gate' | 'verdict' | 'answer' | 'look' | 'recommended'
    >[];
  }
>({
  type: 'evaluateProgramme',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'evaluate programme',
  decide(desk, { programme, gates, ...told }) {
    const { documentSha256 } = told;
    const state = programmeFound(desk, programme);
    const same = state.evaluations.find((one) => one.documentSha256 === documentSha256);
    if (same)
      throw new ConflictError(`programme ${programme} was evaluated on this document: record ${same.seq}`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: 'a document that was not judged yet',
        ...cureBy('see what was recommended', 'qualification/show-programme', { programme }),
      });
    if (gates.length === 0)
      throw new InputError('no gate was judged', { path: `${desk.path}gates`, allowed: 'at least one' });
    for (const gate of gates) desk.write('programme.evaluated', state.subject, { ...told, ...gate });
  },
});
