import type { TaskContext } from '../../desk/context.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import { fromHex } from '../../evidence/proof/bytes.ts';
import { parseNote } from '../../evidence/proof/note.ts';
import { witnessRequestText } from '../../evidence/proof/witness.ts';
import { ConflictError, RemeltError, UnavailableError } from '../../foundation/errors.ts';
import { keepCosignatures } from './kept-cosignatures.ts';

/** Times that a witness is asked: first from nothing, then from the size that it says. */
const ATTEMPTS = 3;

/**
 * The checkpoint with the signatures of these witnesses (C2SP tlog-witness), which are kept in the ledger. Throws UnavailableError for one that does not answer,
 * ConflictError for one that has seen another log.
 */
export async function seenByWitnesses(
  checkpoint: string,
  urls: readonly string[],
  at: { readonly head: Head; readonly context: TaskContext },
): Promise<string> {
  let lines = '';
  const answered: string[] = [];
  try {
    for (const url of urls) {
      lines += await signatureOf(url, checkpoint, at);
      answered.push(url);
    }
  } finally {
    // what one has signed is kept, also when the next one does not answer
    if (answered.length > 0)
      await keepCosignatures({ checkpoint, lines, urls: answered }, at.head, at.context);
  }
  return checkpoint + lines;
}

async function signatureOf(
  url: string,
  checkpoint: string,
  { head, context }: { readonly head: Head; readonly context: TaskContext },
): Promise<string> {
  const { store, askWitness } = context;
  if (!askWitness) throw new UnavailableError('no witness can be asked here', { where: url });
  let old = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const hashes = old === 0 || old === head.size ? [] : (await store.proveConsistency(old, head.size)).proof;
    const { status, body } = await askWitness(
      url,
      witnessRequestText({ old, proof: hashes.map(fromHex), checkpoint }),
    );
    if (status === 200) return checked(body, checkpoint, url);
    const seen = status === 409 && /^\d{1,16}\n?$/.test(body) ? Number(body) : null;
    if (seen === null || seen === old || seen > head.size)
      throw new ConflictError(`the witness does not sign: ${body.trim().slice(0, 200) || status}`, {
        where: url,
        value: status,
        cure: 'if it has seen another ledger, this one was rolled back or rewritten: put the latest backup back',
      });
    old = seen;
  }
  throw new UnavailableError('the witness changes faster than it can be answered', { where: url });
}

/** The lines of a witness, which are signature lines and nothing else. */
function checked(lines: string, checkpoint: string, url: string): string {
  try {
    if (lines.startsWith('\u2014 ') && parseNote(`${checkpoint}${lines}`).signatures.length > 0) return lines;
  } catch (error) {
    if (!(error instanceof RemeltError)) throw error;
  }
  throw new UnavailableError('the witness answers with no signature', { where: url });
}
