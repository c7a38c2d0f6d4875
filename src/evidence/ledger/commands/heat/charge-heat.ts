import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import { idOf } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkName, type Desk, whenHappened } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { freeGrams } from '../../subjects/stock.ts';
import { type ArrivedSample, refuseUntaken } from '../arrival/taken-from.ts';
import { wrongStatus } from '../found.ts';
import { refuseLeak } from './measure-leak.ts';
import { refuseOpenPoints } from './open-points.ts';
import { checkPortions, type Portion, portions, refuseTooMuch, usable } from './portions.ts';
import { refuseUnaccepted } from './unaccepted-plan.ts';
import { checkWeighings } from './weighings.ts';

/** Draws metal into the furnace; may be repeated (additions) until the heat is melted. Uses the heat's reservations first. */
export type ChargeHeat = Asks<
  'chargeHeat',
  'heat.charged',
  'nInputs' | 'input_g' | 'inputs' | 'documentSha256' | 'reason' | 'addition' | 'arrivals'
> & {
  readonly heat: string;
  readonly draws: readonly Portion[];
  /** Metal beyond the plan: as a trim advice proposed, or because a person wants it. */
  readonly addition?:
    | {
        readonly kind: 'advised';
        readonly documentSha256: string;
        readonly reason?: string;
        /** Results that arrived and that the advice rests on. */
        readonly arrivals?: readonly ArrivedSample[];
      }
    | { readonly kind: 'unplanned'; readonly reason: string };
};

/** What a planned mass may be exceeded by before it is an addition [kg/kg]: as the tolerance of rule H7. */
const OVER_PLAN = 0.02;
/** The same of small masses [g]: a step of the coarser bench scales (assumption). */
const LEAST_OVER_PLAN_G = 10;

/** H3: metal is drawn from the heat's own reservation and from free grams, never from what another plan holds. */
export const chargeHeat = defineCommand<ChargeHeat>({
  type: 'chargeHeat',
  names: ({ heat, draws }) => ({ subjects: [`heat:${heat}`, ...draws.map(({ from }) => from)] }),
  act: 'charge heat',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'planned' && heat.status !== 'charged') {
      throw wrongStatus(desk, heat, { act: 'charged', allowed: 'a planned or charged heat' });
    }
    refuseUnaccepted(desk, heat);
    refuseLeak(desk, heat, 'charged');
    refuseOpenPoints(desk, heat, { step: command.addition ? 'addition' : 'charge', act: 'charged' });
    if (command.draws.length === 0)
      throw new InputError('a charge needs at least one lot', {
        path: `${desk.path}draws`,
        allowed: 'at least one lot or object with its mass',
      });
    checkPortions(command.draws, `${desk.path}draws`);
    refuseWithoutReason(desk, command);
    const arrivals = command.addition?.kind === 'advised' ? command.addition.arrivals : undefined;
    refuseUntaken(desk, heat, arrivals);
    const masses = command.draws.map(({ from, mass_g }) => ({ of: from, mass_g }));
    checkWeighings(desk, command, masses);
    refuseMissing(desk, command, heat);
    refuseOtherFurnace(desk, command, heat);
    const happenedAt = whenHappened(desk, command.happenedAt);
    for (const [i, { from, mass_g }] of command.draws.entries()) {
      const stock = usable(desk, from, heat, `${desk.path}draws[${i}]`);
      const available = freeGrams(stock) + (ownValue(stock.reserved_g, heat.id) ?? 0);
      refuseTooMuch(stock, mass_g, available, `${desk.path}draws[${i}]`);
      if (!command.addition) refuseUnplanned({ from, mass_g, path: `${desk.path}draws[${i}]` }, heat);
      desk.write(`${stock.type}.drawn`, stock.subject, { happenedAt, heat: heat.id, mass_g });
    }
    desk.write('heat.charged', heat.subject, {
      ...command,
      nInputs: command.draws.length,
      input_g: command.draws.reduce((sum, { mass_g }) => sum + mass_g, 0),
      inputs: portions(command.draws),
      addition: command.addition?.kind,
      furnace: heat.furnace === undefined ? command.furnace : undefined,
      documentSha256: command.addition?.kind === 'advised' ? command.addition.documentSha256 : undefined,
      reason: command.addition?.reason,
      arrivals,
    });
  },
});

