import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerDisk } from '../plant.ts';

/** What is written to see that the disk takes it [bytes]. */
const PROBE = new Uint8Array(4096).fill(0x2e);

/** The disk of a folder of this machine. */
export const ledgerDisk = (folder: string): LedgerDisk => ({
  room: async () => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize };
  },
  write: async () => {
    const path = join(folder, `.probe-${process.pid}`);
    const file = await open(path, 'w', 0o600);
    try {
      await file.write(PROBE);
      await file.sync();
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
  },
});
