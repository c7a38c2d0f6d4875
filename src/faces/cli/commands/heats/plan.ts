import type { Command } from 'commander';
import { type PlanOutput, planInputSchema } from '../../../../documents/heats/plan.ts';
import { asPlanned } from '../../../../documents/heats/what-if.ts';
import { planPage, pricesOf } from '../../../../pages/blocks/heats/plan-page.ts';
import { whatIfPage } from '../../../../pages/blocks/heats/what-if-page.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { controlOf } from '../../progress.ts';
import { ALL_OPTION, showPage } from '../../show-page.ts';
import { AS_TYPED_OPTION } from '../../typed/as-typed-option.ts';
import { changesIn, WHAT_IF_OPTION } from '../../typed/plan-changes.ts';
import { heldWithin, WITHIN_OPTION, withinIn } from '../../typed/within.ts';
import { lookAtTargets } from '../../write-file.ts';

/** Which lots, how much. */
export function register(program: Command, cli: Cli): void {
  program
    .command('plan')
    .description('the cheapest charge that meets a specification; exit 1 when there is none')
    .argument('<file>', 'remelt-plan/1 document, - = standard input')
    .option(
      '--html <file>',
      'also write it as one page to look at: the charge, why, what else it could cost, how sure',
    )
    .option(...WITHIN_OPTION)
    .option(...WHAT_IF_OPTION)
    .option(...AS_TYPED_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt plan docs/formats/plan.example.json\n  remelt plan docs/formats/plan.example.json --what-if "element Co +5"',
    )
    .action((file: string, options: PlanOptions) =>
      cli.run(options, async () => {
        lookAtTargets([options.html], file);
        const asked = cli.readDocument(file);
        const { within } = options;
        const document = within === undefined ? asked : heldWithin(asked, withinIn(cli.readDocument(within)));
        const changes = options.whatIf && changesIn(options.whatIf);
        const output = await cli.compute.plan(document, controlOf(cli));
        if (changes && output.status !== 'infeasible')
          return comparedWith(changes, { document, output }, { ...options, cli });
        return {
          document: output,
          text: await showPage(planPage(output, { yard: pricedBy(document) }), options.html),
          exit: output.status === 'infeasible' ? 1 : 0,
        };
      }),
    );
}

interface PlanOptions extends OutputOptions {
  readonly html?: string;
  readonly within?: string;
  readonly whatIf?: string[];
  readonly asTyped?: true;
}

/** What a kilogram of each material costs, for the page: bought metals too. The document has been read by the plan. */
function pricedBy(document: unknown) {
  const { materials } = planInputSchema.parse(document);
  return pricesOf(materials);
}

/** A plan beside itself with some changes. */
async function comparedWith(
  changes: readonly unknown[],
  { document, output }: { readonly document: unknown; readonly output: PlanOutput },
  { html, asTyped, cli }: PlanOptions & { readonly cli: Cli },
): Promise<Answer> {
  const [heat] = output.heats;
  const answer = await cli.compute.whatIf(
    {
      plan: document,
      ...asPlanned(heat),
      ...(asTyped ? { asTyped } : {}),
      changes,
    },
    controlOf(cli),
  );
  const compared = { ...answer, planned_usd: output.cost_usd };
  return { document: compared, text: await showPage(whatIfPage(compared), html) };
}