/** A heat goes into one furnace: that of its plan, else that of its first charge that names one. */
function refuseOtherFurnace(desk: Desk, { furnace }: ChargeHeat, heat: HeatState): void {
  if (furnace !== undefined) checkName(furnace, `${desk.path}furnace`);
  if (furnace === undefined || heat.furnace === undefined || heat.furnace === furnace) return;
  throw new ConflictError(`heat ${heat.id} goes into ${heat.furnace}, not ${furnace}`, {
    path: `${desk.path}furnace`,
    value: furnace,
    allowed: heat.furnace,
    cure: `leave the furnace out, or cancel the heat and plan it for ${furnace}`,
  });
}

function refuseWithoutReason(desk: Desk, { addition }: ChargeHeat): void {
  if (addition?.kind !== 'unplanned' || addition.reason.trim() !== '') return;
  throw new InputError('an addition that nobody planned needs a reason', {
    path: `${desk.path}addition.reason`,
    value: addition.reason,
    allowed: 'words, such as "titanium low in the bath sample"',
  });
}

/** H10: what is said to be missing is metal of the plan that does not go in with this charge and has not gone in before. */
function refuseMissing(desk: Desk, { draws, missing = [] }: ChargeHeat, heat: HeatState): void {
  for (const [i, { from, reason }] of missing.entries()) {
    const path = `${desk.path}missing[${i}]`;
    const isIn = [...draws, ...heat.inputs].some((one) => one.from === from);
    if ((heat.planned_g[from] ?? 0) === 0 || isIn)
      throw new ConflictError(
        isIn
          ? `${from.replace(':', ' ')} is charged into heat ${heat.id} and cannot be missing`
          : `the plan of heat ${heat.id} holds no ${from.replace(':', ' ')}`,
        { path, value: from, allowed: 'metal of the plan that was not charged', cure: 'leave it out' },
      );
    if (reason.trim() === '')
      throw new InputError(`${from.replace(':', ' ')} is missing without a reason`, {
        path: `${path}.reason`,
        value: reason,
        allowed: 'words, such as "sold by mistake"',
      });
  }
}

/**
 * H10: a heat that was planned takes what its plan reserved. What a lot weighs the first time may differ; a lot that is
 * not in the plan, and more of one that was charged already, is an addition and says so.
 */
function refuseUnplanned({ from, mass_g, path }: Portion & { readonly path: string }, heat: HeatState): void {
  if (Object.keys(heat.planned_g).length === 0) return;
  const planned_g = heat.planned_g[from] ?? 0;
  const isFirst = heat.inputs.every((input) => input.from !== from);
  const left_g = heat.reserved_g[from] ?? 0;
  const most_g = left_g + Math.max(LEAST_OVER_PLAN_G, Math.round(OVER_PLAN * planned_g));
  if (planned_g > 0 && (isFirst || mass_g <= most_g)) return;
  const what = from.replace(':', ' ');
  throw new ConflictError(
    planned_g === 0
      ? `the plan of heat ${heat.id} holds no ${what}`
      : `the plan of heat ${heat.id} holds ${kilograms(planned_g)} of ${what}, of which ${kilograms(left_g)} are still to be charged`,
    {
      path,
      value: mass_g,
      unit: 'g',
      where: from,
      allowed: planned_g === 0 ? 'metal of the plan' : `at most ${kilograms(most_g)}`,
      cure: 'book it as an addition',
      does: [{ verb: 'heats/add-to-heat', order: { heat: heat.id, lot: idOf(from), mass_g, reason: null } }],
    },
  );
}
