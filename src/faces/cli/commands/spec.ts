import { type Command, Option } from 'commander';
import { limitsTable, readLimits } from '../../../documents/limits.ts';
import { PRODUCT_FORMS } from '../../../documents/release.ts';
import { InputError } from '../../../foundation/errors.ts';
import {
  comparedSpecificationPage,
  derivedSpecificationPage,
  specificationPage,
  specificationsPage,
} from '../../../pages/blocks/specification-page.ts';
import { compareSpecification } from '../../../tasks/reference/compare-specification.ts';
import { deriveSpecification } from '../../../tasks/reference/derive-specification.ts';
import { enterSpecification } from '../../../tasks/reference/enter-specification.ts';
import { listSpecifications } from '../../../tasks/reference/list-specifications.ts';
import { showSpecification } from '../../../tasks/reference/show-specification.ts';
import { AS_TYPED_OPTION } from '../as-typed-option.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { aboveZero, positiveIfGiven } from '../numbers.ts';
import { byOption, given, perform } from '../perform.ts';
import { readContents } from '../results.ts';
import { ALL_OPTION } from '../show-page.ts';
import { isTable, tableIn } from '../tables/named-table.ts';

interface StatedOptions extends OutputOptions {
  readonly from?: string;
  readonly grade?: string;
  readonly balance?: string;
  readonly residual?: string;
  readonly rounding?: string;
  readonly retest?: string;
  readonly form?: string;
  readonly by?: string;
}

interface EnterOptions extends StatedOptions {
  readonly asTyped?: true;
  readonly customer: string;
  readonly reason?: string;
  readonly despite?: string;
}

/** Arguments of both verbs: number, revision, limits. */
type Typed<Options> = [number: string, revision: string, words: string[], options: Options];

/** What is typed for the fields of a specification: its limits stand on the command line, or in a file. */
const wordsOf = ({ from }: Pick<StatedOptions, 'from'>) => {
  const limits = from === undefined ? '<limits>' : '--from';
  return {
    'specification.gradeId': '--grade',
    'specification.balance': '--balance',
    'specification.residual_wtpct': '--residual',
    'specification.limits_wtpct': limits,
    'specification.limits_ppm': limits,
    'specification.sums': limits,
  };
};

/** Controlled specifications: entered by one person, compared by another, used by their name. */
export function register(program: Command, cli: Cli): void {
  const spec = program
    .command('spec')
    .description(
      "controlled specifications: enter a customer's limits, have them compared, show and list them",
    );
  statedBy(spec.command('enter').description('keep a specification as printed; another person compares it'))
    .requiredOption('--customer <name>', 'whose specification it is')
    .option('--reason <words>', 'why it changes what was in use')
    .option('--despite <words>', 'why another element is found by difference than in the grade')
    .option(...AS_TYPED_OPTION)
    .option(...byOption(enterSpecification, 'who types it in'))
    .addHelpText(
      'after',
      '\nExamples:\n  remelt spec enter CUST-718-A 3 Cr=17.0..21.0 S=..20ppm --customer "Customer C" --by p-plan\n  remelt spec enter CUST-718-A 3 --from limits.xlsx --customer "Customer C" --by p-plan',
    )
    .action(async (...[number, revision, words, options]: Typed<EnterOptions>) =>
      perform(cli, enterSpecification, {
        words: wordsOf(options),
        order: {
          number,
          revision,
          customer: options.customer,
          specification: await statedIn(words, options, cli),
          ...(options.reason === undefined ? {} : { reason: options.reason }),
          ...(options.despite === undefined ? {} : { despite: options.despite }),
          ...(options.asTyped ? { asTyped: true } : {}),
        },
        by: options.by,
        makesLedger: true,
        json: options.json,
        page: specificationPage,
      }),
    );
  statedBy(
    spec
      .command('compare')
      .description(
        'compare a specification with what an independent person types in again; exit 1 when they differ',
      ),
  )
    .option(...byOption(compareSpecification, 'who types it in again, not the person who entered it'))
    .addHelpText(
      'after',
      '\nExample:\n  remelt spec compare CUST-718-A 3 Cr=17.0..21.0 S=..20ppm --by p-qual',
    )
    .action(async (...[number, revision, words, options]: Typed<StatedOptions>) =>
      perform(cli, compareSpecification, {
        words: wordsOf(options),
        order: { number, revision, specification: await statedIn(words, options, cli) },
        by: options.by,
        json: options.json,
        page: comparedSpecificationPage,
        exit: ({ equal }) => (equal ? 0 : 1),
      }),
    );
  registerDerive(spec, cli);
  spec
    .command('show')
    .description('show a specification: its limits, who entered it and who compared it')
    .argument('<name>', 'number and revision, such as "CUST-718-A rev 3"')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt spec show "CUST-718-A rev 3"')
    .action((name: string, { json }: OutputOptions) =>
      perform(cli, showSpecification, { order: { name }, json, page: specificationPage }),
    );
  spec
    .command('list')
    .description('list every specification, and whether it may be used')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt spec list')
    .action(({ json }: OutputOptions) =>
      perform(cli, listSpecifications, { order: {}, json, page: specificationsPage }),
    );
}

