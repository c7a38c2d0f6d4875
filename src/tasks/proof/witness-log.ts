import { fromHex, toHex } from '../../evidence/proof/bytes.ts';
import { COSIGNATURE_V1 } from '../../evidence/proof/note.ts';
import { parsePolicy } from '../../evidence/proof/policy.ts';
import { type NoteSigner, privateKeyText, signerOfKey } from '../../evidence/proof/sign.ts';
import { addCheckpoint, type WitnessAnswer } from '../../evidence/proof/witness.ts';

/** Where a witness remembers what it has seen, by origin: size and root [hex]. */
export interface WitnessMemory {
  readonly seen: (origin: string) => { readonly size: number; readonly root: string } | null;
  /** Returns when it is kept for good. */
  readonly remember: (origin: string, seen: { readonly size: number; readonly root: string }) => void;
}

/** A witness of the logs of a policy: what it answers to a request. It remembers before it answers. */
export function witnessOf(
  policy: string,
  signer: NoteSigner,
  { seen, remember }: WitnessMemory,
): (body: string) => WitnessAnswer {
  const { logs } = parsePolicy(policy);
  return (body) => {
    const answer = addCheckpoint(body, {
      logs,
      signer,
      seen(origin) {
        const known = seen(origin);
        return known && { size: known.size, root: fromHex(known.root) };
      },
    });
    const { next } = answer;
    if (next) remember(next.origin, { size: next.size, root: toHex(next.root) });
    return answer;
  };
}

/** Private key of a new witness as text, from 32 random bytes. */
export const witnessKeyText = (name: string, seed: Uint8Array): string =>
  privateKeyText(name, seed, COSIGNATURE_V1);

/** Signer of a witness by its clock [s since 1970]. */
export const witnessSigner = (key: string, time_s: () => number): NoteSigner => signerOfKey(key, time_s);
