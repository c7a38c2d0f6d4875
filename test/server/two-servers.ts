import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { hashOfText } from '../../src/foundation/quantity/canonical.ts';
import { openOffice } from '../../src/office/open-office.ts';
import { hashOfSecret } from '../../src/office/password.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { PERSONS, type PersonId, tokenOf } from './founded.ts';

const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');

/** What persons of the test sign in with. */
export const PASSWORD = 'four words of no sort';

/** A program that runs until it is ended. */
export interface Running {
  readonly address: string;
  readonly child: ChildProcess;
  readonly kill: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A program of the system, where it is installed; Debian keeps those of servers where no path of a person leads. */
export const programOf = (name: string): string | undefined =>
  [`/usr/sbin/${name}`, `/usr/bin/${name}`].find((place) => existsSync(place));

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

const runningOf = (child: ChildProcess, address: string): Running => ({
  address,
  child,
  kill: () => ended(child, 'SIGKILL'),
  end: () => ended(child, 'SIGTERM'),
});

/** A server, and all it has printed so far. */
export interface RunningServer extends Running {
  readonly printed: () => string;
}

/** A `remelt serve` in a process of its own, once it has said where it is and answers. */
export async function serverOn(
  databaseUrl: string,
  cwd: string,
  options: readonly string[] = [],
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve', '--no-open', ...options], {
    cwd,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      told += String(chunk);
      const found = /Remelt is at (http:\/\/127\.0\.0\.1:\d+)\D/.exec(told);
      if (found) resolve(found[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(told)));
  });
  return { ...runningOf(child, address), printed: () => told };
}

/** A plant in an empty database, whose persons all have the same password. */
export async function foundedOn(databaseUrl: string): Promise<void> {
  const store = storeByTrade(await openStore({ databaseUrl, clock: () => new Date() }));
  const context = memoryContext();
  const persons = Object.entries(PERSONS).map(([id, roles]) => ({
    ...{ id, name: id.toUpperCase(), roles: [...roles] },
    token: tokenOf(id as PersonId),
  }));
  await runTask(initLedger, { plant: 'works', name: 'The Works', persons }, { ...context, store });
  await Promise.all([store.close(), context.store.close(), context.compute.close()]);
  const office = await openOffice({ databaseUrl });
  const password = await hashOfSecret(PASSWORD);
  for (const { id, token } of persons)
    await office.accounts.put({
      ...{ person: id, proof: hashOfText(token), password, pin: null },
      changedAt: new Date().toISOString(),
    });
  await office.close();
}

/** Hands each request to the next of its servers, as the simplest balancer does; says from whom it came. */
export async function roundRobin(servers: readonly Running[]): Promise<Running> {
  let turn = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { port } = new URL(servers[turn++ % servers.length]!.address);
    const headers = {
      ...incoming.headers,
      'x-forwarded-for': incoming.headers['x-forwarded-for'] ?? '127.0.0.1',
    };
    const onward = ask(
      { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const end = async (): Promise<void> => {
    proxy.closeAllConnections();
    proxy.close();
    await once(proxy, 'close');
  };
  const { port } = proxy.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, child: undefined as never, kill: end, end };
}

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Waits until something listens there. */
async function listening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await sleep(50);
  }
}

/** The haproxy of the system in front of the servers, with the settings of the page "a server for the plant". */
export async function haproxy(servers: readonly Running[], cwd: string): Promise<Running> {
  const port = await freePort();
  const file = join(cwd, 'haproxy.cfg');
  writeFileSync(
    file,
    `global
  maxconn 500
defaults
  mode http
  option forwardfor
  timeout connect 2s
  timeout client 310s
  timeout server 310s
frontend plant
  bind 127.0.0.1:${port}
  http-request set-header X-Forwarded-Proto http
  default_backend servers
backend servers
  balance roundrobin
  option redispatch
  option httpchk
  http-check send meth GET uri /health ver HTTP/1.1 hdr Host localhost
  http-check expect status 200
${servers.map(({ address }, i) => `  server s${i} ${new URL(address).host} check inter 500 fall 2 rise 1\n`).join('')}`,
  );
  const program = programOf('haproxy')!;
  execFileSync(program, ['-c', '-f', file], { stdio: 'pipe' });
  const child = spawn(program, ['-db', '-f', file], { stdio: 'ignore' });
  await listening(port, child);
  return runningOf(child, `http://127.0.0.1:${port}`);
}

/** The pgbouncer of the system before a database; its address is that of the database to whoever connects. */
export async function pgbouncer(
  databaseUrl: string,
  cwd: string,
): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const [port, to] = [await freePort(), new URL(databaseUrl)];
  const file = join(cwd, 'pgbouncer.ini');
  writeFileSync(join(cwd, 'users.txt'), `"${to.username}" "${to.password}"\n`);
  writeFileSync(
    file,
    `[databases]
* = host=${to.hostname} port=${to.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
auth_type = plain
auth_file = ${join(cwd, 'users.txt')}
pool_mode = transaction
default_pool_size = 6
max_client_conn = 100
`,
  );
  // it does not run as root
  const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  if (as.length > 0) execFileSync('chmod', ['-R', 'a+rX', cwd]);
  const child = spawn(programOf('pgbouncer')!, [...as, file], { stdio: 'ignore' });
  await listening(port, child);
  const url = new URL(databaseUrl);
  url.port = String(port);
  return { url: url.href, end: () => ended(child, 'SIGTERM') };
}

/** A browser at an address, from a place of the network that a balancer tells of: it keeps cookies, and sends what a page sends. */
export function browserAt(address: string, from: string) {
  const jar = new Map<string, string>();
  let person: string | undefined;
  const send = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    fetch(address + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...{ cookie: [...jar].map((one) => one.join('=')).join('; '), 'x-forwarded-for': from },
        ...(person ? { 'remelt-person': person } : {}),
        ...more,
      },
    });
  const ask = async (...asked: Parameters<typeof send>) => {
    const answer = await send(...asked);
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, json };
  };
  return {
    jar,
    send,
    get: (path: string, more?: Record<string, string>) => ask('GET', path, undefined, more),
    post: (path: string, body: unknown, more?: Record<string, string>) => ask('POST', path, body, more),
    remove: (path: string) => ask('DELETE', path),
    signIn: async (as: PersonId, password = PASSWORD) => {
      const answer = await ask('POST', '/api/session', { person: as, password });
      if (answer.status === 200) person = as;
      return answer;
    },
    /** The same cookies, at another address: the next request of a browser, at a server of one's choice. */
    at: (other: string) => {
      const same = browserAt(other, from);
      for (const [name, value] of jar) same.jar.set(name, value);
      same.as(person);
      return same;
    },
    as: (who: string | undefined): void => {
      person = who;
    },
  };
}
