import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { textOf } from '../../../../documents/json-text.ts';
import { InputError, UnavailableError } from '../../../../foundation/errors.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { witnessServer } from '../../witness-server.ts';

interface WitnessOptions extends OutputOptions {
  readonly name: string;
  readonly trust: string;
  readonly folder: string;
  readonly mlDsa?: boolean;
  readonly host: string;
  readonly port: string;
}

/** A customer or auditor watches the ledger of a plant: it never signs two different histories. */
export function register(program: Command, cli: Cli): void {
  program
    .command('witness')
    .description(
      'run a witness: a small server that signs checkpoints of a ledger it has seen grow, and no fork',
    )
    .requiredOption('--name <name>', 'name of this witness, such as witness.example/auditor')
    .requiredOption('--trust <file>', 'tlog-policy that names the logs')
    .option('--folder <folder>', 'where its key and what it has seen are kept', './remelt-witness')
    .option(
      '--ml-dsa',
      'sign by ML-DSA-44 too (FIPS 204), with a second key: a quantum computer does not break it',
    )
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .option('--port <number>', 'port to listen at; 0 = a free one', '7462')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt witness --name witness.example/auditor --trust trust.txt')
    .action((options: WitnessOptions) => cli.run(options, () => watch(cli, options)));
}

const PORT_TAKEN =
  'another program listens there, perhaps this witness already: end it, or name another port with --port (0 = a free one)';

async function watch(cli: Cli, { name, trust, folder, mlDsa, host, port }: WitnessOptions): Promise<Answer> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new InputError(`--port ${port} is not a port`, {
      path: '--port',
      value: port,
      allowed: '0 to 65535',
    });
  const policy = textOf(cli.readBytes(trust), trust);
  const { server, verifierKeys } = witnessServer({ name, policy, folder, mlDsa });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new UnavailableError(`nothing can be served there: ${error.code ?? error.message}`, {
          where: `${host}:${port}`,
          ...(error.code === 'EADDRINUSE' ? { cure: PORT_TAKEN } : {}),
        }),
      ),
    );
    server.listen(Number(port), host, resolve);
  });
  const address = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  cli.note(`witness ${name} at ${url}`);
  for (const [i, key] of verifierKeys.entries())
    cli.note(`for policies: witness auditor${i === 0 ? '' : '-ml-dsa'} ${key} ${url}`);
  await new Promise<void>((resolve) => {
    if (cli.signal.aborted) resolve();
    else cli.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    document: { format: 'remelt-witness/1', name, verifierKey: verifierKeys[0], verifierKeys, url },
    text: 'the witness has stopped',
  };
}
