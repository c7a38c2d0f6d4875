import type { Command } from 'commander';
import type { Released, ReleaseOutput } from '../../../documents/release.ts';
import { InputError } from '../../../foundation/errors.ts';
import { releasePage } from '../../../pages/blocks/release-page.ts';
import { releaseQueuePage } from '../../../pages/blocks/release-queue-page.ts';
import { judgeMeasured } from '../../../tasks/release/judge-measured.ts';
import { releaseMeasured } from '../../../tasks/release/release-measured.ts';
import { releaseQueue } from '../../../tasks/release/release-queue.ts';
import type { Answer, Cli, OutputOptions } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { positiveIfGiven } from '../numbers.ts';
import { byOption, type Performance, perform, VERDICT_EXIT } from '../perform.ts';
import { ALL_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

/** Element by element against the specification. */
export function register(program: Command, cli: Cli): void {
  program
    .command('release')
    .description('judge results against a specification; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('[file]', 'remelt-release/1 document, - = standard input')
    .option('--of <subject>', 'heat:H-1 or object:I-1 of the ledger: FILE is then the specification alone')
    .option(
      '--spec <name>',
      'with --of, in place of FILE: a stored specification, such as "CUST-718-A rev 3"',
    )
    .option(
      ...byOption(
        { act: null },
        'with --of: who decides; needs the role certifier, and neither melted nor analysed the metal nor corrected its records',
      ),
    )
    .option('--confidence <p>', 'with --of: required conformance probability')
    .option(
      '--other-grade',
      'with --of: the limits are of another grade than the heat was planned for, and meant',
    )
    .option('--dry-run', 'with --of: show the verdict and record nothing')
    .option('--waiting', 'list the metal that waits for its release, and why')
    .option('--save <file>', 'with --of: write document and verdict, for the certificate')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt release docs/formats/release.example.json\n  remelt release specification.json --of heat:H26-001 --by p-cert --save release.json\n  remelt release --of heat:H26-001 --spec "CUST-718-A rev 3" --by p-cert',
    )
    .action((file: string | undefined, asked: ReleaseOptions) => {
      const { waiting, ...shown } = asked;
      if (waiting) return perform(cli, releaseQueue, { ...shown, order: {}, page: releaseQueuePage });
      requireOne(file, asked);
      const { of, ...options } = asked;
      return of === undefined
        ? cli.run(options, async () =>
            answerOf(
              await ofFile(cli, { file: file ?? '-', calculation: 'release' }, (document) =>
                cli.compute.release(document),
              ),
            ),
          )
        : ofLedger(file, { of, ...options }, cli);
    });
}

interface ReleaseOptions extends OutputOptions {
  readonly of?: string;
  readonly spec?: string;
  readonly by?: string;
  readonly confidence?: string;
  readonly save?: string;
  readonly dryRun?: boolean;
  readonly otherGrade?: boolean;
  readonly waiting?: boolean;
}

/** Throws InputError unless there is one specification: a file, or with --of the name of a stored one. */
function requireOne(file: string | undefined, { of, spec }: ReleaseOptions): void {
  if (spec !== undefined && of === undefined)
    throw new InputError('--spec judges metal of the ledger', {
      path: '--of',
      allowed: 'heat:H-1 or object:I-1',
      cure: 'name the metal with --of',
    });
  if ((file === undefined) !== (spec === undefined)) return;
  throw new InputError(
    file === undefined ? 'the argument <file> is missing' : `${file} and --spec exclude each other`,
    {
      path: 'file',
      allowed:
        'a document, - = standard input; or with --of also --spec with the name of a stored specification',
    },
  );
}

function ofLedger(file: string | undefined, options: ReleaseOptions, cli: Cli): Promise<void> {
  const { of, spec, by, confidence, save, json, all, dryRun, otherGrade } = options;
  lookAtTargets([save], ...(file === undefined ? [] : [file]));
  const asked: Performance<Released> = {
    order: {
      of,
      specification: file === undefined ? undefined : cli.readDocument(file),
      spec,
      confidence: positiveIfGiven(confidence, '--confidence'),
      otherGrade: otherGrade || undefined,
    },
    words: { otherGrade: '--other-grade' },
    by,
    json,
    all,
    page: ({ document, output, remarks }) => releasePage(output, remarks, document.specification),
    written: (released) => writeAsked(save, () => `${JSON.stringify(released, null, 1)}\n`),
    exit: ({ output }) => VERDICT_EXIT[output.verdict],
    document: ({ output }) => output,
  };
  return dryRun ? perform(cli, judgeMeasured, asked) : perform(cli, releaseMeasured, asked);
}

const answerOf = async (output: ReleaseOutput): Promise<Answer> => ({
  document: output,
  text: await showPage(releasePage(output)),
  exit: VERDICT_EXIT[output.verdict],
});
