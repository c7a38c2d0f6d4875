import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { systemError, UnavailableError } from '../../../../foundation/errors.ts';
import { type ConnectedScales, connectedScales } from '../../../../links/scale/connected-scales.ts';
import { scaleAddressOf } from '../../../../links/scale/scale-address.ts';
import { simulatedScale } from '../../../../links/scale/simulated-scale.ts';
import { listScales } from '../../../../tasks/heats/list-scales/list-scales.ts';
import { page as scalesPage } from '../../../../tasks/heats/list-scales/page.ts';
import { contract as reading } from '../../../../tasks/heats/read-scale/contract.ts';
import { page as readingPage } from '../../../../tasks/heats/read-scale/page.ts';
import { readScale } from '../../../../tasks/heats/read-scale/read-scale.ts';
import type { ScaleDesk } from '../../../server/scale-desk.ts';
import { askScales } from '../../../server/wire/remote-store.ts';
import { isOwnSocket, socketPath } from '../../../server/wire/socket-place.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { portIfGiven } from '../../typed/numbers.ts';
import { runningVerb } from '../../typed/options-of-verb.ts';
import { takeFields } from '../../verb.ts';
import { thisVersion } from '../../version.ts';

interface ReadOptions extends OutputOptions {
  readonly at?: string;
  readonly scale: string;
}

/** The scales of the plant: what they are, what they show, and one that is only simulated. */
export function register(program: Command, cli: Cli): void {
  const scale = program
    .command('scale')
    .description('scales of the plant: calibration, a weight as one shows it');
  scale
    .command('list')
    .description('list the scales of the plant with capacity, division and calibration')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt scale list')
    .action((options: OutputOptions) =>
      perform(throughServer(cli), listScales, { ...options, order: {}, page: scalesPage }),
    );
  const read = scale
    .command('read')
    .description('read one stable weight, to try the connection; nothing is booked');
  const { words, named, orderOf } = takeFields(read, reading.order);
  read
    .option(
      '--at <address>',
      'where it is: tcp://HOST:PORT?protocol=mt-sics, or serial:DEVICE?protocol=sma; default: the server that runs here reads it',
    )
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nProtocols: mt-sics, sma, toledo (continuous output), and (stream of A&D and others)\n' +
        '\nExamples:\n  remelt scale read platform\n  remelt scale read platform --at "tcp://192.168.1.40:4305?protocol=mt-sics"\n' +
        '  remelt scale read bench --at "serial:/dev/ttyUSB0?protocol=and&baud=2400&data=7&parity=even"',
    )
    .action((...given: unknown[]) => {
      const { at, json, ...typed } = named<ReadOptions>(given);
      const order = orderOf(typed, cli);
      return perform(readingAt(cli, typed.scale, at), readScale, { order, words, json, page: readingPage });
    });
  scale
    .command('simulate')
    .description('a simulated scale, to try the furnace page without one: the load is what you type')
    .option('--port <n>', 'port on this machine; default 4305')
    .addHelpText(
      'after',
      '\nExample, in a terminal of its own:\n  remelt scale simulate\n' +
        'then:\n  remelt serve --scale "platform=tcp://127.0.0.1:4305?protocol=mt-sics"',
    )
    .action(({ port }: { readonly port?: string }) => cli.run({}, () => simulated(port, cli)));
}

/** The command line reading one scale at an address, or through the server that runs here; it keeps no reading. */
function readingAt(cli: Cli, id: string, at: string | undefined): Cli {
  if (at === undefined) return throughServer(cli);
  const scales = connectedScales(new Map([[id, scaleAddressOf(at, '--at')]]));
  return withScales(cli, async () => scales);
}

/** The command line with the scales of the server that holds its folder; without any where none does. */
function throughServer(cli: Cli): Cli {
  const path = socketPath(cli.ledgerFolder);
  if (cli.databaseUrl || !isOwnSocket(path)) return cli;
  const caller = {
    ...{ version: thisVersion().version, token: cli.logins.token() },
    ...{ verb: runningVerb(cli), onNote: () => undefined },
  };
  const ask = async <M extends keyof ScaleDesk>(method: M, ...args: readonly unknown[]) =>
    (await askScales(path, caller, { method, args }))?.answer as
      | Awaited<ReturnType<ScaleDesk[M]>>
      | undefined;
  return withScales(cli, async () => ({
    connected: new Map(await ask('connected')),
    read: async (scale, { within_ms }) => {
      const shown = await ask('read', scale, within_ms);
      if (shown) return shown;
      throw new UnavailableError('the server that reads the scales has ended', {
        cure: `start it again, or name the address: remelt scale read ${scale} --at ADDRESS`,
      });
    },
  }));
}

const withScales = (cli: Cli, scalesOf: () => Promise<ConnectedScales>): Cli => ({
  ...cli,
  context: async (options) => ({
    ...(await cli.context(options)),
    scales: { ...(await scalesOf()), keep: async () => null, kept: async () => null },
  }),
});

/** Port of MT-SICS. */
const USUAL_PORT = 4305;

/** Serves a simulated scale until Ctrl-C; each line that is typed is its load in kg. */
async function simulated(port: string | undefined, cli: Cli) {
  const scale = await simulatedScale({ port: portIfGiven(port, '--port') ?? USUAL_PORT }).catch((error) => {
    throw new UnavailableError(`the simulated scale cannot listen: ${systemError(error).code}`, {
      path: '--port',
      value: port ?? USUAL_PORT,
      allowed: 'a free port',
      cure: 'name another one with --port',
    });
  });
  // it listens for its end before it says that it is there
  const ends = cli.signal.aborted
    ? null
    : Promise.race([once(cli.signal, 'abort'), once(process, 'SIGTERM')]);
  cli.note(`SIMULATED scale at tcp://127.0.0.1:${scale.port}?protocol=mt-sics (Ctrl-C ends it)`);
  cli.note('Type the load in kg and press Enter.');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    scale.load(line);
    cli.note(`on the scale: ${scale.shown()} kg`);
  });
  try {
    await ends;
  } finally {
    lines.close();
    await scale.close();
  }
  return {
    document: { format: 'remelt-simulated-scale/1', port: scale.port },
    text: 'The simulated scale has ended.',
  };
}
