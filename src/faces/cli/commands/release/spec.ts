import type { Command } from 'commander';
import { limitsTable, readLimits } from '../../../../documents/limits.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { comparedSpecificationPage, specificationPage } from '../../../../pages/blocks/specification-page.ts';
import { compareSpecification } from '../../../../tasks/reference/compare-specification/compare-specification.ts';
import { enterSpecification } from '../../../../tasks/reference/enter-specification/enter-specification.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, given, perform } from '../../perform.ts';
import { isTable, tableIn } from '../../tables/named-table.ts';
import { positiveIfGiven } from '../../typed/numbers.ts';
import { takeFields } from '../../verb.ts';

interface StatedOptions extends OutputOptions {
  readonly limits: readonly string[];
  readonly from?: string;
  readonly residual?: string;
  readonly by?: string;
}

/** Controlled specifications; the two verbs whose limits stand on the command line or in a file are written by hand. */
export function register(program: Command, cli: Cli): void {
  const spec = program
    .command('spec')
    .description(
      "controlled specifications: enter a customer's limits, have them compared, show and list them",
    );
  const enter = spec
    .command('enter')
    .description('keep a specification as printed; another person compares it');
  const entered = statedBy(enter, enterSpecification.order, cli);
  enter
    .option(...byOption(enterSpecification, 'who types it in'))
    .addHelpText(
      'after',
      '\nExamples:\n  remelt spec enter CUST-718-A 3 Cr=17.0..21.0 S=..20ppm --customer "Customer C" --by p-plan\n  remelt spec enter CUST-718-A 3 --from limits.xlsx --customer "Customer C" --by p-plan',
    )
    .action(async (...typed: unknown[]) =>
      perform(cli, enterSpecification, {
        ...(await entered(typed)),
        makesLedger: true,
        page: specificationPage,
      }),
    );
  const compare = spec
    .command('compare')
    .description(
      'compare a specification with what an independent person types in again; exit 1 when they differ',
    );
  const compared = statedBy(compare, compareSpecification.order, cli);
  compare
    .option(...byOption(compareSpecification, 'who types it in again, not the person who entered it'))
    .addHelpText(
      'after',
      '\nExample:\n  remelt spec compare CUST-718-A 3 Cr=17.0..21.0 S=..20ppm --by p-qual',
    )
    .action(async (...typed: unknown[]) =>
      perform(cli, compareSpecification, {
        ...(await compared(typed)),
        page: comparedSpecificationPage,
        exit: ({ equal }) => (equal ? 0 : 1),
      }),
    );
}

/** What both persons type; reads it into the order of the verb. */
function statedBy(command: Command, order: typeof compareSpecification.order, cli: Cli) {
  const fields = takeFields(command, order);
  command
    .argument('[limits...]', 'Cr=17.0..21.0 C=..0.08 S=..20ppm Nb+Ta=4.75..5.50; wt% unless told')
    .option(
      '--from <file>',
      'limits in a table with the columns element, min, max, unit (.csv, .xlsx), or the specification of a release document (.json)',
    )
    .option('--residual <wt%>', 'largest content of an element that is not listed; open = no limit')
    .option('--json', 'one JSON document');
  return async (typed: readonly unknown[]) => {
    const { limits, from, residual, by, json, ...words } = fields.named<StatedOptions>(typed);
    const { specification, ...rest } = fields.orderOf(words, cli) as { readonly specification?: object };
    const place = from === undefined ? '<limits>' : '--from';
    return {
      words: {
        ...fields.words,
        'specification.residual_wtpct': '--residual',
        'specification.limits_wtpct': place,
        'specification.limits_ppm': place,
        'specification.sums': place,
      },
      order: {
        ...rest,
        specification: given({
          ...(await limitsOf(limits, from, cli)),
          ...specification,
          residual_wtpct: residual === 'open' ? null : positiveIfGiven(residual, '--residual'),
        }),
      },
      by,
      json,
    };
  };
}

function limitsOf(words: readonly string[], from: string | undefined, cli: Cli): object | Promise<object> {
  if (from === undefined) return readLimits(words);
  if (words.length === 0) return limitsIn(from, cli);
  throw new InputError('limits come from a file or from the command line, not from both', {
    path: '--from',
    value: from,
    cure: 'leave one of them out',
  });
}

/** A JSON file may hold the whole specification; number, revision and customer are those of the command line. */
async function limitsIn(file: string, cli: Cli): Promise<object> {
  if (isTable(file)) return limitsTable(await tableIn(file, cli));
  const document = cli.readDocument(file);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new InputError(`${file} does not hold a specification`, {
      where: file,
      allowed: '{"limits_wtpct": {"Cr": {"min": "17.0", "max": "21.0"}}}',
    });
  const { controlled: _named, ...specification } = document as { readonly controlled?: unknown };
  return specification;
}
