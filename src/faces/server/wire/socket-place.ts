import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Longest path that every system takes for a socket [byte]. */
const LONGEST = 100;

/** Path of the socket of the server that holds a data folder; in the system's folder where it would be too long. */
export function socketPath(folder: string): string {
  const path = join(resolve(folder), 'server.sock');
  if (Buffer.byteLength(path) <= LONGEST) return path;
  return join(tmpdir(), `remelt-${createHash('sha256').update(path).digest('hex').slice(0, 24)}.sock`);
}

/** True where a socket stands that belongs to this user, and that nobody else can write to: a token may be sent there. */
export function isOwnSocket(path: string): boolean {
  try {
    const { uid, mode } = lstatSync(path);
    const isSocket = (mode & 0o170000) === 0o140000;
    return isSocket && uid === process.getuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}
