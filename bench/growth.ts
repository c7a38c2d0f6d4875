/**
 * How what people wait for grows with the plant: `npm run bench -- growth [plans|ledger|graph|import|bundle|users ...] [--large]`. In
 * processor time; an exponent of 1 is linear. Ends within minutes; `--large` goes to 30,000 lots and 20,000 heats and takes an hour.
 */
import { loadavg } from 'node:os';
import { growBundle, growImport, growUsers } from './support/growth-doors.ts';
import { growGraph, growLedger } from './support/growth-ledger.ts';
import { growPlans } from './support/growth-plans.ts';
import { GROWTH_HEAD, growthRow, type Tell } from './support/growth-rows.ts';

const PARTS: Readonly<Record<string, (isLarge: boolean, tell: Tell) => Promise<void> | void>> = {
  users: growUsers,
  bundle: growBundle,
  import: growImport,
  graph: growGraph,
  plans: growPlans,
  ledger: growLedger,
};

export async function run(argv: readonly string[]): Promise<void> {
  const asked = argv.filter((one) => !one.startsWith('--'));
  const unknown = asked.find((one) => !(one in PARTS));
  if (unknown !== undefined)
    throw new Error(`growth has no part "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}`);
  console.log(GROWTH_HEAD);
  for (const [name, measure] of Object.entries(PARTS))
    if (asked.length === 0 || asked.includes(name))
      await measure(argv.includes('--large'), (growth) => console.log(growthRow(growth)));
  console.log(`load of the machine in the last minute: ${loadavg()[0]!.toFixed(1)}`);
}
