import { type Command, Option } from 'commander';
import { CERTIFICATE_FORMATS } from '../../../documents/certificate-export.ts';
import { certificateExportPage } from '../../../pages/blocks/certificate-export-page.ts';
import { exportCertificate } from '../../../tasks/release/export-certificate.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface ExportOptions extends OutputOptions {
  readonly number: string;
  readonly as: string;
  readonly parties: string;
  readonly out?: string;
}

/** `remelt certificate export`: a certificate in a format of others. */
export function exportVerb(certificate: Command, cli: Cli): void {
  certificate
    .command('export')
    .description('write an issued certificate as EN 10168 JSON or as a Material Identity passport')
    .argument('<subject>', 'heat:H-1 or object:I-1')
    // it belongs to `certificate`, which reads it: here it is only listed
    .option('--number <number>', 'of the certificate; required')
    .addOption(new Option('--as <format>', 'format').choices(CERTIFICATE_FORMATS).makeOptionMandatory())
    .requiredOption('--parties <file>', 'addresses, order line and delivery note, as docs/formats/parties.md')
    .option('--out <file>', 'write it there')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt certificate export heat:H26-001 --number C-1 --as en10168 --parties parties.json --out C-1.json',
    )
    .action((of: string, _options: unknown, command: Command) => {
      // `certificate` has `--number`, `--out` and `--json` of its own, which are read there.
      const { number, as, parties, out, json } = command.optsWithGlobals<ExportOptions>();
      lookAtTargets([out], parties);
      return perform(cli, exportCertificate, {
        order: { of, number, as, parties: cli.readDocument(parties) },
        json,
        page: certificateExportPage,
        document: ({ document }) => document,
        written: ({ document }) =>
          out === undefined ? [] : [writeFile(out, `${JSON.stringify(document, null, 1)}\n`)],
      });
    });
}
