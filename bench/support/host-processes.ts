import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { secondsOfProcess } from './processor.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'src', 'faces', 'cli', 'main.ts');

/** A `remelt work` in a process of its own. */
export interface HostProcess {
  readonly name: string;
  readonly pid: number;
  /** Processor seconds so far. */
  readonly seconds: () => number;
  readonly said: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly hasEnded: () => boolean;
  /** Kills it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Ends it as the system does. */
  readonly end: () => Promise<void>;
}

/** How a host is started. */
interface HostOptions {
  readonly databaseUrl: string;
  readonly name: string;
  readonly threads?: number;
  readonly only?: string;
  /** The plant's own data folder. */
  readonly data?: string;
  /** Network namespace that it lives in. */
  readonly namespace?: string;
  /** An option of Node. */
  readonly node?: string;
}

/** Starts a host, and waits until it computes parts. Throws with its words where it does not. */
export async function startHost(options: HostOptions): Promise<HostProcess> {
  const { databaseUrl, name, threads = 1, only, data, namespace, node } = options;
  const words = [
    ...(namespace ? ['ip', 'netns', 'exec', namespace] : []),
    ...[
      process.execPath,
      ...(node ? [node] : []),
      '--no-warnings',
      PROGRAM,
      'work',
      '--name',
      name,
      '--threads',
      String(threads),
    ],
    ...(only ? ['--only', only] : []),
  ];
  const child = spawn(words[0]!, words.slice(1), {
    env: { ...process.env, DATABASE_URL: databaseUrl, ...(data ? { REMELT_DATA: data } : {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const begun = Promise.withResolvers<void>();
  child.stderr.on('data', (part: Buffer) => {
    said += String(part);
    if (said.includes('computes parts of')) begun.resolve();
  });
  child.once('exit', () => begun.reject(new Error(`the host ${name} ended: ${said}`)));
  await begun.promise;
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const after = async (signal: NodeJS.Signals): Promise<void> => {
    if (ended()) return;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
  };
  return {
    name,
    pid: child.pid!,
    seconds: () => secondsOfProcess(child.pid!),
    said: () => said,
    signal: (signal) => void child.kill(signal),
    hasEnded: ended,
    kill: () => after('SIGKILL'),
    end: () => after('SIGTERM'),
  };
}

/** A way to the database of another host, which can be cut as a cable is: nothing comes through, and nobody is told. */
export interface Cable {
  readonly databaseUrl: string;
  /** Name of the namespace that the host lives in; undefined where the system makes none. */
  readonly namespace: string | undefined;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

/** True where network namespaces can be made: as root on Linux, with iproute2. */
export const hasNamespaces = (): boolean =>
  spawnSync('ip', ['netns', 'add', 'remelt-probe']).status === 0 &&
  spawnSync('ip', ['netns', 'del', 'remelt-probe']).status === 0;

let cables = 0;

/** A namespace with a cable to this one, and through it to the database. Throws where the system makes none. */
export async function cableTo(databaseUrl: string): Promise<Cable> {
  const at = cables++;
  const [namespace, ours, theirs] = [
    `remelt-${process.pid}-${at}`,
    `rm${at}a${process.pid % 10000}`,
    `rm${at}b`,
  ];
  const [near, far] = [`10.213.${at}.1`, `10.213.${at}.2`];
  const ip = (...words: string[]): void => void execFileSync('ip', words);
  ip('netns', 'add', namespace);
  ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs, 'netns', namespace);
  ip('addr', 'add', `${near}/24`, 'dev', ours);
  ip('link', 'set', ours, 'up');
  ip('-n', namespace, 'addr', 'add', `${far}/24`, 'dev', theirs);
  ip('-n', namespace, 'link', 'set', theirs, 'up');
  ip('-n', namespace, 'link', 'set', 'lo', 'up');
  // the server of the database listens on this machine alone
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const relay = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const onward = connect(Number(target.port), target.hostname);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  relay.listen(0, near);
  await once(relay, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = near;
  url.port = String((relay.address() as { port: number }).port);
  return {
    databaseUrl: url.href,
    namespace,
    cut: () => ip('link', 'set', ours, 'down'),
    mend: () => ip('link', 'set', ours, 'up'),
    close: () => {
      relay.close();
      // those of a host that ended behind the cut never hear of it
      for (const socket of sockets) socket.destroy();
      spawnSync('ip', ['link', 'del', ours]);
      spawnSync('ip', ['netns', 'del', namespace]);
    },
  };
}
