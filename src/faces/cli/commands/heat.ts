import type { Command } from 'commander';
import type { PlanOutput } from '../../../documents/plan.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { correctionPage } from '../../../pages/blocks/correction-page.ts';
import { planPage, sureSentences } from '../../../pages/blocks/plan-page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctHeat } from '../../../tasks/heats/correct-heat.ts';
import { planHeat, remarksOnCharge } from '../../../tasks/heats/plan-heat.ts';
import { readCalibrated } from '../calibrated.ts';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';
import { CORRECT_EXIT } from './correct.ts';

interface PlanOptions {
  readonly grade: string;
  readonly mass: string;
  readonly route?: string;
  readonly calibration?: string;
  readonly maxMaterials?: string;
  readonly confidence?: string;
  readonly owner?: string;
  readonly furnace?: string;
  readonly cleanCrucible?: boolean;
  readonly recourse?: string;
  readonly save?: string;
  readonly html?: string;
  readonly json?: boolean;
}

interface CorrectOptions {
  readonly mass?: string;
  readonly room?: string;
  readonly minutes?: string;
  readonly confidence?: string;
  readonly divert?: readonly string[];
  readonly stage?: string;
  readonly json?: boolean;
}

/** Heats in the ledger: list them, plan one from the cleared lots of the yard, correct one. */
export function register(program: Command, cli: Cli): void {
  const heat = program
    .command('heat')
    .description('list heats, plan one from the cleared lots of the yard, correct it after a bath sample')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000');
  heat
    .command('plan')
    .description('the cheapest charge from what is cleared and free; reserves it; exit 1 when nothing fits')
    .argument('<heat>', 'its number')
    .requiredOption('--grade <id>', 'grade of the catalogue')
    .requiredOption('--mass <kg>', 'refined metal wanted')
    .option('--route <file>', 'JSON list of operations as in a simulate document')
    .option('--calibration <file>', 'what remelt calibrate --json wrote: removal that own heats have shown')
    .option('--max-materials <n>', 'at most so many materials')
    .option('--confidence <p>', 'joint confidence that every limit is met')
    .option('--owner <name>', "customer whose metal it is; default the plant's own")
    .option(
      '--furnace <id>',
      'furnace of the plant for the first melt; default the smallest that holds the heat',
    )
    .option('--clean-crucible', 'nothing of the heat before is left in the furnace')
    .option('--recourse <file>', 'JSON of corrections that will follow a bath sample, as in a plan document')
    .option('--save <file>', 'write the plan document')
    .option(
      '--html <file>',
      'also write it as one page to look at: the charge, why, what else it could cost, how sure',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000')
    .action((id: string, options: PlanOptions) =>
      cli.run(options, async () => {
        lookAtTargets([options.html, options.save]);
        const planned = await planHeat(
          {
            heat: id,
            gradeId: options.grade,
            mass_kg: number(options.mass, '--mass'),
            ...optional(options, cli),
          },
          await cli.context(),
          (refused) => written(refused, options).map(cli.note),
        );
        const { output, blocked } = planned;
        const remarks = remarksOnCharge(planned);
        const page = written(output, options);
        const rows = (output.heats[0]?.charge ?? []).map(({ id: lot, mass_kg }) => [
          lot,
          `${mass_kg.toFixed(3)} kg`,
          planned.offered.get(lot)?.lot.clearedAs ?? '',
        ]);
        const furnace = output.assumed.find(({ what }) => what === 'furnace');
        const notes = [
          ...(furnace ? [`  furnace ${furnace.value} (${furnace.source})`] : []),
          ...output.heats.flatMap(sureSentences).map((line) => `  ${line}`),
          ...(output.heats[0]?.recourse?.words ?? []).map((words) => `  ${words}`),
          ...(output.heats[0]?.binding ?? []).map(({ words }) => `  ${words}`),
          ...remarks.map((words) => `  ${words}`),
          ...blocked.map(({ lot, reasons }) => `  ${lot} left out: ${reasons.join('; ')}`),
        ];
        return {
          document: { format: 'remelt-heat-plan/1', heat: id, plan: output, blocked, remarks },
          text: [
            `${id}: ${output.status}, ${output.cost_usd?.toFixed(2)} usd (bound ${output.bound_usd?.toFixed(2)}); reserved:`,
            columns(['lot', 'mass', 'grade'], rows),
            ...notes,
            ...page,
          ].join('\n'),
        };
      }),
    );
  registerCorrect(heat, cli);
  registerList(heat, cli);
}

/** Writes the plan where it was asked for; what to say of it. */
const written = (output: PlanOutput, { save, html }: PlanOptions): string[] => [
  ...writeAsked(save, () => `${JSON.stringify(output, null, 2)}\n`),
  ...writeAsked(html, () => renderHtml(planPage(output))),
];

/** Every heat of the ledger. */
function registerList(heat: Command, cli: Cli): void {
  heat
    .command('list')
    .description('every heat of the ledger, the one that changed last at the end')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat list')
    .action((options: { readonly json?: boolean }) =>
      cli.run(options, async () => {
        const heats = (await (await cli.context()).store.heats()).map(({ id, status, target, input_g }) => ({
          heat: id,
          status,
          grade: target.grade,
          charged_kg: input_g / 1000,
        }));
        const rows = heats.map((one) => [
          one.heat,
          one.status,
          one.grade ?? '-',
          kilograms(1000 * one.charged_kg),
        ]);
        return {
          document: { format: 'remelt-heats/1', heats },
          text: heats.length === 0 ? 'no heats' : columns(['heat', 'status', 'grade', 'charged'], rows),
        };
      }),
    );
}

/** Correct a heat in the furnace. */
function registerCorrect(heat: Command, cli: Cli): void {
  heat
    .command('correct')
    .description('what to add after the latest bath sample; exit 1 when nothing helps; records nothing')
    .argument('<heat>', 'its number')
    .option('--mass <kg>', 'metal in the furnace; default what was charged, or came out')
    .option('--room <kg>', 'metal that the furnace still takes; default 5 %')
    .option('--minutes <min>', 'since the sample was taken; default 30')
    .option('--confidence <p>', 'that every limit is met after the additions; default 0.99')
    .option('--stage <n>', 'operation of the route that the bath is in, from 1; default by the furnace log')
    .option('--divert <grades...>', 'grades that the heat may become')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat correct H26-001 --room 40 --minutes 25')
    .action((id: string, options: CorrectOptions) =>
      cli.run(options, async () => {
        const { mass, room, minutes, confidence, divert, stage } = options;
        const { output } = await correctHeat(
          {
            heat: id,
            ...(mass === undefined ? {} : { mass_kg: number(mass, '--mass') }),
            ...(room === undefined ? {} : { furnaceRoom_kg: number(room, '--room') }),
            ...(minutes === undefined ? {} : { minutes: number(minutes, '--minutes') }),
            ...(confidence === undefined ? {} : { confidence: number(confidence, '--confidence') }),
            ...(divert === undefined ? {} : { divert }),
            ...(stage === undefined ? {} : { stage: number(stage, '--stage') }),
          },
          await cli.context(),
        );
        return {
          document: output,
          text: renderTerminal(correctionPage(output)),
          exit: CORRECT_EXIT[output.verdict],
        };
      }),
    );
}

function optional(options: PlanOptions, cli: Cli): Partial<Parameters<typeof planHeat>[0]> {
  const { route, maxMaterials, confidence, owner, recourse, calibration, furnace, cleanCrucible } = options;
  return {
    ...(calibration ? { removalCredit: readCalibrated(cli, calibration).removalCredit } : {}),
    ...(route ? { route: routeOf(cli.readDocument(route), route) } : {}),
    ...(maxMaterials ? { maxMaterials: number(maxMaterials, '--max-materials') } : {}),
    ...(confidence ? { jointConfidence: number(confidence, '--confidence') } : {}),
    ...(owner ? { owner } : {}),
    ...(furnace ? { furnace } : {}),
    ...(cleanCrucible ? { skull: null } : {}),
    // the plan's own schema reads it
    ...(recourse
      ? { recourse: cli.readDocument(recourse) as NonNullable<Parameters<typeof planHeat>[0]['recourse']> }
      : {}),
  };
}

/** The plan's own schema reads the operations; here only the shape of the file is looked at. */
function routeOf(document: unknown, file: string): NonNullable<Parameters<typeof planHeat>[0]['route']> {
  if (Array.isArray(document)) return document as NonNullable<Parameters<typeof planHeat>[0]['route']>;
  throw new InputError(`${file} is no list of operations`, {
    where: file,
    allowed: '[{"operation": "vacuum-induction", "settings": {...}}]',
  });
}

function number(text: string, path: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InputError(`${path} "${text}" is not a number above 0`, {
    path,
    value: text,
    allowed: 'a decimal with a point',
  });
}
