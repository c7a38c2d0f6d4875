import type { IdentificationVerdict } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { aliveLot } from './found.ts';

export interface RecordIdentification extends Told {
  readonly type: 'recordIdentification';
  readonly lot: string;
  readonly verdict: IdentificationVerdict;
  /** Probabilities as decimal text. */
  readonly candidates: readonly { readonly grade: string; readonly probability: string }[];
  readonly equivalent?: readonly string[];
  /** SHA-256 of the identify document. */
  readonly documentSha256?: string;
}

/** What a lot was identified as, with every candidate; it clears nothing by itself. */
export const recordIdentification = defineCommand<RecordIdentification>({
  type: 'recordIdentification',
  names: ({ lot }) => ({ subjects: [`lot:${lot}`] }),
  act: 'identify lot',
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
    desk.write('lot.identified', lot.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      verdict: command.verdict,
      candidates: [...command.candidates],
      equivalent: command.equivalent ? [...command.equivalent] : undefined,
      documentSha256: command.documentSha256,
      by: command.by,
    });
  },
});
