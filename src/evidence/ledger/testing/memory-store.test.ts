import { clockContract } from './clock-contract.ts';
import { indexContract } from './index-contract.ts';
import { openMemoryStore } from './memory-store.ts';
import { namesContract } from './names-contract.ts';
import { storeContract } from './store-contract.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { trialContract } from './trial-contract.ts';

const under: StoreUnderTest = {
  async fresh(clock) {
    const store = openMemoryStore({ clock, salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
    return { store, reopen: null, sql: null, shared: false, dispose: () => store.close() };
  },
};
storeContract('memory', under);
clockContract('memory', under);
trialContract('memory', under);
indexContract('memory', under);
namesContract('memory', under);
