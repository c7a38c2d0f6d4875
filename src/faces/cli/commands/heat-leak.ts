import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { LEAK_UNITS, leakRate_Pa_m3_per_s } from '../../../foundation/quantity/leak-unit.ts';
import { measureLeak } from '../../../tasks/heats/measure-leak/measure-leak.ts';
import { leakPage } from '../../../tasks/heats/measure-leak/page.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positive } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';

interface LeakOptions extends OutputOptions {
  readonly unit: string;
  readonly furnace?: string;
  readonly accept?: string;
  readonly by?: string;
}

/** The leak-up rate of the furnace before a heat. */
export function registerLeak(heat: Command, cli: Cli): void {
  heat
    .command('leak')
    .description(
      'book the leak-up rate of the furnace before melting; exit 1 above its hold limit; predictions take the rate',
    )
    .argument('<heat>', 'its number')
    .argument('<rate>', 'as measured, with the pumps shut off')
    .option('--unit <unit>', `unit of the rate: ${LEAK_UNITS.join(', ')}`, 'Pa m3/s')
    .option('--furnace <id>', 'furnace that it was measured on; default that of the plan')
    .option('--accept <reason>', 'why the heat is melted above the limit; needs the role quality')
    .option(...byOption({ act: 'record heat' }, 'who measured it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat leak H26-001 0.02 --unit "mbar l/s" --by p-melt')
    .action((id: string, rate: string, { unit, furnace, accept, by, json }: LeakOptions) =>
      perform(cli, measureLeak, {
        order: { heat: id, leak_Pa_m3_per_s: inPascal(rate, unit), furnace, accepted: accept },
        words: { accepted: '--accept' },
        by,
        json,
        page: leakPage,
        exit: ({ verdict }) => (verdict === 'above' ? 1 : 0),
      }),
    );
}

/** A rate in Pa m3/s. Throws InputError for another unit than those of gauges. */
function inPascal(rate: string, unit: string): number {
  const value = leakRate_Pa_m3_per_s(positive(rate, 'rate'), unit);
  if (value !== undefined) return value;
  throw new InputError(`"${unit}" is no unit of a leak-up rate`, {
    path: '--unit',
    value: unit,
    allowed: LEAK_UNITS.join(', '),
  });
}
