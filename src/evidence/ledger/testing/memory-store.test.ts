import { openMemoryStore } from './memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', {
  async fresh(clock) {
    const store = openMemoryStore({ clock, salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
    return { store, reopen: null, sql: null, shared: false, dispose: () => store.close() };
  },
});
