import type { Command } from 'commander';
import { plantTodayPage } from '../../../pages/blocks/plant-today-page.ts';
import { plantToday } from '../../../tasks/heats/plant-today.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positive } from '../numbers.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

interface TodayOptions extends OutputOptions {
  readonly days?: string;
  readonly rate?: string;
  readonly html?: string;
}

/** The account of the day for whoever runs the plant. */
export function register(program: Command, cli: Cli): void {
  program
    .command('today')
    .description(
      'what the plant holds, what is on hold and what that costs, what waits on whom, heats, prices',
    )
    .option('--days <n>', 'days of heats to look back on; default 7')
    .option('--rate <share>', 'what money tied up costs per year, such as 0.08')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt today --days 30')
    .action(({ days, rate, ...options }: TodayOptions) =>
      perform(cli, plantToday, {
        ...options,
        order: {
          ...(days === undefined ? {} : { days: positive(days, '--days') }),
          ...(rate === undefined ? {} : { rate: positive(rate, '--rate') }),
        },
        page: plantTodayPage,
      }),
    );
}
