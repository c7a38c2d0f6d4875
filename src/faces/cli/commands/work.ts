import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import type { Command } from 'commander';
import { CUT } from '../../../engine/part-work.ts';
import type { HostState } from '../../../engine/queue/work-host.ts';
import { InputError, UnavailableError } from '../../../foundation/errors.ts';
import { newMetrics } from '../../server/metrics.ts';
import type { Cli } from '../cli.ts';
import { portIfGiven, whole } from '../typed/numbers.ts';

interface Options {
  readonly only?: string;
  readonly threads?: string;
  readonly name?: string;
  readonly port?: string;
}

/** A host that computes parts of large calculations for those who share its database. */
export function register(program: Command, cli: Cli): void {
  program
    .command('work')
    .description(
      'compute parts of large calculations for all who use the database of DATABASE_URL, until Ctrl-C',
    )
    .option('--only <calculations>', `only parts of these, with commas; default ${CUT.join(',')}`)
    .option('--threads <n>', 'parts at once; default one for each processor')
    .option('--name <name>', 'name in the list of hosts; default that of this computer')
    .option(
      '--port <n>',
      'answer /healthz and /metrics (Prometheus) on this port of 127.0.0.1; default: neither',
    )
    .addHelpText(
      'after',
      "\nIt reads the plant's own data from REMELT_DATA, as the server does. SIGTERM lets it end what it is at.\n\nExamples:\n  remelt work\n  remelt work --only calibrate,simulate --threads 4 --port 4480",
    )
    .action((options: Options) => cli.run({}, () => worked(options, cli)));
}

/** Computes parts until it is ended. */
async function worked(options: Options, cli: Cli) {
  const { databaseUrl } = cli;
  if (!databaseUrl)
    throw new InputError('there is no database to compute parts for', {
      path: 'DATABASE_URL',
      allowed: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE',
      cure: 'set DATABASE_URL to that of the server; a ledger in a folder is computed for by its own server',
    });
  const kinds = kindsOf(options.only);
  const threads =
    options.threads === undefined ? availableParallelism() : whole(options.threads, '--threads', 1);
  const port = portIfGiven(options.port, '--port');
  cli.note(`reading the program and its data`);
  const { beginWorkHost } = await import('../../../engine/queue/work-host.ts');
  const host = await beginWorkHost({
    ...{ databaseUrl, kinds, threads },
    facts: () => cli.compute.facts(null),
    overrides: cli.dataFolder,
    name: options.name ?? hostname(),
    say: cli.note,
  });
  try {
    const told = port === undefined ? undefined : await tell(port, () => host.state());
    cli.note(
      `computes parts of ${kinds.join(', ')} on ${threads} threads${told ? `; ${told.address}/healthz says how it is` : ''} (Ctrl-C ends it)`,
    );
    if (!cli.signal.aborted) await Promise.race([once(cli.signal, 'abort'), once(process, 'SIGTERM')]);
    cli.note('ends what it is at');
    told?.close();
  } finally {
    await host.end();
  }
  const { done, failed } = host.state();
  return {
    document: { format: 'remelt-work/1', done, failed },
    text: `The host has ended: ${done} parts done, ${failed} failed.`,
  };
}

/** Calculations of `--only`; all that hand parts out without it. Throws InputError for another. */
function kindsOf(only: string | undefined): readonly string[] {
  if (only === undefined) return CUT;
  const asked = only.split(',').map((one) => one.trim());
  const wrong = asked.find((one) => !CUT.includes(one));
  if (wrong === undefined) return asked;
  throw new InputError(`"${wrong.slice(0, 60)}" hands no parts out`, {
    path: '--only',
    value: wrong.slice(0, 60),
    allowed: CUT.join(', '),
  });
}

/** Answers how the host is. Throws UnavailableError for a port that is taken. */
async function tell(port: number, state: () => HostState) {
  const metrics = newMetrics();
  const server = createServer((request, response) => {
    const { doing, done, failed, dropped, seconds, threads, refuses } = state();
    if (request.url === '/healthz') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        `${JSON.stringify({ status: refuses.length > 0 ? 'warn' : 'pass', doing, done, failed, refuses })}\n`,
      );
      return;
    }
    if (request.url === '/metrics') {
      response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(
        metrics.text({
          remelt_work_threads: threads,
          remelt_work_doing: doing,
          remelt_work_done: done,
          remelt_work_failed: failed,
          remelt_work_dropped: dropped,
          remelt_work_seconds: seconds,
        }),
      );
      return;
    }
    response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new UnavailableError(
      `port ${port} cannot be listened on`,
      { path: '--port', value: port, cure: 'name another, or 0 for any free one' },
      error,
    );
  }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
