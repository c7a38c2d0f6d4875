import { type Files, type LogFile, nodeFiles } from '../files/files.ts';

/** Steps of the disk at which a failure can be planted. */
const LOG_STEPS = ['append', 'half-append', 'sync', 'truncate'] as const;
export type LogStep = (typeof LOG_STEPS)[number];
export type FileStep =
  | LogStep
  | 'makeFolder'
  | 'openLog'
  | 'createExclusive'
  | 'replace'
  | 'rename'
  | 'writeAt';

export interface FaultyFiles extends Files {
  /** From now on the step fails with this system error, `times` times (default: for ever), once it has worked `after` times. */
  plant(step: FileStep, code: string, how?: { readonly times?: number; readonly after?: number }): void;
  heal(): void;
}

/** The file system of this machine with failures planted. `half-append` writes half of the bytes, then fails. */
export function faultyFiles(): FaultyFiles {
  const planted = new Map<FileStep, { readonly code: string; left: number; after: number }>();
  const due = (step: FileStep): string | null => {
    const fault = planted.get(step);
    if (!fault || fault.left === 0 || fault.after-- > 0) return null;
    fault.left -= 1;
    return fault.code;
  };
  const pass = (step: FileStep): void => {
    const code = due(step);
    if (code !== null) throw systemError(code, step);
  };
  const log = (file: LogFile): LogFile => ({
    ...file,
    async append(bytes) {
      pass('append');
      const half = due('half-append');
      if (half === null) return file.append(bytes);
      await file.append(bytes.subarray(0, bytes.length >> 1));
      throw systemError(half, 'write');
    },
    async sync() {
      pass('sync');
      return file.sync();
    },
    async truncate(length) {
      pass('truncate');
      return file.truncate(length);
    },
  });
  return {
    ...nodeFiles,
    plant: (step, code, { times = Number.POSITIVE_INFINITY, after = 0 } = {}) =>
      planted.set(step, { code, left: times, after }),
    heal: () => planted.clear(),
    async makeFolder(path) {
      pass('makeFolder');
      return nodeFiles.makeFolder(path);
    },
    async openLog(path) {
      pass('openLog');
      return log(await nodeFiles.openLog(path));
    },
    async createExclusive(path, text) {
      pass('createExclusive');
      return nodeFiles.createExclusive(path, text);
    },
    async replace(path, text) {
      pass('replace');
      return nodeFiles.replace(path, text);
    },
    writeAt(descriptor, bytes, position) {
      pass('writeAt');
      return nodeFiles.writeAt(descriptor, bytes, position);
    },
    async rename(from, to) {
      pass('rename');
      return nodeFiles.rename(from, to);
    },
  };
}

const systemError = (code: string, step: string): Error =>
  Object.assign(new Error(`${code}: planted, ${step}`), { code });
