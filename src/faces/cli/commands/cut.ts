import type { Command } from 'commander';
import { cutPage } from '../../../pages/blocks/shipment-page.ts';
import { cutObject } from '../../../tasks/heats/cut-object/cut-object.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { castPieces, crops, lossesOf } from '../named-masses.ts';
import { byOption, given, perform } from '../perform.ts';

interface CutOptions extends OutputOptions {
  readonly piece: string[];
  readonly revert?: string[];
  readonly loss?: string[];
  readonly by?: string;
}

/** An object is cut into pieces. */
export function register(program: Command, cli: Cli): void {
  program
    .command('cut')
    .description('book that an ingot or bar was cut up: pieces, crops and losses add up to its mass')
    .argument('<object>', 'I-1 or object:I-1')
    .requiredOption('--piece <id=kg...>', 'pieces, such as I-1-A=120; another form: I-1-B:bar=118')
    .option('--revert <lot:form=kg...>', 'crops that come back as lots on hold, such as I-1-C:crop=4')
    .option('--loss <where=kg...>', 'such as kerf=0.8')
    .option(...byOption(cutObject, 'who cut it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt cut I-1 --piece I-1-A:bar=120 I-1-B:bar=118 --revert I-1-C:crop=6 --loss kerf=0.8 --by p-melt',
    )
    .action((named: string, { piece, revert, loss, by, json }: CutOptions) =>
      perform(cli, cutObject, {
        order: given({
          object: named.replace(/^object:/, ''),
          pieces: castPieces(piece, { option: '--piece', form: 'piece' }),
          reverts: crops(revert),
          losses: lossesOf(loss),
        }),
        words: { pieces: '--piece', reverts: '--revert', losses: '--loss' },
        ...{ by, json, page: cutPage },
      }),
    );
}
