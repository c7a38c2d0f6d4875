import type { Command } from 'commander';
import type { ReleaseOutput } from '../../../documents/release.ts';
import { InputError } from '../../../foundation/errors.ts';
import { releasePage } from '../../../pages/blocks/release-page.ts';
import { type MeasuredRelease, releaseMeasured } from '../../../tasks/release/release-measured.ts';
import type { Answer, Cli } from '../cli.ts';
import { showPage } from '../show-page.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

const EXIT = { PASS: 0, FAIL: 1, HOLD: 3 } as const;

/** Element by element against the specification. */
export function register(program: Command, cli: Cli): void {
  program
    .command('release')
    .description('judge results against a specification; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<file>', 'remelt-release/1 document, - = standard input')
    .option('--of <subject>', 'heat:H-1 or object:I-1 of the ledger: FILE is then the specification alone')
    .option(
      '--by <person>',
      'with --of: who decides; needs the role certifier, neither melted, analysed nor corrected it',
    )
    .option('--confidence <p>', 'with --of: probability of conformance asked for')
    .option('--save <file>', 'with --of: write document and verdict, for the certificate')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt release docs/formats/release.example.json\n  remelt release specification.json --of heat:H26-001 --by p-cert --save release.json',
    )
    .action((file: string, options: ReleaseOptions) =>
      cli.run(options, async () =>
        options.of === undefined
          ? answerOf(await cli.compute.release(cli.readDocument(file)))
          : ofLedger(file, { ...options, of: options.of }, cli),
      ),
    );
}

interface ReleaseOptions {
  readonly of?: string;
  readonly by?: string;
  readonly confidence?: string;
  readonly save?: string;
  readonly json?: boolean;
}

async function ofLedger(
  file: string,
  options: ReleaseOptions & { readonly of: string },
  cli: Cli,
): Promise<Answer> {
  if (options.by === undefined)
    throw new InputError('who releases it?', { path: '--by', allowed: 'a person of the plant' });
  if (!/^(heat|object):.+$/.test(options.of))
    throw new InputError(`"${options.of}" can not be released`, {
      path: '--of',
      value: options.of,
      allowed: 'heat:ID or object:ID',
    });
  lookAtTargets([options.save], file);
  const released = await releaseMeasured(
    {
      of: options.of as MeasuredRelease['of'],
      // The release document's own schema reads it.
      specification: cli.readDocument(file) as MeasuredRelease['specification'],
      by: options.by,
      ...(options.confidence === undefined ? {} : { confidence: Number(options.confidence) }),
    },
    await cli.context(),
  );
  if (options.save) writeFile(options.save, `${JSON.stringify(released, null, 1)}\n`);
  return answerOf(released.output);
}

async function answerOf(output: ReleaseOutput): Promise<Answer> {
  return { document: output, text: await showPage(releasePage(output)), exit: EXIT[output.verdict] };
}
