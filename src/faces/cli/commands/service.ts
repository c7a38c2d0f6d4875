import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ownFile } from '../../../engine/own-files.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Cli } from '../cli.ts';
import { INSTANCE, type ServiceOrder, systemdUnit, windowsRecipe } from '../service-unit.ts';
import { portIfGiven } from '../typed/numbers.ts';
import { writeFile } from '../write-file.ts';

interface Options {
  readonly user?: string;
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly name?: string;
  readonly makeCertificate?: boolean;
  readonly servers?: string;
  readonly balancer?: string;
  readonly worker?: boolean;
  readonly threads?: string;
  readonly windows?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

const USUAL_PORT = 4477;
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
    .option(
      '--servers <n>',
      'several servers of one database: a unit of which each has a port, from --port on',
    )
    .option('--balancer <addresses>', 'balancers in front of them, with commas')
    .option('--worker', 'a unit for a worker, which computes for the servers')
    .option('--threads <n>', 'threads of the worker')
    .option('--windows', 'lines for PowerShell instead of a unit')
    .option('--out <file>', 'write it there')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt service --user remelt --data /srv/remelt/data --out remelt.service\n  remelt service --user remelt --servers 2 --balancer 127.0.0.1 --out remelt@.service',
    )
    .action((options: Options) =>
      cli.run(options, () => {
        refuseTogether(options, cli);
        const order = options.worker ? workerOf(options, cli) : orderOf(options, cli);
        const text = options.windows ? windowsRecipe(order) : systemdUnit(order);
        if (options.out) writeFile(options.out, text);
        const document = { format: 'remelt-service/1', text, file: options.out ?? null };
        const after = options.servers === undefined ? [] : [startsOf(options)];
        return {
          document,
          text: options.out ? [`written: ${options.out}`, ...after].join('\n') : text,
        };
      }),
    );
}

/** Throws InputError for options that do not go together, and for several processes without a database that they share. */
function refuseTogether({ servers, worker, windows, threads }: Options, { databaseUrl }: Cli): void {
  const [path, with_] = worker
    ? ['--worker', servers !== undefined ? '--servers' : windows ? '--windows' : undefined]
    : servers !== undefined
      ? ['--servers', windows ? '--windows' : undefined]
      : ['--threads', threads === undefined ? undefined : 'a server'];
  if (with_ !== undefined)
    throw new InputError(`${path} does not go with ${with_}`, {
      path,
      allowed: 'one unit for servers, and another for workers',
      cure: 'write one after the other',
    });
  if ((servers === undefined && !worker) || databaseUrl) return;
  throw new InputError('several processes share a ledger on PostgreSQL only', {
    path: 'DATABASE_URL',
    allowed: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    cure: 'set it, then write the unit again',
  });
}

/** Which units of the template run, in words of the system. */
function startsOf(options: Options): string {
  const count = atLeastOne(options.servers, '--servers');
  const from = portIfGiven(options.port, '--port') ?? USUAL_PORT;
  const units = Array.from({ length: count }, (_, i) => `remelt@${from + i}.service`).join(' ');
  return `put it into /etc/systemd/system/remelt@.service, then run: systemctl enable ${units}; systemctl start ${units}`;
}

function atLeastOne(typed: string | undefined, path: string): number {
  const n = Number(typed);
  if (/^\d{1,3}$/.test(typed ?? '') && n > 0) return n;
  throw new InputError(`${path} takes a whole number`, {
    path,
    value: typed ?? null,
    allowed: '1 to 999',
  });
}

/** What runs a worker: it needs the same settings as a server, and no port. */
function workerOf(options: Options, cli: Cli): ServiceOrder {
  const { threads } = options;
  const order = orderOf(options, cli);
  const words = [
    'work',
    ...(threads === undefined ? [] : ['--threads', String(atLeastOne(threads, '--threads'))]),
  ];
  return { ...order, what: 'a worker of the plant', serve: words };
}

function orderOf(options: Options, { ledgerFolder, databaseUrl }: Cli): ServiceOrder {
  const { user = userInfo().username, data, port, host, name, makeCertificate, servers, balancer } = options;
  // the name of a unit of a template is its port
  const at = servers === undefined ? String(portIfGiven(port, '--port') ?? USUAL_PORT) : INSTANCE;
  if (servers !== undefined) atLeastOne(servers, '--servers');
  const folder = resolve(data ?? ledgerFolder);
  return {
    user,
    program: [process.execPath, ownFile('bin/remelt.cjs')],
    serve: [
      ...['serve', '--no-open', '--port', at, '--data', folder],
      ...(host ? ['--host', host] : []),
      ...(name ? ['--name', name] : []),
      ...(makeCertificate ? ['--make-certificate'] : []),
      ...(balancer ? ['--balancer', balancer] : []),
    ],
    environment: {
      REMELT_FOLDER: folder,
      ...(process.env.REMELT_DATA ? { REMELT_DATA: resolve(process.env.REMELT_DATA) } : {}),
    },
    // the address of a database may hold a password, and everybody of the computer reads a unit
    ...(databaseUrl ? { environmentFile: SETTINGS } : {}),
  };
}
