import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ownFile } from '../../../engine/own-files.ts';
import type { Cli } from '../cli.ts';
import { type ServiceOrder, systemdUnit, windowsRecipe } from '../service-unit.ts';
import { portIfGiven } from '../typed/numbers.ts';
import { writeFile } from '../write-file.ts';

interface Options {
  readonly user?: string;
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly name?: string;
  readonly makeCertificate?: boolean;
  readonly windows?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Where DATABASE_URL stands for a service: a file that root alone reads. */
const SETTINGS = '/etc/remelt.env';

/** What the system needs to run the server by itself. */
export function register(program: Command, cli: Cli): void {
  program
    .command('service')
    .description('print what makes the system run the server: a unit of systemd, or lines for Windows')
    .option('--user <account>', 'account of this computer that runs it; default yours')
    .option('--data <folder>', 'folder of the embedded ledger; default REMELT_FOLDER or ./remelt-data')
    .option('--port <n>', 'port; default 4477')
    .option('--host <address>', 'address to listen on; default 127.0.0.1')
    .option('--name <names>', 'names under which others reach it, with commas')
    .option('--make-certificate', 'HTTPS with a certificate made here')
    .option('--windows', 'lines for PowerShell instead of a unit')
    .option('--out <file>', 'write it there')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt service --user remelt --data /srv/remelt/data --out remelt.service',
    )
    .action((options: Options) =>
      cli.run(options, () => {
        const order = orderOf(options, cli);
        const text = options.windows ? windowsRecipe(order) : systemdUnit(order);
        if (options.out) writeFile(options.out, text);
        const document = { format: 'remelt-service/1', text, file: options.out ?? null };
        return { document, text: options.out ? `written: ${options.out}` : text };
      }),
    );
}

function orderOf(options: Options, { ledgerFolder, databaseUrl }: Cli): ServiceOrder {
  const { user = userInfo().username, data, port, host, name, makeCertificate } = options;
  const folder = resolve(data ?? ledgerFolder);
  return {
    user,
    program: [process.execPath, ownFile('bin/remelt.cjs')],
    serve: [
      ...['serve', '--no-open', '--port', String(portIfGiven(port, '--port') ?? 4477), '--data', folder],
      ...(host ? ['--host', host] : []),
      ...(name ? ['--name', name] : []),
      ...(makeCertificate ? ['--make-certificate'] : []),
    ],
    environment: {
      REMELT_FOLDER: folder,
      ...(process.env.REMELT_DATA ? { REMELT_DATA: resolve(process.env.REMELT_DATA) } : {}),
    },
    // the address of a database may hold a password, and everybody of the computer reads a unit
    ...(databaseUrl ? { environmentFile: SETTINGS } : {}),
  };
}
