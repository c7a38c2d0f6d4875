import { type SheetOrder, chargeSheet as sheetOf } from '../../../calculations/heats/charge-sheet.ts';
import { furnacesOffered, rangeWords } from '../../../calculations/plant/furnace-for-heat.ts';
import { furnaceWords, overfullWords, unnamedWords } from '../../../calculations/plant/furnace-words.ts';
import { specificationOfTarget } from '../../../calculations/target/specification.ts';
import { isMarked } from '../../../desk/demonstration.ts';
import { targetOfHeat } from '../../../desk/heat/heat-target.ts';
import { knownHeat, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { chargedOf, sheetParts } from '../../../desk/heat/sheet-parts.ts';
import { checkCharge } from '../../../desk/planning/check-charge.ts';
import { latestRun, meansOf, predictedOf } from '../../../desk/planning/kept-predictions.ts';
import type { ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import { openSentences } from '../../../documents/heats/furnace-of-plan.ts';
import { belowWords } from '../../../evidence/ledger/commands/heat/unaccepted-plan.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import type { Plant } from '../../../metal/plant/site.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * The charge make-up sheet of a heat: what its plan reserved, in the order of charging, in whole steps of the plant's
 * scales, and what of it has gone into the furnace. Throws NotFoundError for an unknown heat and ConflictError for one
 * that is cancelled, or planned without a grade.
 */
export const makeUpSheet = defineVerb(contract, async ({ heat: id, specimen = false }, context) => {
  const { compute, clock } = context;
  const heat = await knownHeat(id, context);
  const { grade, specification } = heat.target;
  if (heat.status === 'cancelled' || grade === null)
    throw new ConflictError(
      `heat ${id} has no charge make-up sheet: it is ${grade === null ? 'planned without a grade' : heat.status}`,
      {
        path: `heat:${id}`,
        allowed: 'a heat that is planned for a grade',
        ...cureBy('plan the heat for a grade', 'heats/plan-heat', { heat: id }),
      },
    );
  const facts = compute.facts();
  const { parts, stopped } = await sheetParts(heat, context);
  const furnace = facts.plant.furnaces.find((one) => one.id === heat.furnace);
  const target = specification === null ? null : await targetOfHeat(heat, context);
  const stated =
    target &&
    specificationOfTarget(
      { id, target },
      {
        materials: parts.map(({ material }) => material),
        grades: facts.grades,
        path: 'target',
        assumed: [],
      },
    );
  const sheet = sheetOf(
    {
      heat: id,
      grade,
      ...(stated && specification !== null
        ? { specification, limits: stated.limits, sums: stated.sums }
        : {}),
      target_g: heat.target.mass_g,
      madeAt: clock().toISOString(),
      specimen: specimen || (await isMarked(context)),
      ...(furnace ? { furnace } : {}),
      ...predictionsOf(heat),
    },
    parts,
    facts,
  );
  const weighed = sheet.steps.flatMap(({ lines }) =>
    lines.map(({ lot, weigh_g }) => ({ lot, mass_g: weigh_g })),
  );
  const checked = await checkCharge(heat, weighed, context);
  const through = plannedRoute(heat)?.map(({ operation }) => operation);
  const points = heat.holdPoints ? { holdPoints: [...heat.holdPoints] } : {};
  const open = heat.open ? { open: openSentences(heat.open) } : {};
  const placed = { ...sheet, ...furnaceOf(heat, sheet, facts.plant), ...points, ...open };
  const named = withStopped(
    withCharged({ ...placed, warnings: [...belowWarning(heat), ...placed.warnings] }, heat),
    new Map([...stopped].filter(([lot]) => !heat.inputs.some(({ from }) => from === `lot:${lot}`))),
  );
  return checked
    ? {
        ...named,
        ...(through ? { through } : {}),
        certificate: { ...checked.certificate, outside: [...checked.outside] },
      }
    : named;
});

/** What was predicted of the finished heat, and of every stage on the way. */
function predictionsOf(heat: HeatState): Pick<SheetOrder, 'predicted_ppm' | 'predicted'> {
  const predicted_ppm = predictedOf(heat);
  return {
    ...(predicted_ppm ? { predicted_ppm } : {}),
    predicted: latestRun(heat).flatMap(({ results }) => meansOf(results)),
  };
}

/** That a heat is below what was asked, and whether it may be charged. */
const belowWarning = ({ below }: HeatState): string[] =>
  below
    ? [
        `${below.accepted ? 'Accepted below what was asked' : 'Do not charge: quality has not accepted this plan below what was asked'}: ${belowWords(below)}.`,
      ]
    : [];

/** The sheet with what has gone in of each lot; a heat that is not charged yet has it as it is. */
function withCharged(sheet: ChargeSheet, heat: HeatState): ChargeSheet {
  const { id, status } = heat;
  if (status === 'planned') return sheet;
  const charged = chargedOf(heat);
  return {
    ...sheet,
    steps: sheet.steps.map((step) => ({
      ...step,
      lines: step.lines.map((line) => ({ ...line, charged_g: charged.get(line.lot) ?? 0 })),
    })),
    warnings: [`Heat ${id} is ${status}: this is its sheet as it was planned.`, ...sheet.warnings],
  };
}

/** The sheet with the lots that must not be charged and have not been yet, at their lines and as the first warnings. */
function withStopped(sheet: ChargeSheet, stopped: ReadonlyMap<string, string>): ChargeSheet {
  if (stopped.size === 0) return sheet;
  return {
    ...sheet,
    steps: sheet.steps.map((step) => ({
      ...step,
      lines: step.lines.map((line) => {
        const why = stopped.get(line.lot);
        return why === undefined ? line : { ...line, stopped: why };
      }),
    })),
    warnings: [...[...stopped].map(([lot, why]) => `Do not charge ${lot}: ${why}.`), ...sheet.warnings],
  };
}

/** The furnace of the plan, else those that are offered the charge; with a warning where more is charged than it holds. */
function furnaceOf(
  { furnace: id, target }: HeatState,
  sheet: ChargeSheet,
  plant: Plant,
): Pick<ChargeSheet, 'furnace' | 'furnaces' | 'furnaceRanges' | 'warnings'> {
  const charged_kg = sheet.weigh_g / 1000;
  const wanted_kg = (target.mass_g ?? sheet.planned_g) / 1000;
  const furnace = plant.furnaces.find((one) => one.id === id);
  if (furnace)
    return {
      furnace: furnaceWords(furnace),
      warnings: [...sheet.warnings, ...overfullWords(furnace, { wanted_kg, charged_kg })],
    };
  const offered = furnacesOffered(plant, charged_kg);
  return {
    ...(plant.furnaces.length === 0
      ? {}
      : {
          furnace: unnamedWords(plant, charged_kg),
          ...(id === undefined
            ? {
                furnaces: offered.map((one) => one.id),
                furnaceRanges: Object.fromEntries(offered.map((one) => [one.id, rangeWords(one)])),
              }
            : {}),
        }),
    warnings: sheet.warnings,
  };
}
