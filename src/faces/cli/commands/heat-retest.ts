import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { recordedHeatPage } from '../../../pages/blocks/heats-page.ts';
import { recordHeat } from '../../../tasks/heats/record-heat.ts';
import { AS_TYPED_OPTION } from '../as-typed-option.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';
import { readResults } from '../results.ts';
import { SAME_NAMES_WORDS, sameNamesOption } from '../same-names-option.ts';

interface RetestOptions extends OutputOptions {
  readonly of?: string;
  readonly replaces: string;
  readonly rule: string;
  readonly characteristic?: readonly string[];
  readonly cause: string;
  readonly specimen?: readonly string[];
  readonly from?: string;
  readonly method?: string;
  readonly place?: string;
  readonly laboratory?: string;
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly by?: string;
}

/** Further specimens of metal that failed. */
export function registerRetest(heat: Command, cli: Cli): void {
  heat
    .command('retest')
    .description('book the further specimens of a failed one, by a retest rule; release it again afterwards')
    .argument('<heat>', 'its number')
    .requiredOption('--replaces <sample>', 'sample that failed, or an analysis that names no sample')
    .requiredOption('--rule <id>', 'retest rule that the specification names, such as ams-5383f')
    .requiredOption('--cause <words>', 'assigned cause of the failure')
    .option('--of <subject>', 'object:I-1 for an object of the heat; default the heat itself')
    .option('--characteristic <elements...>', 'elements that failed; default all that are reported')
    .addOption(new Option('--specimen <results...>', 'one further specimen: "S2: Cr=21.0 S=12ppm"'))
    .option(
      '--from <file>',
      'JSON list of them: [{"sample": "S2", "results": [{"element", "text", "unit"}]}]',
    )
    .option('--method <id>', 'default that of the failed analysis')
    .option('--place <words>', 'likewise')
    .option('--laboratory <name>', 'likewise')
    .addOption(sameNamesOption())
    .option(...AS_TYPED_OPTION)
    .option(...byOption({ act: 'book analysis' }, 'who measured'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt heat retest H26-001 --replaces S1 --rule ams-5383f --cause "burnt spot" --specimen "S2: Cr=20.8" "S3: Cr=20.7" --by p-lab',
    )
    .action((id: string, options: RetestOptions) => {
      const {
        of = `heat:${id}`,
        replaces,
        rule,
        cause,
        characteristic,
        sameNames,
        asTyped,
        by,
        json,
      } = options;
      return perform(cli, recordHeat, {
        order: {
          heat: id,
          by,
          ...(sameNames === undefined ? {} : { sameNames }),
          ...(asTyped === undefined ? {} : { asTyped }),
          retests: [
            {
              of,
              replaces,
              rule,
              cause,
              ...(characteristic ? { characteristics: characteristic } : {}),
              analyses: specimensOf(options, cli),
            },
          ],
        },
        words: SAME_NAMES_WORDS,
        by,
        json,
        page: recordedHeatPage,
      });
    });
}

/** The further specimens of words or of a file; what all have in common is added to each. */
function specimensOf({ specimen, from, method, place, laboratory }: RetestOptions, cli: Cli): unknown[] {
  const common = {
    ...(method === undefined ? {} : { method }),
    ...(place === undefined ? {} : { place }),
    ...(laboratory === undefined ? {} : { laboratory }),
  };
  if ((specimen === undefined) === (from === undefined))
    throw new InputError('a retest needs its further specimens', {
      path: '--specimen',
      allowed: '--specimen "S2: Cr=20.8" "S3: Cr=20.7", or --from FILE',
    });
  if (from === undefined) return (specimen ?? []).map((words) => ({ ...common, ...specimenOf(words) }));
  const document = cli.readDocument(from);
  if (Array.isArray(document) && document.every((one) => typeof one === 'object' && one !== null))
    return document.map((one) => ({ ...common, ...one }));
  throw new InputError(`${from} is no list of specimens`, {
    where: from,
    allowed: '[{"sample": "S2", "results": [{"element": "Cr", "text": "20.8", "unit": "wt%"}]}]',
  });
}

function specimenOf(words: string): object {
  const [, sample, results] = /^([^:]+):\s*(\S.*)$/.exec(words.trim()) ?? [];
  if (sample !== undefined && results !== undefined)
    return { sample: sample.trim(), results: readResults(results.split(/[\s,;]+/).filter(Boolean)) };
  throw new InputError(`--specimen "${words}" is no specimen with its results`, {
    path: '--specimen',
    value: words,
    allowed: '"S2: Cr=20.8 S=12ppm"',
  });
}
