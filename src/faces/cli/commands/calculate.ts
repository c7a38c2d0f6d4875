import type { Command } from 'commander';
import { calculationsPage } from '../../../pages/blocks/calculations-page.ts';
import type { Answer, Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { showPage } from '../show-page.ts';

/** Any calculation of the registry by its name. */
export function register(program: Command, cli: Cli): void {
  program
    .command('calculate')
    .description('run any calculation by its name and print its answer as JSON; without a name, list them')
    .argument('[name]', 'name of the calculation')
    .argument('[file]', 'its document, - = standard input; some need none')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt calculate checkRoute docs/formats/simulate.example.json')
    .action((name: string | undefined, file: string | undefined, options: { json?: boolean }) =>
      cli.run(options, async () => {
        if (name === undefined) return listed(cli);
        const document = file === undefined ? undefined : cli.readDocument(file);
        const answer = await cli.compute.run(name, document, controlOf(cli));
        return { document: answer, text: JSON.stringify(answer, null, 2) };
      }),
    );
}

async function listed({ compute }: Cli): Promise<Answer> {
  const rows = Object.entries(compute.calculations).map(([name, { title }]) => ({ name, title }));
  return { document: rows, text: await showPage(calculationsPage(rows)) };
}
