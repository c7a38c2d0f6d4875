import { type Signer, sourceSigner } from '../evidence/ledger/rules/signer.ts';
import type { Store } from '../evidence/ledger/store.ts';

/** The store as a proved person uses it: every command is theirs. */
export const signedStore = (store: Store, signer: Signer): Store => ({
  ...store,
  execute: (command, options) => store.execute(command, { signer, ...options }),
  roster: async () => ({ ...(await store.roster()), signedIn: signer.person }),
});

/** The store as a source of the plant uses it: it books what it sends, and signs nothing. */
export const storeOfSource = (store: Store): Store => ({
  ...store,
  execute: (command, options) => store.execute(command, { ...options, signer: sourceSigner() }),
});
