import type { Command } from 'commander';
import type { SimulateOutput } from '../../../../documents/heats/simulate.ts';
import { simulationPage } from '../../../../pages/blocks/heats/simulation-page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { controlOf } from '../../progress.ts';
import { ALL_OPTION, showPage } from '../../show-page.ts';
import { lookAtTargets } from '../../write-file.ts';

interface SimulateOptions extends OutputOptions {
  readonly html?: string;
  readonly extrapolate?: boolean;
}

/** What a route makes of a melt. */
export function register(program: Command, cli: Cli): void {
  program
    .command('simulate')
    .description('run a melt through a route of furnaces; final contents, exchange and what limits them')
    .argument('<file>', 'remelt-simulate/1 document, - = standard input')
    .option(...ALL_OPTION)
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
        const text = await showPage(simulationPage(output), html, simulationPage(looked));
        return { document: output, text };
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
