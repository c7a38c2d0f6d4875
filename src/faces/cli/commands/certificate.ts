import { type Command, Option } from 'commander';
import { CERTIFICATE_TYPES, type Certificate } from '../../../documents/certificate.ts';
import { InputError } from '../../../foundation/errors.ts';
import { issueCertificate } from '../../../tasks/release/issue-certificate.ts';
import type { MeasuredReleased } from '../../../tasks/release/release-measured.ts';
import type { Cli } from '../cli.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface CertificateOptions {
  readonly release: string;
  readonly number: string;
  readonly type: Certificate['type'];
  readonly customer: string;
  readonly order?: string;
  readonly by: string;
  readonly inspector?: string;
  readonly out?: string;
  readonly specimen?: boolean;
  readonly json?: boolean;
}

/** The inspection document of released metal. */
export function register(program: Command, cli: Cli): void {
  program
    .command('certificate')
    .description('certificate (EN 10204) of a heat or object that was measured and released')
    .argument('<subject>', 'heat:H-1 or object:I-1')
    .requiredOption('--release <file>', 'what remelt release --of saved')
    .requiredOption('--number <text>', 'number of the certificate')
    .requiredOption('--customer <name>', 'who gets it')
    .requiredOption('--by <person>', 'who validates it; any role but melter and planner')
    .addOption(new Option('--type <type>', 'EN 10204').choices(CERTIFICATE_TYPES).default('3.1'))
    .option('--order <text>', "customer's order")
    .option('--inspector <name>', 'official inspector, for type 3.2')
    .option('--out <file>', 'write it as .pdf, its JSON attached')
    .option('--specimen', 'mark every page NOT A MATERIAL CERTIFICATE')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt certificate heat:H26-001 --release release.json --number C-1 --customer X --by p-cert --out C-1.pdf',
    )
    .action((subject: string, options: CertificateOptions) =>
      cli.run(options, async () => {
        if (options.out !== undefined && !options.out.endsWith('.pdf'))
          throw new InputError(`${options.out} is no .pdf`, {
            path: '--out',
            value: options.out,
            allowed: '.pdf',
          });
        lookAtTargets([options.out], options.release);
        const certificate = await issueCertificate(
          {
            of: subjectOf(subject),
            number: options.number,
            type: options.type,
            customer: { name: options.customer, ...(options.order ? { order: options.order } : {}) },
            released: releasedOf(cli.readDocument(options.release), options.release),
            by: options.by,
            ...(options.inspector
              ? { inspector: { name: options.inspector, role: 'inspector', of: 'official' as const } }
              : {}),
            specimen: options.specimen ?? false,
          },
          await cli.context(),
        );
        if (options.out !== undefined) {
          const { certificatePage } = await import('../../../pages/blocks/certificate-page.ts');
          const { renderPdf } = await import('../../../pages/render/pdf.ts');
          writeFile(options.out, await renderPdf(certificatePage(certificate)));
        }
        return {
          document: certificate,
          text: [
            `${certificate.specimen ? 'specimen of a ' : ''}type ${certificate.type} document ${certificate.number} for ${subject}: ${certificate.results.length} results, ${certificate.lots.length} lots behind it`,
            ...(options.out === undefined ? [] : [`written: ${options.out}`]),
          ].join('\n'),
        };
      }),
    );
}

function subjectOf(text: string): `heat:${string}` | `object:${string}` {
  if (/^(heat|object):.+$/.test(text)) return text as `heat:${string}`;
  throw new InputError(`"${text}" can not be released`, {
    path: 'subject',
    value: text,
    allowed: 'heat:ID or object:ID',
  });
}

/** The ledger knows the hash of the output, so its shape needs no second check here. */
function releasedOf(document: unknown, file: string): MeasuredReleased {
  const one = document as Partial<MeasuredReleased> | null;
  if (one?.document && one.output) return { document: one.document, output: one.output };
  throw new InputError(`${file} is no saved release`, {
    where: file,
    allowed: 'what remelt release --of ... --save wrote',
  });
}
