import { type Command, Option } from 'commander';
import { YARD_VIEWS, type Yard, type YardView } from '../../../documents/yard.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { yardPage } from '../../../pages/blocks/yard-page.ts';
import { reportYard } from '../../../pages/blocks/yard-report.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { listLots } from '../../../tasks/yard/list-lots.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { columns } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

interface Options extends OutputOptions {
  readonly status?: string;
  readonly grade?: string;
  readonly owner?: string;
  readonly form?: string;
  readonly by?: YardView;
  readonly html?: string;
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
    .addOption(
      new Option('--by <view>', 'totals by owner, grade, form, generation or status').choices(YARD_VIEWS),
    )
    .option('--html <file>', 'write the yard as one self-contained page')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lots --status hold')
    .action(({ by, html, json, ...filter }: Options) => {
      lookAtTargets([html]);
      const head = { filter: wordsOf(filter), at: cli.clock() };
      return perform(cli, listLots, {
        order: filter,
        json,
        text: (yard) => {
          const written = writeAsked(html, () => renderHtml(yardPage(reportYard(yard, head))));
          return [yard.lots.length === 0 ? 'no lots' : yardText(yard, by), ...written].join('\n');
        },
      });
    });
}

/** The filter in words, for the head of the page. */
const wordsOf = (filter: object): string =>
  Object.entries(filter)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** One reason per line of the table; `remelt lot show` has them all. */
const firstOf = (reasons: readonly string[]): string =>
  reasons.length > 1 ? `${reasons[0]} (and ${reasons.length - 1} more)` : (reasons[0] ?? '');

function yardText(yard: Yard, by: YardView | undefined): string {
  const total = `${counted(yard.lots.length, 'lot')}, ${kilograms(yard.mass_g)}, free metal payable about ${Math.round(yard.payable_usd)} USD`;
  if (by !== undefined) {
    const rows = yard.by[by].map((row) => [
      row.name,
      String(row.lots),
      kilograms(row.mass_g),
      kilograms(row.free_g),
      row.payable_usd.toFixed(0),
      row.meanGeneration.toFixed(2),
    ]);
    return `${columns([by, 'lots', 'mass', 'free', 'payable usd', 'mean gen'], rows)}\n${total}`;
  }
  const rows = yard.lots.map((lot) => [
    lot.id,
    kilograms(lot.mass_g),
    kilograms(lot.free_g),
    lot.form,
    lot.clearedAs ?? (lot.declaredGrade ? `(${lot.declaredGrade})` : '-'),
    String(lot.generation),
    lot.owner ?? 'plant',
    String(lot.age_d),
    lot.contained_usd === null ? '-' : lot.contained_usd.toFixed(0),
    lot.payable_usd === null ? '-' : lot.payable_usd.toFixed(0),
    lot.status,
    firstOf([...lot.why, ...lot.conflicts]),
  ]);
  const head = [
    'lot',
    'mass',
    'free',
    'form',
    'grade',
    'gen',
    'owner',
    'days',
    'contained',
    'payable',
    'status',
    'why',
  ];
  return `${columns(head, rows)}\n${total}; (grade) = declared only; USD at the price deck`;
}
