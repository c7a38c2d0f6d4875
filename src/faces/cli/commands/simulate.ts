import type { Command } from 'commander';
import type { SimulateOutput } from '../../formats/simulate.ts';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';

/** What a route makes of a melt. */
export function register(program: Command, cli: Cli): void {
  program
    .command('simulate')
    .description('run a melt through a route of furnaces; final contents, exchange and what limits them')
    .argument('<file>', 'remelt-simulate/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .option('--extrapolate', 'leave the range of a model on purpose; the output says what was extrapolated')
    .addHelpText('after', '\nExample:\n  remelt simulate docs/formats/simulate.example.json')
    .action((file: string, options: { json?: boolean; extrapolate?: boolean }) =>
      cli.run(options, async () => {
        const given = cli.readDocument(file);
        const document = options.extrapolate && isRecord(given) ? { ...given, extrapolate: true } : given;
        const output = await cli.compute.simulate(document, {
          signal: cli.signal,
          onProgress: progressOf(cli),
        });
        return { document: output, text: textOf(output) };
      }),
    );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Notes every tenth of a long run; a short one passes without a word. */
function progressOf(cli: Cli): (done: number, words: string) => void {
  const started = cli.clock().getTime();
  let shown = 0;
  return (done, words) => {
    if (done - shown < 0.1 || cli.clock().getTime() - started < QUIET_MS) return;
    shown = done;
    cli.note(`${Math.round(done * 100)} %  ${words}`);
  };
}

/** A run shorter than this needs no progress [ms]. */
const QUIET_MS = 2000;

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
    `${output.assumed.length} assumptions; --json lists them with their sources`,
  ].join('\n');
}

const signed = (pct: number): string => `${pct > 0 ? '+' : ''}${pct.toPrecision(2)}`;
const amount = (ppm: number): string => (ppm >= 100 ? ppm.toFixed(0) : ppm.toPrecision(3));
