import type { Signer } from '../evidence/ledger/rules/signer.ts';
import type { Store } from '../evidence/ledger/store.ts';

/** The store as a proved person uses it: every command is theirs. */
export const signedStore = (store: Store, signer: Signer): Store => ({
  ...store,
  execute: (command, options) => store.execute(command, { signer, ...options }),
  roster: async () => ({ ...(await store.roster()), signedIn: signer.person }),
});
