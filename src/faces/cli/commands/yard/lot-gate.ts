import type { Command } from 'commander';
import { gatePage } from '../../../../pages/blocks/yard/lot-checks-page.ts';
import { checkGate } from '../../../../tasks/yard/check-gate/check-gate.ts';
import { contract } from '../../../../tasks/yard/check-gate/contract.ts';
import { contract as several } from '../../../../tasks/yard/gate-lots/contract.ts';
import { gateLots } from '../../../../tasks/yard/gate-lots/gate-lots.ts';
import type { Cli } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';
import { readCheckList } from '../../tables/check-list.ts';
import { commandLine } from '../../typed/command-line.ts';
import {
  type SelectionOptions,
  selecting,
  selectionOf,
  selectsSeveral,
  stepSeveral,
} from '../../typed/lot-selection.ts';
import { type Taken, takeOptions } from '../../verb.ts';

/** `lot gate`: what was found before anything happens to a lot, or to several that go together. */
export function registerGate(lot: Command, cli: Cli): void {
  const command = selecting(
    lot.command('gate'),
    'what was found lot by lot (CSV or XLSX): lot, rate, background, oil, ... as the options',
  ).description('record what the gate found; what was not looked at holds the lot; exit 3 unless all passed');
  const taken = takeOptions(command, contract);
  const example = commandLine({ verb: 'lot gate', order: contract.order }, contract.examples[0]);
  command
    .option(...byOption(checkGate, contract.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action((lots: readonly string[], options: SelectionOptions) => gate(lots, options, { cli, taken }));
}

async function gate(
  lots: readonly string[],
  options: SelectionOptions,
  { cli, taken: { words, orderOf } }: { readonly cli: Cli; readonly taken: Taken },
): Promise<void> {
  const { by, json, html } = options;
  const findings = orderOf(options, cli);
  const [lot = ''] = lots;
  if (!selectsSeveral(lots, options))
    return perform(cli, checkGate, {
      ...{ order: { lot, ...findings }, words, by, json, html },
      page: (found) => gatePage(lot, found),
      exit: contract.exit!,
    });
  const rows = options.from === undefined ? undefined : await readCheckList(options.from, cli);
  const byLot = rows?.map((row) => ({ lot: row.lot ?? '', ...orderOf({ ...options, ...row }, cli) }));
  const selected = selectionOf(lots, options);
  const named = 'lots' in selected || 'which' in selected ? {} : { lots: rows?.map((row) => row.lot ?? '') };
  return stepSeveral(cli, gateLots, {
    order: { ...selected, ...named, findings, ...(byLot ? { byLot } : {}) },
    ...{ options, words },
    exit: several.exit!,
  });
}
