import type { Head } from '../evidence/ledger/store.ts';
import { certificateNote } from '../evidence/proof/certificate-note.ts';
import type { KeyType } from '../evidence/proof/note.ts';
import { type NoteSigner, privateKeyText, signerOfKey } from '../evidence/proof/sign.ts';

export type { KeyType, NoteSigner };
export { certificateNote, privateKeyText, signerOfKey };

/** Where private keys are kept: files of one account, or a device that does not give them away. They are never recorded. */
export interface KeyKeeper {
  /** A new key of that name, of Ed25519 or of ML-DSA-44, of a person unless it is the plant's; answers its public half and where the private one is. */
  readonly make: (
    name: string,
    type?: KeyType,
    of?: 'plant' | 'person',
  ) => { readonly verifierKey: string; readonly place: string };
  /** Removes a key that was made and never recorded. */
  readonly discard: (verifierKey: string) => void;
  /** The signer of a public key; null where its private half is not here. */
  readonly signer: (verifierKey: string) => NoteSigner | null;
  /** The largest ledger that the key has signed; null before the first. */
  readonly lastSigned: (verifierKey: string) => Head | null;
  readonly noteSigned: (verifierKey: string, head: Head) => void;
}
