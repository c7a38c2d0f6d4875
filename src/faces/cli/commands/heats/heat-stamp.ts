import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { contract } from '../../../../tasks/heats/stamp-heat/contract.ts';
import { page } from '../../../../tasks/heats/stamp-heat/page.ts';
import { stampHeat } from '../../../../tasks/heats/stamp-heat/stamp-heat.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';

interface StampOptions extends OutputOptions {
  readonly accept?: boolean;
  readonly reject?: string;
  readonly called?: boolean;
  readonly absent?: boolean;
  readonly waive?: string;
  readonly remark?: string;
  readonly by?: string;
}

/** Decisions at a hold or witness point of a heat. */
export function registerStamp(heat: Command, cli: Cli): void {
  heat
    .command('stamp')
    .description(
      'stamp a hold or witness point of a heat; an open or rejected one keeps the heat from its step',
    )
    .argument('<heat>', 'its number')
    .argument('<point>', 'name of the point, such as pour; "remelt heat show" lists them')
    .option('--accept', 'what was looked at is as it should be')
    .option('--reject <found>', 'it is not, and why; it is stamped again when it was put right')
    .option('--called', 'the inspector was called')
    .option('--absent', 'the inspector did not come to a witness point in the agreed time')
    .option('--waive <reason>', 'quality gives the point up, and why')
    .option('--remark <words>', 'what was seen')
    .option(...byOption(contract, contract.who!))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat stamp H26-001 pour --accept --remark "mould 412 dry" --by p-qual\n  remelt heat stamp H26-001 pour --reject "mould wet at the base" --by p-qual\n  remelt heat stamp H26-001 cast --called --by p-melt\n  remelt heat stamp H26-001 cast --absent --by p-melt',
    )
    .action((id: string, point: string, options: StampOptions) => {
      const { by, json, reject, waive } = options;
      const remark = reject === undefined ? (waive === undefined ? '--remark' : '--waive') : '--reject';
      return perform(cli, stampHeat, {
        order: { heat: id, point, ...decisionIn(options) },
        ...{ by, json },
        page,
        words: { point: '<point>', heat: '<heat>', remark },
      });
    });
}

/** The one decision that was typed. Throws InputError for none and for several. */
function decisionIn({ accept, reject, called, absent, waive, remark }: StampOptions): object {
  const said = [
    ...(accept ? [{ decision: 'accepted', remark }] : []),
    ...(reject === undefined ? [] : [{ decision: 'rejected', remark: reject }]),
    ...(called ? [{ decision: 'called', remark }] : []),
    ...(absent ? [{ decision: 'absent', remark }] : []),
    ...(waive === undefined ? [] : [{ decision: 'waived', remark: waive }]),
  ];
  const [one] = said;
  if (one && said.length === 1) return one;
  throw new InputError('a point takes one decision', {
    path: 'options',
    value: said.map(({ decision }) => decision).join(', '),
    allowed: '--accept, --reject FOUND, --called, --absent or --waive REASON',
  });
}
