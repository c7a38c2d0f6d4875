import type { Heats } from '../../documents/heats/heats.ts';
import type { HeatView } from '../../evidence/ledger/store.ts';
import type { SpecificationState } from '../../evidence/ledger/subjects/specification.ts';
import type { Verdict } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { sinceWhen } from './since-when.ts';

type More = Pick<Heats['heats'][number], 'changed' | 'customer' | 'verdict' | 'planned_usd'>;

/** FAIL before HOLD before PASS. */
const WORST: readonly Verdict[] = ['FAIL', 'HOLD', 'PASS'];

/** Who the heats are for: whose metal it is, else the customer of the specification that they were planned for. */
export async function customersOf({
  store,
}: Pick<TaskContext, 'store'>): Promise<(heat: Pick<HeatView, 'owner' | 'target'>) => string | undefined> {
  const kept = await store.subjects('specification');
  const customers = new Map(kept.map(({ state }) => [state.id, (state as SpecificationState).customer]));
  return ({ owner, target }) => owner ?? customers.get(target.specification ?? '');
}

/** What a list says of some heats beside their state: when they changed, for whom they are, what was decided, what they cost. */
export async function listedHeats(
  heats: readonly HeatView[],
  context: TaskContext,
): Promise<(heat: HeatView) => More> {
  const [whenOf, customerOf, verdicts] = await Promise.all([
    sinceWhen(heats, context),
    customersOf(context),
    worstVerdicts(heats, context),
  ]);
  return (heat) => {
    const customer = customerOf(heat);
    const verdict = verdicts.get(heat.id);
    const cost = plannedUsd(heat);
    return {
      changed: whenOf(heat).since,
      ...(customer === undefined ? {} : { customer }),
      ...(verdict === undefined ? {} : { verdict }),
      ...(cost === null ? {} : { planned_usd: cost }),
    };
  };
}

/** The worst verdict on measured results of some heats and their pieces, by heat; what was only predicted is no verdict. */
async function worstVerdicts(
  heats: readonly HeatView[],
  { store }: TaskContext,
): Promise<ReadonlyMap<string, Verdict>> {
  const pieces = heats.some(({ status }) => status === 'cast') ? await store.objects() : [];
  const found = new Map<string, Verdict>();
  for (const { heat, release } of [...heats.map(({ id, release }) => ({ heat: id, release })), ...pieces]) {
    if (!release || release.predicted) continue;
    const before = found.get(heat);
    if (!before || WORST.indexOf(release.verdict) < WORST.indexOf(before)) found.set(heat, release.verdict);
  }
  return found;
}

/** Planned masses at what a kilogram was counted at [USD]; null where a price was not recorded. */
function plannedUsd({ planned_g, planned_usd_per_kg }: HeatView): number | null {
  const prices = new Map(Object.entries(planned_usd_per_kg ?? {}));
  const lots = Object.entries(planned_g);
  if (lots.length === 0 || lots.some(([lot]) => !prices.has(lot))) return null;
  const usd = lots.reduce((sum, [lot, grams]) => sum + (grams / 1000) * prices.get(lot)!, 0);
  return Math.round(100 * usd) / 100;
}
