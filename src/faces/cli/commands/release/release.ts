import type { Command } from 'commander';
import type { Released, ReleaseOutput } from '../../../../documents/proof/release.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { releasePage } from '../../../../pages/blocks/release/release-page.ts';
import { judgeMeasured } from '../../../../tasks/release/judge-measured/judge-measured.ts';
import { contract } from '../../../../tasks/release/release-measured/contract.ts';
import { page } from '../../../../tasks/release/release-measured/page.ts';
import { releaseMeasured } from '../../../../tasks/release/release-measured/release-measured.ts';
import { page as releaseQueuePage } from '../../../../tasks/release/release-queue/page.ts';
import { releaseQueue } from '../../../../tasks/release/release-queue/release-queue.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { byOption, type Performance, perform, VERDICT_EXIT } from '../../perform.ts';
import { ALL_OPTION, showPage } from '../../show-page.ts';
import { ofFile } from '../../typed/in-words.ts';
import { type Taken, takeOptions } from '../../verb.ts';
import { lookAtTargets, writeAsked } from '../../write-file.ts';

/** Element by element against the specification. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('release')
    .description('judge results against a specification; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('[file]', 'remelt-release/1 document, - = standard input')
    .option('--of <subject>', 'heat:H-1 or object:I-1 of the ledger: FILE is then the specification alone')
    .option(
      ...byOption(
        { act: null },
        'with --of: who decides; needs the role certifier, and neither melted nor analysed the metal nor corrected its records',
      ),
    );
  const taken = takeOptions(command, contract);
  command
    .option('--dry-run', 'with --of: show the verdict and record nothing')
    .option('--waiting', 'list the metal that waits for its release, and why')
    .option('--save <file>', 'with --of: write document and verdict, for the certificate')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nWith --of a stored specification (--spec) may take the place of FILE.\n\nExample:\n  remelt release docs/formats/release.example.json\n  remelt release specification.json --of heat:H26-001 --by p-cert --save release.json\n  remelt release --of heat:H26-001 --spec "CUST-718-A rev 3" --by p-cert',
    )
    .action((file: string | undefined, asked: ReleaseOptions) => {
      const { waiting, of, ...options } = asked;
      if (waiting) return perform(cli, releaseQueue, { ...options, order: {}, page: releaseQueuePage });
      requireOne(file, asked);
      if (of !== undefined) return ofLedger(file, { ...options, of }, { cli, taken });
      return cli.run(options, async () =>
        answerOf(
          await ofFile(cli, { file: file ?? '-', calculation: 'release' }, (document) =>
            cli.compute.release(document),
          ),
        ),
      );
    });
}

interface ReleaseOptions extends OutputOptions {
  readonly of?: string;
  readonly spec?: string;
  readonly by?: string;
  readonly save?: string;
  readonly dryRun?: boolean;
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

function ofLedger(
  file: string | undefined,
  options: ReleaseOptions,
  { cli, taken: { orderOf, words } }: { readonly cli: Cli; readonly taken: Taken },
): Promise<void> {
  const { of, by, save, json, all, dryRun } = options;
  lookAtTargets([save], ...(file === undefined ? [] : [file]));
  const specification = file === undefined ? undefined : cli.readDocument(file);
  const asked: Performance<Released> = {
    ...{ order: { of, specification, ...orderOf(options, cli) }, words, by, json, all, page },
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
