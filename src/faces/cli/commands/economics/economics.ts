import type { Command } from 'commander';
import { economicsPage } from '../../../../pages/blocks/economics/economics-page.ts';
import { methodPage } from '../../../../pages/blocks/method-pages.ts';
import type { Cli } from '../../cli.ts';
import { methodVerb } from '../../method-verb.ts';
import { showPage } from '../../show-page.ts';

/** The methods of economics, one at a time. */
export function register(program: Command, cli: Cli): void {
  methodVerb(program, cli, {
    name: 'economics',
    about: 'run one method of economics on its inputs: scale, learning, annuity, price, cashflow ...',
    inputs: 'a JSON object',
    explains: 'formula, source and inputs of METHOD',
    title: 'Methods of economics',
    list: () => cli.compute.listEconomics(),
    explained: async (method) => {
      const document = (await cli.compute.listEconomics()).find(({ name }) => name === method)!;
      return { document, text: await showPage(methodPage(document)) };
    },
    answered: async ({ method, inputs }) => {
      const output = await cli.compute.economics({ method, inputs });
      return { document: output, text: await showPage(economicsPage(output)) };
    },
  }).addHelpText(
    'after',
    '\nExample:\n  echo \'{"C1":10,"Q1":1000,"Q2":8000,"n":0.6}\' | remelt economics scale - --json',
  );
}
