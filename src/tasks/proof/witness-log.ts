import { fromHex, toHex } from '../../evidence/proof/bytes.ts';
import { COSIGNATURE_V1, ML_DSA_44 } from '../../evidence/proof/note.ts';
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
  signers: readonly NoteSigner[],
  { seen, remember }: WitnessMemory,
): (body: string) => WitnessAnswer {
  const { logs } = parsePolicy(policy);
  return (body) => {
    const answer = addCheckpoint(body, {
      logs,
      signers,
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

/** Private key of a new witness as text, from 32 random bytes: Ed25519, or ML-DSA-44, which a quantum computer does not break. */
export const witnessKeyText = (name: string, seed: Uint8Array, mlDsa = false): string =>
  privateKeyText(name, seed, mlDsa ? ML_DSA_44 : COSIGNATURE_V1);

/** Signers of a witness by its clock [s since 1970], one for each of its keys; together they sign once with each. */
export const witnessSigners = (keys: readonly string[], time_s: () => number): readonly NoteSigner[] =>
  keys.map((key) => signerOfKey(key, time_s));
