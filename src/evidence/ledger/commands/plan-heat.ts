import type { Subject } from '../../../metal/alloy/words.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkGrams, checkId, checkNames, whenHappened } from '../desk.ts';
import type { HeatState } from '../state.ts';
import { freeGrams } from '../stock.ts';
import { wrongStatus } from './found.ts';
import { checkPortions, giveBack, type Portion, portions, refuseTooMuch, usable } from './portions.ts';
import { recordedPoints, type StatedPoint, statedPoints } from './stated-points.ts';

/** Plans a heat and reserves for it; planning it again before the first charge replaces its reservations. */
export interface PlanHeat extends Told {
  readonly type: 'planHeat';
  readonly heat: string;
  readonly target: { readonly grade?: string; readonly specification?: string; readonly mass_g?: number };
  /** Customer whose metal the heat is. Absent = the plant's own. */
  readonly owner?: string;
  /** The customer agreed to additions from the plant's own virgin metal and addition alloys. */
  readonly ownAdditions?: boolean;
  readonly reservations: readonly Portion[];
  /** What a kilogram of each was counted at [USD/kg]; absent = nobody said. */
  readonly prices?: readonly { readonly from: Subject; readonly usd_per_kg: number }[];
  /** Operations that it is planned through, as canonical JSON. */
  readonly route?: string;
  /** Furnace of its first melting operation. */
  readonly furnace?: string;
  /** How the customer pays, as canonical JSON; absent = as before. */
  readonly contract?: string;
  /** Hold and witness points; those of an earlier plan of the heat stay. */
  readonly holdPoints?: readonly StatedPoint[];
  /** SHA-256 of the plan document. */
  readonly documentSha256?: string;
}

/**
 * H1: a heat is planned from cleared metal of one owner, and reserves free grams only. Planning it again before the
 * first charge gives back what it had reserved.
 */
export const planHeat = defineCommand<PlanHeat>({
  type: 'planHeat',
  names: ({ heat, reservations }) => ({
    subjects: [`heat:${heat}`, ...reservations.map(({ from }) => from)],
  }),
  act: 'plan heat',
  decide(desk, command) {
    const subject: Subject = `heat:${command.heat}`;
    const before = desk.book.stateOf(subject) as HeatState | undefined;
    if (!before) checkId(command.heat, `${desk.path}heat`);
    checkNames({ owner: command.owner }, desk.path);
    if (before && before.status !== 'planned') {
      throw wrongStatus(desk, before, {
        act: 'planned',
        allowed: 'a new number, or a heat that is not charged yet',
        cure: 'give the plan a new heat number',
      });
    }
    if (command.target.mass_g !== undefined) checkGrams(command.target.mass_g, `${desk.path}target.mass_g`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    const points = statedPoints(desk, command.holdPoints ?? [], { before, path: `${desk.path}holdPoints` });
    if (before) giveBack(desk, before, happenedAt);
    checkPortions(command.reservations, `${desk.path}reservations`);
    desk.write('heat.planned', subject, {
      happenedAt,
      target: {
        grade: command.target.grade,
        specification: command.target.specification,
        kg: command.target.mass_g === undefined ? undefined : gramsToKg(command.target.mass_g),
      },
      owner: command.owner,
      ownAdditions: command.ownAdditions,
      route: command.route,
      furnace: command.furnace,
      contract: command.contract ?? before?.contract,
      reservations: portions(command.reservations),
      prices: command.prices?.map(({ from, usd_per_kg }) => ({ lot: from, usdPerKg: usd_per_kg.toFixed(4) })),
      holdPoints: points.length === 0 ? undefined : recordedPoints(points),
      documentSha256: command.documentSha256,
      by: command.by,
    });
    const heat = desk.heat(command.heat);
    for (const [i, { from, mass_g }] of command.reservations.entries()) {
      const stock = usable(desk, from, heat, `${desk.path}reservations[${i}]`);
      refuseTooMuch(stock, mass_g, freeGrams(stock), `${desk.path}reservations[${i}]`);
      desk.write(`${stock.type}.reserved`, stock.subject, {
        happenedAt,
        heat: heat.id,
        kg: gramsToKg(mass_g),
      });
    }
  },
});
