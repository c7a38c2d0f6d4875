import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { recordedHeatPage } from '../../../pages/blocks/heats/heats-page.ts';
import { recordHeat } from '../../../tasks/heats/record-heat/record-heat.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';
import { AS_TYPED_OPTION } from '../typed/as-typed-option.ts';
import { METHOD_WORDS, readResults } from '../typed/results.ts';
import { SAME_NAMES_WORDS, sameNamesOption } from '../typed/same-names-option.ts';

interface RetestOptions extends OutputOptions {
  readonly of?: string;
  readonly replaces?: string;
  readonly rule?: string;
  readonly characteristic?: readonly string[];
  readonly cause?: string;
  readonly specimen: readonly string[];
  readonly method?: string;
  readonly place?: string;
  readonly laboratory?: string;
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly by?: string;
}

/** Opens the retest of a failed specimen, then books the results of the specimens that it named. */
export function registerRetest(heat: Command, cli: Cli): void {
  heat
    .command('retest')
    .description(
      'open the retest of a failed specimen: name the further ones before they are measured; then book their results, and release again',
    )
    .argument('<heat>', 'its number')
    .option('--of <subject>', 'object:I-1 for an object of the heat; default the heat itself')
    .addOption(
      new Option(
        '--specimen <specimens...>',
        'to open it the further specimens: S2 S3; then their results: "S2: Cr=21.0 S=12ppm"',
      ).makeOptionMandatory(),
    )
    .option('--replaces <sample>', 'to open it: sample that failed, or an analysis that names no sample')
    .option('--rule <id>', 'retest rule that the specification names, such as ams-5383f')
    .option('--characteristic <elements...>', 'elements that failed')
    .option('--cause <words>', 'assigned cause of the failure')
    .option('--method <id>', `of results: ${METHOD_WORDS}`)
    .option('--laboratory <name>', 'of results: who measured')
    .option('--place <words>', 'of results: where the specimen was taken')
    .addOption(sameNamesOption())
    .option(...AS_TYPED_OPTION)
    .option(...byOption({ act: 'book analysis' }, 'who opens it, or measured'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat retest H26-001 --replaces S1 --rule ams-5383f --characteristic Cr --cause "burnt spot" --specimen S2 S3 --by p-lab\n  remelt heat retest H26-001 --specimen "S2: Cr=20.8" "S3: Cr=20.7" --method OES --laboratory "Own lab" --place top --by p-lab',
    )
    .action((id: string, options: RetestOptions) => {
      const { of = `heat:${id}`, sameNames, asTyped, by, json } = options;
      const named = options.specimen.map(specimenOf);
      const hasResults = named.some(({ results }) => results !== null);
      return perform(cli, recordHeat, {
        order: {
          heat: id,
          by,
          ...(sameNames === undefined ? {} : { sameNames }),
          ...(asTyped === undefined ? {} : { asTyped }),
          ...(hasResults
            ? { analyses: resultsOf(of, named, options) }
            : { retests: [openOf(of, named, options)] }),
        },
        words: SAME_NAMES_WORDS,
        by,
        json,
        page: recordedHeatPage,
      });
    });
}

interface Named {
  readonly sample: string;
  readonly results: ReturnType<typeof readResults> | null;
}

/** "S2", or "S2: Cr=20.8" with its results. */
function specimenOf(words: string): Named {
  const [, sample = '', results] = /^([^:]+?)(?::\s*(\S.*))?$/.exec(words.trim()) ?? [];
  if (sample !== '')
    return {
      sample,
      results: results === undefined ? null : readResults(results.split(/[\s,;]+/).filter(Boolean)),
    };
  throw new InputError(`--specimen "${words}" is not a specimen`, {
    path: '--specimen',
    value: words,
    allowed: 'S2, or "S2: Cr=20.8 S=12ppm" with its results',
  });
}

function openOf(of: string, named: readonly Named[], options: RetestOptions): object {
  const { replaces, rule, characteristic, cause } = options;
  const missing = { replaces, rule, characteristic, cause };
  refuseMissing(
    missing,
    'opens a retest',
    'or give the results of named specimens: --specimen "S2: Cr=20.8"',
  );
  return {
    of,
    replaces,
    rule,
    cause,
    characteristics: characteristic,
    specimens: named.map(({ sample }) => sample),
  };
}

function resultsOf(of: string, named: readonly Named[], options: RetestOptions): object[] {
  const { replaces, rule, characteristic, cause, method, laboratory, place } = options;
  const opening = Object.entries({ replaces, rule, characteristic, cause }).find(
    ([, one]) => one !== undefined,
  );
  if (opening)
    throw new InputError('a retest is opened before its results are known', {
      path: `--${opening[0]}`,
      allowed: 'the opening, or the results',
      cure: 'name the further specimens alone to open it: --specimen S2 S3; then book their results',
    });
  refuseMissing({ method, laboratory, place }, 'books results', 'say it of the specimens that were measured');
  return named.map(({ sample, results }) => {
    if (results !== null) return { of, sample, method, laboratory, place, results, ofRetest: true };
    throw new InputError(`specimen ${sample} has no results`, {
      path: '--specimen',
      value: sample,
      allowed: '"S2: Cr=20.8 S=12ppm"',
      cure: 'leave it out, or give its results',
    });
  });
}

/** Throws InputError for the first option that is absent. */
function refuseMissing(options: Readonly<Record<string, unknown>>, what: string, cure: string): void {
  const absent = Object.entries(options).find(([, one]) => one === undefined);
  if (!absent) return;
  throw new InputError(`"heat retest" ${what}: it needs --${absent[0]}`, {
    path: `--${absent[0]}`,
    allowed: Object.keys(options)
      .map((name) => `--${name}`)
      .join(' '),
    cure,
  });
}
