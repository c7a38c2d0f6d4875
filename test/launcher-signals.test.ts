import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freshFolder } from './testing/remelt.ts';

const LAUNCHER = join(import.meta.dirname, '..', 'bin', 'remelt.cjs');
/** Says that this Node is an old one: the launcher hands over to the Node of the package. */
const OLD_NODE = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });`;

describe.skipIf(process.platform === 'win32')('the launcher under an older Node', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const preload = join(folder.path, 'old.cjs');
  writeFileSync(preload, OLD_NODE);

  /** A command that waits until it is interrupted, in a process group of its own; resolves once it waits. */
  const waiting = async () => {
    const child = spawn(process.execPath, ['-r', preload, LAUNCHER, 'scale', 'simulate', '--port', '0'], {
      cwd: folder.path,
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, REMELT_HANDED_OVER: undefined, REMELT_FOLDER: join(folder.path, 'ledger') },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    while (!said.includes('press Enter')) {
      expect(child.exitCode, said).toBe(null);
      await once(child.stderr, 'data');
    }
    return { child, said: () => said };
  };
  const end = (pid: number): void => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // all of them have ended
    }
  };

  it.each([
    ['SIGINT', 0],
    ['SIGTERM', 0],
    ['SIGHUP', 129],
  ] as const)(
    'passes %s on and exits as the command does, with %i',
    async (signal, code) => {
      const { child } = await waiting();
      try {
        child.kill(signal);
        expect(await once(child, 'exit')).toEqual([code, null]);
      } finally {
        end(child.pid!);
      }
    },
    60_000,
  );

  it('takes one Ctrl-C, which the terminal says to both, for one', async () => {
    const { child, said } = await waiting();
    try {
      process.kill(-child.pid!, 'SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(said().match(/Ctrl-C again/g)).toHaveLength(1);
    } finally {
      end(child.pid!);
    }
  }, 60_000);
});
