import { ledgerWitnessesSchema } from '../../documents/keys.ts';
import { listWitnessesOrder } from '../../documents/orders/proof.ts';
import { defineTask } from '../task.ts';
import { witnessState } from './kept-cosignatures.ts';
import { keysOf } from './keys-of-ledger.ts';

/** The keys of the plant, and who else has signed its ledger: up to which record, and when. */
export const listWitnesses = defineTask({
  name: 'list-witnesses',
  title: 'List the keys of the plant, and the witnesses that have signed its ledger',
  order: listWitnessesOrder,
  answer: ledgerWitnessesSchema,
  act: null,
  reads: true,
  run: async (_, context) => {
    const [{ keys }, state, { size }] = [
      await keysOf(context),
      await witnessState(context),
      await context.store.head(),
    ];
    const witnesses = state?.witnesses ?? [];
    const cosigned = Math.max(0, ...witnesses.map((one) => one.size));
    return {
      format: 'remelt-ledger-witnesses/1' as const,
      keys,
      witnesses: witnesses.map(({ name, keyId, since, size: signed, at, seq }) => ({
        name,
        keyId,
        since,
        size: signed,
        at,
        seq,
      })),
      times: state?.times ?? [],
      records: size,
      uncosigned: size - cosigned,
    };
  },
});
