import type { Command } from 'commander';
import { certificateNote } from '../../../../desk/key-keeper.ts';
import { parseDocument } from '../../../../documents/common.ts';
import { certificateSchema } from '../../../../documents/proof/certificate.ts';
import type { Countersignature } from '../../../../documents/proof/countersignature.ts';
import { ConflictError } from '../../../../foundation/errors.ts';
import { hashOf } from '../../../../foundation/quantity/canonical.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { signerInFile } from '../../kept/key-files.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';

interface SignOptions extends OutputOptions {
  readonly name: string;
  readonly key: string;
  readonly out: string;
}

/** The second signature on a certificate of type 3.2 (EN 10204). */
export function register(program: Command, cli: Cli): void {
  const countersign = program
    .command('countersign')
    .description('sign a certificate of type 3.2 as its second party, and record that signature');
  countersign
    .command('sign')
    .description('sign a certificate as the purchaser or an inspector: no ledger, no account, an own key')
    .argument('<certificate>', 'what remelt certificate --json wrote')
    .requiredOption('--name <name>', 'name of your key, such as inspector.example/y')
    .requiredOption('--key <file>', 'your private key; made there when the file is missing')
    .requiredOption('--out <file>', 'where the signature goes')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt countersign sign C-1.json --name inspector.example/y --key own.key --out C-1.signature.json',
    )
    .action((file: string, options: SignOptions) => {
      lookAtTargets([options.out]);
      return cli.run(options, async () => signed(cli, file, options));
    });
}

function signed(cli: Cli, file: string, { name, key, out }: SignOptions): Answer {
  const read = cli.readDocument(file);
  const { type, number, product } = parseDocument(certificateSchema, read, 'certificate');
  if (type !== '3.2')
    throw new ConflictError(`certificate ${number} is of type ${type}: no second party signs it`, {
      path: 'certificate.type',
      value: type,
      allowed: '3.2',
    });
  const subject = `${product.kind}:${product.id}`;
  const payloadSha256 = hashOf(read);
  const signer = signerInFile(key, name);
  const document: Countersignature = {
    format: 'remelt-countersignature/1',
    subject,
    number,
    payloadSha256,
    verifierKey: signer.verifierKey,
    signature: signer.sign(certificateNote(subject, payloadSha256)).trimEnd(),
  };
  const text = `certificate ${number} of ${subject} is signed; your key, for those who trust it: ${signer.verifierKey}`;
  return {
    document,
    text: [text, writeFile(out, `${JSON.stringify(document, null, 1)}\n`)].join('\n'),
    exit: 0,
  };
}
