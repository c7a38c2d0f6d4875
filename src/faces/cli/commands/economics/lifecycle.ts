import type { Command } from 'commander';
import { lifecyclePage } from '../../../../pages/blocks/economics/lifecycle-page.ts';
import { methodPage } from '../../../../pages/blocks/method-pages.ts';
import type { Cli } from '../../cli.ts';
import { methodVerb } from '../../method-verb.ts';
import { HTML_OPTION, showPage } from '../../show-page.ts';
import { heatVerb } from './lifecycle-heat.ts';
import { plantVerb } from './lifecycle-plant.ts';

/** The questions of the life cycle, one method at a time. */
export function register(program: Command, cli: Cli): void {
  const lifecycle = methodVerb(program, cli, {
    name: 'lifecycle',
    about: 'answer one question of the life cycle on its inputs; a refusal exits 2 with the reason',
    inputs: 'a JSON object',
    explains: 'formula, source, comparison and inputs of METHOD',
    title: 'Questions of the life cycle',
    list: () => cli.compute.lifecycleMethods(),
    explained: async (method) => {
      const document = (await cli.compute.lifecycleMethods()).find(({ name }) => name === method)!;
      return { document, text: await showPage(methodPage(document)) };
    },
    answered: async ({ method, inputs }, { html }: { readonly html?: string }) => {
      const output = await cli.compute.lifecycle({ method, inputs });
      return { document: output, text: await showPage(lifecyclePage(output), html) };
    },
  })
    .option(...HTML_OPTION)
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"median":10,"gsd":1.5}\' | remelt lifecycle distribution - --json',
    );
  plantVerb(lifecycle, cli);
  heatVerb(lifecycle, cli);
}
