import type { Command } from 'commander';
import type { TaskContext } from '../../../../desk/context.ts';
import { putAt } from '../../../../documents/contract/in-order.ts';
import type { Certificate } from '../../../../documents/proof/certificate.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { certificatePage, certificateWithBundle } from '../../../../pages/blocks/release/certificate-page.ts';
import { makeBundle } from '../../../../tasks/proof/make-bundle/make-bundle.ts';
import { requireLogKey } from '../../../../tasks/proof/sign-checkpoint/sign-checkpoint.ts';
import { certificateStanding } from '../../../../tasks/release/certificate-standing/certificate-standing.ts';
import { contract } from '../../../../tasks/release/issue-certificate/contract.ts';
import { issueCertificate } from '../../../../tasks/release/issue-certificate/issue-certificate.ts';
import { showCertificate } from '../../../../tasks/release/show-certificate/show-certificate.ts';
import { requireMay, rolesIn, runTask } from '../../../../tasks/task.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';
import { HTML_OPTION } from '../../show-page.ts';
import { takeOptions } from '../../verb.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';
import { exportVerb } from './certificate-export.ts';

interface CertificateOptions extends OutputOptions {
  readonly release?: string;
  readonly number: string;
  readonly customer?: string;
  readonly show?: boolean;
  readonly by?: string;
  readonly out?: string;
  readonly bundle?: boolean;
  readonly html?: string;
}

/** The inspection document of released metal. */
export function register(program: Command, cli: Cli): void {
  const certificate = program.command('certificate');
  exportVerb(certificate, cli);
  certificate
    .description('certificate (EN 10204) of a heat or object that was measured and released')
    .argument('<subject>', 'heat:H-1 or object:I-1');
  // it is needed for a new one alone
  const fields = takeOptions(certificate, contract, ['customer.name']);
  certificate
    .option('--customer <name>', 'customer who receives it')
    .option('--show', 'show the certificate of this number as it was issued')
    .option(...byOption(contract, contract.who!))
    .option('--out <file>', 'write it as .pdf, its JSON attached')
    .option(
      '--bundle',
      `put the bundle that the customer verifies it by into the PDF; needs the key of the log and the role ${rolesIn('make bundle')}`,
    )
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt certificate heat:H26-001 --release release.json --number C-1 \\\n    --customer X --by p-cert --out C-1.pdf',
    )
    .action(async (of: string, options: CertificateOptions) => {
      lookAtTargets([pdfName(options.out)], ...(options.release === undefined ? [] : [options.release]));
      if (options.bundle) await requireBundle(await cli.context(options));
      const shown = {
        ...options,
        page: async (one: Certificate) => certificatePage(one, await standingOf(one, { cli, of, options })),
        written: (one: Certificate) => onPaper(one, { cli, of, options }),
      };
      if (options.show)
        return perform(cli, showCertificate, { ...shown, order: { of, number: options.number } });
      return perform(cli, issueCertificate, {
        ...shown,
        order: orderOf(options.customer, { of, ...fields.orderOf(options, cli) }),
        words: fields.words,
      });
    });
}

/** Throws ForbiddenError where no bundle can be made: before anything is issued. */
async function requireBundle(context: TaskContext): Promise<void> {
  await requireMay(makeBundle, context);
  await requireLogKey(context);
}

/** What is asked of a new certificate. Throws InputError without a customer. */
function orderOf(customer: string | undefined, typed: object): object {
  if (customer === undefined)
    throw new InputError('a certificate is issued to a customer', {
      path: '--customer',
      cure: 'name the customer, or look at an issued certificate with --show',
    });
  const order: Record<string, unknown> = { ...typed };
  putAt(order, 'customer.name', customer);
  if ('inspector' in order) for (const [name, value] of OFFICIAL) putAt(order, `inspector.${name}`, value);
  return order;
}

/** An inspector who is named at a terminal. */
const OFFICIAL = [
  ['role', 'inspector'],
  ['of', 'official'],
] as const;

interface OnPaper {
  readonly cli: Cli;
  readonly of: string;
  readonly options: CertificateOptions;
}

/** Writes the certificate on paper where that was asked, with its bundle where that was asked too. */
async function onPaper(issued: Certificate, { cli, of, options }: OnPaper): Promise<readonly string[]> {
  const { out, bundle = false } = options;
  if (out === undefined) return [];
  const { renderPdf } = await import('../../../../pages/render/pdf.ts');
  const standing = await standingOf(issued, { cli, of, options });
  const paper = bundle
    ? certificateWithBundle(issued, await bundleOf(issued, { cli, of, options }), standing)
    : certificatePage(issued, standing);
  return [writeFile(out, await renderPdf(paper))];
}

/** Who has signed it so far. */
const standingOf = async ({ number }: Certificate, { cli, of, options: { by } }: OnPaper) =>
  runTask(certificateStanding, { of, number }, await cli.context({ by }));

/** The bundle of the metal for the customer of the certificate. */
async function bundleOf({ customer }: Certificate, { cli, of, options: { release, by } }: OnPaper) {
  const released = release === undefined ? undefined : cli.readDocument(release);
  return runTask(makeBundle, { subject: of, customer: customer.name, released }, await cli.context({ by }));
}

function pdfName(file: string | undefined): string | undefined {
  if (file === undefined || file.endsWith('.pdf')) return file;
  throw new InputError(`--out ${file} does not end in .pdf`, {
    path: '--out',
    value: file,
    allowed: 'a name ending in .pdf',
  });
}
