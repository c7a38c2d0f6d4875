import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Files } from '../files/files.ts';

/** The disk failed under the embedded database. Carries no `code`, so that the database cannot take it for a mere errno. */
export class DiskFailure extends Error {
  /** The system's error, with its code. */
  readonly failure: Error;
  constructor(failure: Error) {
    super(failure.message);
    this.name = 'DiskFailure';
    this.failure = failure;
  }
}

/** Errno numbers inside the WebAssembly module (WASI) that mean the disk, not the file, is at fault. */
const DISK_ERRNOS: ReadonlyMap<number, string> = new Map([
  [19, 'EDQUOT'],
  [22, 'EFBIG'],
  [29, 'EIO'],
  [33, 'EMFILE'],
  [41, 'ENFILE'],
  [51, 'ENOSPC'],
  [69, 'EROFS'],
]);

interface Stream {
  readonly nfd: number;
}
type Operation = (...args: unknown[]) => unknown;

/** The part of PGlite's WebAssembly module that is changed here. */
interface DatabaseModule {
  readonly NODEFS: {
    readonly node_ops: Record<'mknod' | 'setattr', Operation>;
    readonly stream_ops: Record<'open', Operation> & {
      write(stream: Stream, heap: Int8Array, offset: number, length: number, position: number): number;
    };
  };
  onAbort?: (reason: unknown) => void;
  stackRestore: Operation;
  _PostgresMainLoopOnce: Operation;
  _PostgresSendReadyForQueryIfNecessary: Operation;
  _pgl_pq_flush: Operation;
}

/**
 * PGlite's folder on this disk, except that a failing disk ends the call with a DiskFailure. Left alone, PostgreSQL
 * answers a failed write of its log with PANIC; PGlite 0.5.16 swallows that and goes on, and the next commit spins in
 * `XLogFlush` for ever and blocks the process. What is on disk is what a crash leaves: recovery makes it whole. `failed` is
 * told too, because PGlite hides the reason while it opens.
 */
export function diskOf(folder: string, files: Files, failed: (failure: DiskFailure) => void): NodeFS {
  const disk = new NodeFS(folder);
  const init = disk.init.bind(disk);
  disk.init = async (pglite, options) => {
    const { emscriptenOpts } = await init(pglite, options);
    const guard = (module: unknown): void => guardModule(module as DatabaseModule, files, failed);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [guard, ...(emscriptenOpts.preRun ?? [])] } };
  };
  return disk;
}

function guardModule(module: DatabaseModule, files: Files, failed: (failure: DiskFailure) => void): void {
  /**
   * Leaves the module where it stands and lets nothing in again: PGlite swallows what its main loop throws, but restores
   * the stack after it, and there meets the failure; the synchronisation it sends afterwards meets it too.
   */
  const die = (failure: Error): Error => {
    const fail = () => {
      throw failure;
    };
    module.stackRestore = fail;
    module._PostgresMainLoopOnce = fail;
    module._PostgresSendReadyForQueryIfNecessary = () => undefined;
    module._pgl_pq_flush = () => undefined;
    if (failure instanceof DiskFailure) failed(failure);
    return failure;
  };
  const guarded =
    (operation: Operation, what: string): Operation =>
    (...args) => {
      try {
        return operation(...args);
      } catch (error) {
        const errno = error instanceof Error && 'errno' in error ? Number(error.errno) : 0;
        const code = DISK_ERRNOS.get(errno);
        if (code === undefined) throw error;
        throw die(new DiskFailure(Object.assign(new Error(`${what}: ${code}`), { code })));
      }
    };
  const { node_ops, stream_ops } = module.NODEFS;
  stream_ops.write = ({ nfd }, heap, offset, length, position) => {
    try {
      return files.writeAt(nfd, heap.subarray(offset, offset + length), position);
    } catch (error) {
      throw die(new DiskFailure(error instanceof Error ? error : new Error(String(error))));
    }
  };
  stream_ops.open = guarded(stream_ops.open, 'opening a file');
  node_ops.mknod = guarded(node_ops.mknod, 'making a file');
  node_ops.setattr = guarded(node_ops.setattr, 'setting the length of a file');
  module.onAbort = (reason) => {
    die(new Error(`the embedded database stopped: ${String(reason)}`));
  };
}
