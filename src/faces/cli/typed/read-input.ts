import { readSync } from 'node:fs';
import { systemError } from '../../../foundation/errors.ts';

/** One read of standard input into the buffer: how many bytes came, 0 at its end. */
export type ReadSome = (into: Uint8Array) => number;

/** Bytes asked for at once. */
const PART = 64 * 1024;
/** Wait before the next look at a pipe that another program left in non-blocking mode and has not written to yet [ms]. */
const WAIT_MS = 10;

/** Whole standard input, also of a pipe that answers "try again" (EAGAIN) while its writer is still at work; ends above `most` bytes. */
export function readInput(most: number, some: ReadSome = (into) => readSync(0, into)): Buffer {
  const parts: Buffer[] = [];
  let bytes = 0;
  // one byte more than allowed shows that it is too much
  while (bytes <= most) {
    const part = Buffer.allocUnsafe(PART);
    const count = someOf(part, some);
    if (count === 0) break;
    if (count !== null) {
      parts.push(part.subarray(0, count));
      bytes += count;
    } else wait();
  }
  return Buffer.concat(parts);
}

/** Bytes that came; 0 at the end, null when there is nothing yet. */
function someOf(part: Buffer, some: ReadSome): number | null {
  try {
    return some(part);
  } catch (error) {
    const { code } = systemError(error);
    // Windows tells the end of a pipe by an error
    if (code === 'EOF') return 0;
    if (code === 'EAGAIN' || code === 'EINTR') return null;
    throw error;
  }
}

const nothing = new Int32Array(new SharedArrayBuffer(4));
const wait = (): void => void Atomics.wait(nothing, 0, 0, WAIT_MS);
