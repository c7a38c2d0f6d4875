import { signalOf, type TaskContext } from '../../desk/context.ts';
import { WITNESSES, type WitnessState } from '../../evidence/ledger/subjects/witness-state.ts';
import { fromHex, toHex } from '../../evidence/proof/bytes.ts';
import { checkpointText, parseNote, type Signature, TIME_BYTES } from '../../evidence/proof/note.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { signerOfOrder } from './signer-of-order.ts';

/** Bytes of a witness's signature with its time: cosignature/v1, and ML-DSA-44. */
const WITH_TIME: readonly number[] = [TIME_BYTES + 64, TIME_BYTES + 2420];

/** What witnesses have signed of this ledger; null where none has. */
export async function witnessState({ store }: Pick<TaskContext, 'store'>): Promise<WitnessState | null> {
  try {
    return (await store.subject(WITNESSES)) as WitnessState;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** The last checkpoint with its signatures, where these witnesses have signed it and nothing was booked since; null otherwise. */
export async function keptCheckpoint(
  urls: readonly string[],
  context: Pick<TaskContext, 'store'>,
): Promise<{
  readonly size: number;
  readonly root: string;
  readonly origin: string;
  readonly checkpoint: string;
} | null> {
  const last = (await witnessState(context))?.last;
  if (!last || last.seq !== last.size || !urls.every((url) => last.urls.includes(url))) return null;
  if ((await context.store.head()).size !== last.seq + 1) return null;
  const { origin, size, root, signatures } = last;
  const text = checkpointText({ origin, size, root: fromHex(root) });
  return { size, root, origin, checkpoint: `${text}\n${signatures.join('\n')}\n` };
}

/** Records the lines that witnesses added to a checkpoint of the plant. */
export async function keepCosignatures(
  {
    checkpoint,
    lines,
    urls,
  }: { readonly checkpoint: string; readonly lines: string; readonly urls: readonly string[] },
  { size, root }: { readonly size: number; readonly root: string },
  context: TaskContext,
): Promise<void> {
  const { text } = parseNote(checkpoint);
  const signatures = `${checkpoint}${lines}`
    .slice(text.length + 1)
    .trimEnd()
    .split('\n');
  await context.store.execute(
    {
      type: 'keepCosignatures',
      origin: text.split('\n', 1)[0]!,
      size,
      root,
      signatures,
      witnesses: parseNote(`${checkpoint}${lines}`)
        .signatures.slice(parseNote(checkpoint).signatures.length)
        .map(({ name, keyId, bytes }) => ({ name, keyId: toHex(keyId), ...timeOf(bytes) })),
      urls: [...urls],
      ...(await signerOfOrder(context)),
    },
    signalOf(context),
  );
}

/** When the witness signed, by its own clock. */
function timeOf(bytes: Signature['bytes']): { readonly at?: string } {
  if (!WITH_TIME.includes(bytes.length)) return {};
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0));
  return seconds > 0 && seconds < 1e11 ? { at: new Date(seconds * 1000).toISOString() } : {};
}
