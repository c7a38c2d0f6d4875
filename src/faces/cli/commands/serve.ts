import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ownFile } from '../../../engine/own-files.ts';
import { type Office, openOffice } from '../../../office/open-office.ts';
import type { TaskContext } from '../../../tasks/context.ts';
import { accountDesk } from '../../server/account-desk.ts';
import { listenLocally } from '../../server/local-socket.ts';
import { repliesIn } from '../../server/once.ts';
import type { LogLine, Plant } from '../../server/plant.ts';
import { listen } from '../../server/serve.ts';
import { socketPath } from '../../server/socket-place.ts';
import type { Cli } from '../cli.ts';
import { positiveIfGiven } from '../numbers.ts';
import { thisVersion } from '../version.ts';

interface Options {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
  readonly open: boolean;
}

/** The plant in a browser: a server for this machine. */
export function register(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the plant to a browser on this machine, until Ctrl-C')
    .option('--port <n>', 'port; default 4477, or another where that is taken')
    .option('--host <address>', 'address of this machine; only 127.0.0.1, localhost and ::1 yet')
    .option('--data <folder>', 'folder of the embedded ledger; default REMELT_FOLDER or ./remelt-data')
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', '\nExample:\n  remelt serve --port 4477 --no-open')
    .action((options: Options) => cli.run({}, () => served(options, cli)));
}

async function served({ port, host, data, open }: Options, cli: Cli) {
  let opening: Promise<TaskContext> | undefined;
  let officeOpening: Promise<Office> | undefined;
  const folder = data ?? cli.ledgerFolder;
  const office = async () => {
    // the ledger is opened first: who holds its folder holds that of the office
    await plant.open();
    officeOpening ??= openOffice(
      cli.databaseUrl ? { databaseUrl: cli.databaseUrl } : { folder: join(folder, 'office') },
    );
    return officeOpening;
  };
  const ended = new AbortController();
  const plant: Plant = {
    office,
    open: () => {
      opening ??= opened(folder, cli);
      return opening;
    },
    compute: cli.compute,
    clock: cli.clock,
    newId: randomUUID,
    version: thisVersion().version,
    web: builtWeb(),
    replies: repliesIn(office, cli.clock),
    signal: ended.signal,
    log: (line) => logged(line, cli),
  };
  const { address, close } = await listen(plant, { port: positiveIfGiven(port, '--port'), host });
  cli.note(`Remelt is at ${address} (Ctrl-C ends it)`);
  try {
    const { store } = await plant.open();
    const local = cli.databaseUrl
      ? undefined
      : await listenLocally(socketPath(folder), {
          store,
          version: plant.version,
          accounts: accountDesk(plant),
        });
    try {
      if (open && cli.ask) openBrowser(address);
      // made now, so that nobody waits for it when they sign in
      void office().catch(() => undefined);
      if (!cli.signal.aborted) await Promise.race([once(cli.signal, 'abort'), once(process, 'SIGTERM')]);
    } finally {
      ended.abort();
      await close();
      await local?.close();
      await (await officeOpening?.catch(() => undefined))?.close();
      await store.close();
    }
  } finally {
    await close();
  }
  return { document: { format: 'remelt-serve/1', address }, text: 'The server has ended.' };
}

/** Folder of the built web, where it was built. */
function builtWeb(): string | undefined {
  const folder = ownFile('dist/web');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}

async function opened(folder: string, cli: Cli): Promise<TaskContext> {
  const { openUnproved } = await import('../../../tasks/open-context.ts');
  return openUnproved({
    compute: cli.compute,
    clock: cli.clock,
    folder,
    // the ledger of a real plant begins with its persons: remelt init
    make: cli.compute.facts().plant.sites.some(({ demonstration }) => demonstration),
    ...(cli.cache === undefined ? {} : { cache: cli.cache }),
    ...(cli.databaseUrl ? { databaseUrl: cli.databaseUrl } : {}),
    onProgress: cli.note,
  });
}

/** One line of JSON where a program reads; at a terminal only what is wrong. */
function logged(line: LogLine, cli: Cli): void {
  if (!cli.ask || line.status >= 500) cli.note(JSON.stringify(line));
}

/** Shows the address in the browser of who sits here; where there is none, the address was said. */
function openBrowser(address: string): void {
  const [program, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const browser = spawn(program!, words, { stdio: 'ignore', detached: true });
  browser.once('error', () => undefined);
  browser.unref();
}
