import { type Command, Option } from 'commander';
import { namesOfPlant } from '../../../../desk/names-of-plant.ts';
import { YARD_VIEWS, type YardView } from '../../../../documents/yard/yard.ts';
import { contract } from '../../../../tasks/yard/list-lots/contract.ts';
import { listLots } from '../../../../tasks/yard/list-lots/list-lots.ts';
import { page } from '../../../../tasks/yard/list-lots/page.ts';
import { type FileOptions, takeFiles, writeList } from '../../answer-files.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { takeOptions } from '../../verb.ts';
import { lookAtTargets } from '../../write-file.ts';

interface Options extends OutputOptions, FileOptions {
  readonly by?: YardView;
}

/** The yard: what is there, what it is, what is on hold and why. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('lots')
    .description('list the lots: what is there, what it is, what is on hold and why');
  const { words, orderOf } = takeOptions(command, contract, ['lots', 'usedUp']);
  takeFiles(command, contract);
  command
    .addOption(
      new Option(
        '--by <view>',
        'totals by owner, supplier, grade, form, generation or status; of suppliers also what the gate refused',
      ).choices(YARD_VIEWS),
    )
    .option('--html <file>', 'write the yard as one self-contained page')
    .option('--all', 'also lots that are used up or void, and what is folded')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lots --status hold')
    .action(({ by, html, json, all, csv, xlsx, ...options }: Options) => {
      lookAtTargets([csv, xlsx]);
      const order = { ...orderOf(options, cli), ...(all && { usedUp: true as const }) };
      return perform(cli, listLots, {
        ...{ order, words, json, all, html },
        written: (answer) =>
          writeList({ contract, answer, options: { ...(csv && { csv }), ...(xlsx && { xlsx }) } }),
        page: (yard) => page(yard, { order, names: namesOfPlant(cli.compute), at: cli.clock() }, by),
      });
    });
}
