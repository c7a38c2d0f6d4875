import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { additionsPage } from '../../../pages/blocks/additions-page.ts';
import { addToHeat } from '../../../tasks/heats/add-to-heat/add-to-heat.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performConfirmed } from '../confirmed.ts';
import { byOption } from '../perform.ts';

interface AddOptions extends OutputOptions {
  readonly lot: string;
  readonly mass: string;
  readonly reason?: string;
  readonly unplanned?: boolean;
  readonly by?: string;
}

/** Metal that goes into a furnace beyond what was weighed first. */
export function registerAdd(heat: Command, cli: Cli): void {
  heat
    .command('add')
    .description('book metal added to a heat in the furnace; asks when nobody planned it')
    .argument('<heat>', 'its number')
    .requiredOption('--lot <id>', 'cleared lot that it is taken from')
    .requiredOption('--mass <mass>', 'as weighed: 0.5kg or 500g')
    .option('--reason <words>', 'why it is added, where nobody planned it')
    .option('--unplanned', 'yes, although nobody planned it')
    .option(...byOption(addToHeat, 'who adds it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt heat add H26-001 --lot V-Ti-sponge --mass 0.5kg --unplanned --reason "Ti low" --by p-melt',
    )
    .action((id: string, { lot, mass, reason, unplanned, by, json }: AddOptions) =>
      performConfirmed(cli, addToHeat, {
        order: { heat: id, lot, mass_g: weighed(mass), reason },
        by,
        json,
        yes: unplanned,
        option: '--unplanned',
        isDone: ({ booked }) => booked,
        question: `Nobody planned this. Add it to heat ${id}?`,
        page: additionsPage,
      }),
    );
}

/** Whole grams of "0.5kg" or "500g"; the unit is written, because a slip of a thousand is easily made. */
function weighed(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(kg|g)$/.exec(text.trim());
  if (match) return Math.round(Number(match[1]) * (match[2] === 'kg' ? 1000 : 1));
  throw new InputError(`--mass "${text}" is not a mass with its unit`, {
    path: '--mass',
    value: text,
    allowed: '0.5kg or 500g',
    ...(text.includes(',') ? { cure: 'write a point for the comma' } : {}),
  });
}
