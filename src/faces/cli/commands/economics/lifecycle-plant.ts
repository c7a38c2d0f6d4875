import type { Command } from 'commander';
import type { Flows } from '../../../../documents/economics/flows.ts';
import { flowsPage } from '../../../../pages/blocks/economics/flows-page.ts';
import { contract } from '../../../../tasks/heats/report-flows/contract.ts';
import { reportFlows } from '../../../../tasks/heats/report-flows/report-flows.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { HTML_OPTION } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';
import { lookAtFolder, writeFolder } from '../../write-file.ts';

interface PlantOptions extends OutputOptions {
  readonly html?: string;
  readonly package?: string;
}

/** File that every data package has. */
const DESCRIPTOR = 'datapackage.json';

/** `remelt lifecycle plant`: the metal that the ledger books between two days. */
export function plantVerb(lifecycle: Command, cli: Cli): void {
  const command = lifecycle
    .command('plant')
    .description('metal of the plant between two days: by element, grade, customer, supplier and form');
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option(...HTML_OPTION)
    .option(
      '--package <folder>',
      'also write it as a Frictionless data package: tables with units and sources',
    )
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lifecycle plant --from 2026-01-01 --to 2026-12-31 --html year.html',
    )
    .action((...given: unknown[]) => {
      const { json, html, package: folder, ...typed } = named<PlantOptions>(given);
      lookAtFolder(folder, DESCRIPTOR);
      return perform(cli, reportFlows, {
        ...{ order: orderOf(typed, cli), words, json, html, page: flowsPage },
        written: (flows) => packageOf(flows, folder, cli),
      });
    });
}

/** Writes the data package that was asked for; what to say of it. */
async function packageOf(flows: Flows, folder: string | undefined, cli: Cli): Promise<string[]> {
  if (folder === undefined) return [];
  const { flowsPackage } = await import('../../../../pages/blocks/economics/flows-package.ts');
  const { renderDataPackage } = await import('../../../../pages/render/data-package.ts');
  const { mark } = cli.marked(flowsPage(flows));
  return [writeFolder(folder, renderDataPackage(flowsPackage(flows, mark)))];
}
