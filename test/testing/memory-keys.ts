import { randomBytes } from 'node:crypto';
import { type KeyKeeper, privateKeyText, signerOfKey } from '../../src/desk/key-keeper.ts';
import type { Head } from '../../src/evidence/ledger/store.ts';

/** Private keys that are gone with the test. */
export function memoryKeys(): KeyKeeper {
  const keys = new Map<string, string>();
  const signed = new Map<string, Head>();
  return {
    make(name, type) {
      const text = privateKeyText(name, randomBytes(32), type);
      const { verifierKey } = signerOfKey(text);
      keys.set(verifierKey, text);
      return { verifierKey, place: 'memory' };
    },
    discard: (verifierKey) => void keys.delete(verifierKey),
    signer: (verifierKey) => {
      const text = keys.get(verifierKey);
      return text === undefined ? null : signerOfKey(text, () => Date.now() / 1000);
    },
    lastSigned: (verifierKey) => signed.get(verifierKey) ?? null,
    noteSigned: (verifierKey, head) => void signed.set(verifierKey, head),
  };
}
