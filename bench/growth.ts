/**
 * How what people wait for grows with the plant: `npm run bench -- growth [plans|ledger|graph|import|bundle|users|years ...] [--large]`. In
 * processor time; an exponent of 1 is linear. Ends within minutes; `--large` goes to 30,000 lots and 20,000 heats and takes an hour.
 * `years` alone extrapolates: a plant of 20 years x 2,000 heats and 30,000 lots, grown up to a twentieth of it, which is a year of 2,000
 * heats and 1,500 lots, and a group of 20 such plants. `--small` grows it to 80 heats, which a test does.
 */
import { loadavg } from 'node:os';
import { growBundle, growImport, growUsers } from './support/growth-doors.ts';
import { growGraph, growLedger } from './support/growth-ledger.ts';
import { growPlans } from './support/growth-plans.ts';
import { GROWTH_HEAD, growthRow, type Tell } from './support/growth-rows.ts';
import { growFewHeats, growOfYears } from './support/growth-years.ts';

const PARTS: Readonly<Record<string, (isLarge: boolean, tell: Tell) => Promise<void> | void>> = {
  users: growUsers,
  bundle: growBundle,
  import: growImport,
  graph: growGraph,
  plans: growPlans,
  ledger: growLedger,
  years: growOfYears,
};

export async function run(argv: readonly string[], say: (line: string) => void = console.log): Promise<void> {
  const asked = argv.filter((one) => !one.startsWith('--'));
  const unknown = asked.find((one) => !(one in PARTS));
  if (unknown !== undefined)
    throw new Error(`growth has no part "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}`);
  const tell: Tell = (told) => say(typeof told === 'string' ? told : growthRow(told));
  say(GROWTH_HEAD);
  if (argv.includes('--small')) return growFewHeats(tell);
  for (const [name, measure] of Object.entries(PARTS))
    if (asked.length === 0 || asked.includes(name)) await measure(argv.includes('--large'), tell);
  say(`load of the machine in the last minute: ${loadavg()[0]!.toFixed(1)}`);
}
