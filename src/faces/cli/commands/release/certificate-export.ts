import type { Command } from 'commander';
import { contract } from '../../../../tasks/release/export-certificate/contract.ts';
import { exportCertificate } from '../../../../tasks/release/export-certificate/export-certificate.ts';
import { page } from '../../../../tasks/release/export-certificate/page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { takeOptions } from '../../verb.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';

interface ExportOptions extends OutputOptions {
  readonly number: string;
  readonly parties: string;
  readonly out?: string;
}

/** `remelt certificate export`: a certificate in a format of others. */
export function exportVerb(certificate: Command, cli: Cli): void {
  const command = certificate
    .command('export')
    .description('write an issued certificate as EN 10168 JSON or as a Material Identity passport')
    .argument('<subject>', 'heat:H-1 or object:I-1')
    // it belongs to `certificate`, which reads it: here it is only listed
    .option('--number <number>', 'of the certificate; required');
  const { orderOf, words } = takeOptions(command, contract, ['number']);
  command
    .option('--out <file>', 'write it there')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt certificate export heat:H26-001 --number C-1 --as en10168 --parties parties.json --out C-1.json',
    )
    .action((of: string) => {
      // `certificate` has `--number`, `--out` and `--json` of its own, which are read there.
      const options = command.optsWithGlobals<ExportOptions>();
      const { number, parties, out, json } = options;
      lookAtTargets([out], parties);
      return perform(cli, exportCertificate, {
        ...{ order: { of, number, ...orderOf(options, cli) }, words, json, page },
        document: ({ document }) => document,
        written: ({ document }) =>
          out === undefined ? [] : [writeFile(out, `${JSON.stringify(document, null, 1)}\n`)],
      });
    });
}
