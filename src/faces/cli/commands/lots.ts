import { type Command, Option } from 'commander';
import { YARD_VIEWS, type YardView } from '../../../documents/yard.ts';
import { yardPage } from '../../../pages/blocks/yard-page.ts';
import { reportYard } from '../../../pages/blocks/yard-report.ts';
import { namesOfPlant } from '../../../tasks/names-of-plant.ts';
import { listLots } from '../../../tasks/yard/list-lots.ts';
import type { Cli } from '../cli.ts';
import { AFTER_OPTION, LIMIT_OPTION, type ListOptions, partOf } from '../list-options.ts';
import { perform } from '../perform.ts';

interface Options extends ListOptions {
  readonly status?: string;
  readonly grade?: string;
  readonly owner?: string;
  readonly form?: string;
  readonly supplier?: string;
  readonly by?: YardView;
}

/** The yard: what is there, what it is, what is on hold and why. */
export function register(program: Command, cli: Cli): void {
  program
    .command('lots')
    .description('list the lots: what is there, what it is, what is on hold and why')
    .option('--status <status>', 'hold, cleared or void')
    .option('--grade <id>', 'cleared as or declared as this grade')
    .option('--owner <name>', 'customer; "plant" = own metal')
    .option('--form <form>', 'turnings, mill-solids ...')
    .option('--supplier <name>', 'only lots of this supplier')
    .addOption(
      new Option(
        '--by <view>',
        'totals by owner, supplier, grade, form, generation or status; of suppliers also what the gate refused',
      ).choices(YARD_VIEWS),
    )
    .option(...LIMIT_OPTION)
    .option(...AFTER_OPTION)
    .option('--html <file>', 'write the yard as one self-contained page')
    .option('--all', 'also lots that are used up or void, and what is folded')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lots --status hold')
    .action(({ by, html, limit, after, json, all, ...filter }: Options) => {
      const head = { filter: wordsOf(after === undefined ? filter : { ...filter, after }), at: cli.clock() };
      return perform(cli, listLots, {
        order: { ...filter, usedUp: all || undefined, ...partOf({ limit, after }) },
        json,
        all,
        html,
        page: (yard) => yardPage(reportYard(yard, { ...head, nameOf: namesOfPlant(cli.compute).nameOf }), by),
      });
    });
}

/** The filter in words, for the head of the page. */
const wordsOf = (filter: object): string =>
  Object.entries(filter)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
