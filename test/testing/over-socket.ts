import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskContext } from '../../src/desk/context.ts';
import { listenLocally } from '../../src/faces/server/wire/local-socket.ts';
import { remoteStore } from '../../src/faces/server/wire/remote-store.ts';

/** Nothing here has an office. */
const office = async () => Promise.reject(new Error('no office'));

/** The context with its ledger behind the socket of a server, as a command line has it while a server holds the folder. */
export async function overSocket(
  context: TaskContext,
): Promise<{ readonly context: TaskContext; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-socket-'));
  const path = join(folder, 's.sock');
  const local = await listenLocally(path, { store: context.store, office, version: 'test' });
  const caller = { version: 'test', token: undefined, onNote: () => undefined };
  const store = (await remoteStore(path, caller))!;
  return {
    context: { ...context, store },
    close: async () => {
      await store.close();
      await local.close();
      await context.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
