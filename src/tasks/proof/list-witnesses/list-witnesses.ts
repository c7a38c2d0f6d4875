import type { TaskContext } from '../../../desk/context.ts';
import type { LedgerWitnesses } from '../../../documents/keys.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { witnessState } from '../kept-cosignatures.ts';
import { keysOf, validKeyOf } from '../keys-of-ledger.ts';
import { logSigner } from '../sign-checkpoint/sign-checkpoint.ts';
import { contract } from './contract.ts';

type Asked = LedgerWitnesses['asked'];

/** Whether a checkpoint is signed from here, whom it may be shown, and what is to be done for what is missing. */
async function askedHere(context: TaskContext): Promise<Asked> {
  const { witnesses = [] } = context;
  const signs = (await logSigner(context)) !== null;
  const hasKey = (await validKeyOf(context)) !== undefined;
  const makesKey = !hasKey && context.keys === undefined && context.logKeys?.make !== undefined;
  return {
    signs,
    makesKey,
    witnesses: [...witnesses],
    cures: [
      ...(signs || makesKey
        ? []
        : hasKey
          ? [
              'The key of the log is not on this server. Sign where it is kept, or start the server under that account, so that it may sign.',
            ]
          : ['The plant has no key of the log yet. Who keeps it makes it on the command line.']),
      ...(witnesses.length > 0
        ? []
        : ['No witness is named here. Name those that the server may ask when it is started.']),
    ],
  };
}

/** The keys of the plant, and who else has signed its ledger: up to which record, and when. */
export const listWitnesses = defineVerb(
  contract,
  async (_, context) => {
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
      asked: await askedHere(context),
      records: size,
      uncosigned: size - cosigned,
    };
  },
  { alsoOn: async (_, context) => hashOfText(JSON.stringify(await askedHere(context))) },
);
