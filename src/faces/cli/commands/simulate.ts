import type { Command } from 'commander';
import type { SimulateOutput } from '../../../documents/simulate.ts';
import { simulationReport } from '../../../pages/simulation-report.ts';
import type { Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { assumedLine, columns } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

interface SimulateOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly extrapolate?: boolean;
}

/** What a route makes of a melt. */
export function register(program: Command, cli: Cli): void {
  program
    .command('simulate')
    .description('run a melt through a route of furnaces; final contents, exchange and what limits them')
    .argument('<file>', 'remelt-simulate/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .option(
      '--html <file>',
      'also write it as one page to look at: contents over time, what limits them, where they went',
    )
    .option('--extrapolate', 'leave the range of a model on purpose; the output says what was extrapolated')
    .addHelpText('after', '\nExample:\n  remelt simulate docs/formats/simulate.example.json')
    .action((file: string, options: SimulateOptions) =>
      cli.run(options, async () => {
        lookAtTargets([options.html], file);
        const given = cli.readDocument(file);
        const document = options.extrapolate && isRecord(given) ? { ...given, extrapolate: true } : given;
        const control = controlOf(cli);
        const output = await cli.compute.simulate(document, control);
        const { html } = options;
        const looked = html === undefined ? output : await lookedAt(document, output, cli);
        const written = writeAsked(html, () => simulationReport(looked));
        return { document: output, text: [textOf(output), ...written].join('\n') };
      }),
    );
}

/** Moments at which a page looks at the melt. */
const LOOKS = 60;

/**
 * An output with contents all along its route. They come from a second run of the document: a look stops the integration, which moves
 * contents by some 1e-5, and a page must not change the answer.
 */
async function lookedAt(document: unknown, output: SimulateOutput, cli: Cli): Promise<SimulateOutput> {
  const end_s = output.trajectory.at(-1)?.time_s ?? 0;
  const at_s = Array.from({ length: LOOKS }, (_, i) => (end_s * i) / LOOKS);
  const { trajectory } = await cli.compute.simulate({ ...(document as object), at_s }, controlOf(cli));
  return { ...output, trajectory };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(output: SimulateOutput): string {
  const contents = Object.entries(output.final).map(([element, content]) => [
    element,
    amount(content.mean_ppm),
    `${amount(content.p05_ppm)} - ${amount(content.p95_ppm)}`,
    content.dissolved_mean_ppm === undefined ? '-' : amount(content.dissolved_mean_ppm),
  ]);
  const limits = output.limits.map((row) => [
    `${row.index + 1} ${row.operation}`,
    row.element,
    row.limitedBy,
    amount(row.floor_ppm),
  ]);
  const levers = output.limits.map((row) => [
    `${row.index + 1} ${row.operation}`,
    row.element,
    row.levers
      .map(({ setting, change, effect_pct }) => `${setting} ${change}: ${signed(effect_pct)} %`)
      .join(', '),
    row.lever,
  ]);
  const published = [...new Set(output.limits.flatMap((row) => row.published ?? []))];
  return [
    columns(['', 'mean ppm', '5 % - 95 %', 'dissolved'], contents),
    '',
    `yield ${(output.metal_yield * 100).toFixed(2)} %, energy ${output.energy_kWh.toFixed(1)} kWh`,
    ...(limits.length > 0
      ? [
          '',
          columns(['operation', '', 'limited by', 'floor ppm'], limits),
          '',
          columns(['operation', '', 'levers, computed', 'and in words'], levers),
        ]
      : []),
    ...published.map((words) => `${words} (for comparison, never enforced)`),
    ...output.warnings.map((words) => `warning: ${words}`),
    '',
    assumedLine(output.assumed),
  ].join('\n');
}

const signed = (pct: number): string => `${pct > 0 ? '+' : ''}${pct.toPrecision(2)}`;
const amount = (ppm: number): string => (ppm >= 100 ? ppm.toFixed(0) : ppm.toPrecision(3));