interface DeriveOptions extends OutputOptions {
  readonly from?: string;
  readonly grade?: string;
  readonly through: string;
  readonly mass: string;
  readonly customer: string;
  readonly content?: readonly string[];
  readonly confidence?: string;
  readonly dryRun?: boolean;
  readonly by?: string;
}

function registerDerive(spec: Command, cli: Cli): void {
  spec
    .command('derive')
    .description(
      'derive the specification of remelt stock from that of its product and the route that remelts it',
    )
    .argument('<number>', 'of the new specification')
    .argument('<revision>', 'of the new specification')
    .option('--from <name>', 'specification of the product, such as "CUST-718-A rev 3"')
    .option('--grade <id>', 'in its place: grade of the catalogue')
    .requiredOption('--through <route>', 'name of the kept route that the stock is remelted by')
    .requiredOption('--mass <kg>', 'stock in one charge of that route')
    .requiredOption('--customer <name>', 'who buys the stock')
    .option(
      '--content <results...>',
      'contents of the stock that the product does not limit: O=12ppm N=45ppm',
    )
    .option('--confidence <p>', 'probability with which the product keeps each limit; default 0.95')
    .option('--dry-run', 'show it, and keep nothing')
    .option(...byOption(deriveSpecification, 'who derives it; another person compares it'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt spec derive IN718-RS 1 --from "CUST-718-A rev 3" --through esr-var --mass 500 --customer "Customer C" --by p-plan',
    )
    .action((...[number, revision, options]: [string, string, DeriveOptions]) =>
      perform(cli, deriveSpecification, {
        words: { gradeId: '--grade', route: '--through', composition_ppm: '--content' },
        order: given({
          number,
          revision,
          customer: options.customer,
          from: options.from,
          gradeId: options.grade,
          route: options.through,
          mass_kg: aboveZero(options.mass, '--mass'),
          composition_ppm: options.content && readContents(options.content, '--content'),
          confidence: positiveIfGiven(options.confidence, '--confidence'),
          dryRun: options.dryRun,
        }),
        by: options.by,
        json: options.json,
        all: options.all,
        page: derivedSpecificationPage,
      }),
    );
}

/** What both persons type. */
const statedBy = (command: Command): Command =>
  command
    .argument('<number>', 'of the printed document')
    .argument('<revision>', 'of the printed document')
    .argument('[limits...]', 'Cr=17.0..21.0 C=..0.08 S=..20ppm Nb+Ta=4.75..5.50; wt% unless told')
    .option(
      '--from <file>',
      'limits in a table with the columns element, min, max, unit (.csv, .xlsx), or the specification of a release document (.json)',
    )
    .option('--grade <id>', 'grade whose limits hold for what is not listed')
    .option('--balance <element>', 'element that is found by difference')
    .option('--residual <wt%>', 'largest content of an element that is not listed; open = no limit')
    .option('--rounding <rule>', 'how limits are compared: absolute or rounded')
    .addOption(new Option('--form <form>', 'what the metal is sold as').choices(PRODUCT_FORMS))
    .option('--retest <rule>', 'rule of data/release-procedures.json for failed results')
    .option('--json', 'one JSON document');

/** The specification that words, options and file state together. */
async function statedIn(words: readonly string[], options: StatedOptions, cli: Cli): Promise<unknown> {
  const { from, grade: gradeId, balance, residual, rounding, retest, form } = options;
  if (from !== undefined && words.length > 0)
    throw new InputError('limits come from a file or from the command line, not from both', {
      path: '--from',
      value: from,
      cure: 'leave one of them out',
    });
  const limits = from === undefined ? readLimits(words) : await limitsIn(from, cli);
  return given({
    ...limits,
    gradeId,
    balance,
    rounding,
    retest,
    productForm: form,
    residual_wtpct: residual === 'open' ? null : positiveIfGiven(residual, '--residual'),
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
