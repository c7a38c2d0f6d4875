import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerRetest } from '../heat-retest.ts';
import { registerAdvise } from './heat-advise.ts';
import { registerPlan } from './heat-plan.ts';
import { registerSteps } from './heat-steps.ts';
import { registerTrim } from './heat-trim.ts';

/** Heats in the ledger: list them, plan one from the cleared lots of the yard, trim one. */
export function register(program: Command, cli: Cli): void {
  const heat = program
    .command('heat')
    .description('list heats, plan one from the cleared lots of the yard, trim it after a bath sample')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000');
  registerPlan(heat, cli);
  registerSteps(heat, cli);
  registerAdvise(heat, cli);
  registerTrim(heat, cli);
  registerRetest(heat, cli);
}
