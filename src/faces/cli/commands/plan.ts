import type { Command } from 'commander';
import type { PlanOutput } from '../../../documents/plan.ts';
import { planReport } from '../../../pages/plan-report.ts';
import type { Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { assumedLine, columns, wtpctText } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

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
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt plan docs/formats/plan.example.json')
    .action((file: string, options: { html?: string; json?: boolean }) =>
      cli.run(options, async () => {
        lookAtTargets([options.html], file);
        const output = await cli.compute.plan(cli.readDocument(file), controlOf(cli));
        const written = writeAsked(options.html, () => planReport(output));
        return {
          document: output,
          text: [planText(output), ...written].join('\n'),
          exit: output.status === 'infeasible' ? 1 : 0,
        };
      }),
    );
}

/** A plan as a person reads it. */
export function planText(output: PlanOutput): string {
  if (output.status === 'infeasible') return conflictText(output);
  const cost = output.cost_usd!;
  const compared = output.baselines.map((one) => [
    one.name,
    one.cost_usd === null ? '-' : one.cost_usd.toFixed(2),
    one.cost_usd === null ? '-' : (one.cost_usd - cost).toFixed(2),
    one.words,
  ]);
  return [
    `${output.status}: ${cost.toFixed(2)} usd; no plan can cost less than ${output.bound_usd!.toFixed(2)} usd (gap ${(output.gap! * 100).toFixed(3)} %)`,
    ...output.solver.doubts.map((doubt) => `doubt settled: ${doubt}`),
    ...output.assumed.filter(({ kind }) => kind === 'price-age').map(({ what }) => what),
    ...output.assumed
      .filter(({ kind }) => kind === 'untold-rest')
      .map(({ what, value, unit, source }) => `${what}: ${value} ${unit}, ${source}`),
    ...output.heats.flatMap((heat) => ['', ...heatText(heat)]),
    '',
    columns(['instead', 'usd', 'dearer by', ''], compared),
    '',
    assumedLine(output.assumed),
  ].join('\n');
}

function heatText(heat: PlanOutput['heats'][number]): string[] {
  const { charged, refined } = heat.composition_wtpct;
  const charge = heat.charge.map((line) => [
    line.id,
    `${line.mass_kg.toFixed(3)} kg`,
    line.items === undefined ? '' : `${line.items} pieces`,
  ]);
  const contents = Object.keys(refined).map((element) => {
    const key = element as keyof typeof refined;
    return [element, wtpctText(charged[key] ?? 0), wtpctText(refined[key] ?? 0)];
  });
  return [
    `${heat.id}: ${heat.cost_usd.toFixed(2)} usd`,
    columns(['charge', 'mass', ''], charge),
    '',
    columns(['', 'charged wt%', 'refined wt%'], contents),
    ...sureText(heat),
    ...(heat.rareEarth ?? []).flatMap(({ words }) => ['', ...words.map((line) => `  ${line}`)]),
    ...(heat.weighed ? ['', ...weighedText(heat.weighed)] : []),
    ...(heat.recourse ? ['', ...recourseText(heat.recourse)] : []),
    ...(heat.binding.length > 0 ? ['', ...heat.binding.map((one) => `  ${one.words}`)] : []),
    ...(heat.lots && heat.lots.length > 0 ? ['', ...lotsText(heat.lots)] : []),
  ];
}

/** How sure the heat is, how near plan and furnace came to each other, what aiming costs. */
export function sureText({
  certificate,
  confidence,
  route,
  aim,
  recourse,
}: PlanOutput['heats'][number]): string[] {
  const lines: string[] = [];
  if (certificate) {
    const { passRate, lowerLimit, samples, seed } = certificate;
    const z = confidence ? `, ${confidence.z.toFixed(2)} standard deviations from every uncertain limit` : '';
    lines.push(
      `  passes in ${(100 * passRate).toFixed(2)} % of ${samples} draws (at least ${(100 * lowerLimit).toFixed(2)} %; seed ${seed})${recourse?.taken ? ' after corrections' : ''}${z}`,
    );
    const risks = (confidence?.risks ?? []).slice(0, 3);
    if (risks.length > 0)
      lines.push(
        `  what fails: ${risks.map(({ words, share }) => `${words} (${(100 * share).toFixed(0)} %)`).join(', ')}`,
      );
  }
  if (route) {
    const { id, rounds, disagreement, at, cost_usd } = route;
    lines.push(
      `  ${id === 'route' ? 'the route' : `route ${id}`}${cost_usd > 0 ? ` (${cost_usd.toFixed(2)} usd)` : ''}: plan and furnace differ by ${(100 * disagreement).toFixed(3)} % of the limit${at ? ` of ${at}` : ''} after ${rounds} round${rounds === 1 ? '' : 's'}`,
    );
  }
  if (aim)
    lines.push(
      `  aiming costs ${aim.dearer_usd.toFixed(2)} usd against the corner of the windows (${aim.corner_usd.toFixed(2)} usd)`,
    );
  return lines.length > 0 ? ['', ...lines] : [];
}

function weighedText(weighed: NonNullable<PlanOutput['heats'][number]['weighed']>): string[] {
  const { step_kg, charge, certificate, words } = weighed;
  return [
    columns(
      [`weighed in ${step_kg} kg`, 'mass'],
      charge.map((line) => [line.id, `${line.mass_kg} kg`]),
    ),
    `  passes in ${(100 * certificate.passRate).toFixed(2)} % (at least ${(100 * certificate.lowerLimit).toFixed(2)} %)`,
    ...words.map((line) => `  ${line}`),
  ];
}

/** Lots that are out and named; --json lists all. */
const NAMED_OUT = 5;

/** Why lots are in or out: all that are in, and of the others those nearest to paying. */
function lotsText(lots: NonNullable<PlanOutput['heats'][number]['lots']>): string[] {
  const out = lots.filter(({ mass_kg }) => mass_kg === 0);
  const more = out.length - NAMED_OUT;
  return [...lots.filter(({ mass_kg }) => mass_kg > 0), ...out.slice(0, NAMED_OUT)]
    .map(({ words }) => `  ${words}`)
    .concat(more > 0 ? [`  ${more} more ${more === 1 ? 'lot is' : 'lots are'} out; --json lists them`] : []);
}

function recourseText(recourse: NonNullable<PlanOutput['heats'][number]['recourse']>): string[] {
  const { taken, method, minutes, cost, corrections_kg, words } = recourse;
  if (!taken) return words.map((line) => `  ${line}`);
  const added = corrections_kg
    .map(({ id, mean_kg }) => `${id} ${Number(mean_kg.toPrecision(3))} kg`)
    .join(', ');
  return [
    `charge ${cost.charge_usd.toFixed(2)} usd, sample by ${method} (${minutes} min), corrections ${cost.corrections_usd.toFixed(2)} usd on average${added ? `: ${added}` : ''}`,
    ...words.map((line) => `  ${line}`),
  ];
}

function conflictText(output: PlanOutput): string {
  return [
    'infeasible: there is no such charge',
    ...output.conflict.flatMap((one) => [
      one.words,
      ...one.cures.map(
        (cure) =>
          `  cure: ${cure.words}${cure.cost_usd === undefined ? '' : `; the plan then costs ${cure.cost_usd.toFixed(2)} usd`}`,
      ),
    ]),
  ].join('\n');
}
