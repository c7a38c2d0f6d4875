import { z } from 'zod';
import { nameSchema, reasonSchema, textSchema } from '../common.ts';
import { planInputSchema } from '../heats/plan.ts';
import { targetSchema } from '../heats/target.ts';
import { field } from './field.ts';
import { confirmField } from './fields.ts';
import { newHeatField, paymentField, pointsField, routeField } from './heat-fields.ts';

/** What the order of a plan holds, by names of what is kept; `plan-heat` and `what-if-heat` take it. */

const planned = planInputSchema.shape.heats.element.shape;
const { jointConfidence, certificationSamples } = planInputSchema.shape;
const ofPage = { unshown: true, untyped: true } as const;

/** Kilograms by lot. */
const byLot = z.record(textSchema, z.number().positive().max(1e7)).exactOptional();
const someLots = z.array(textSchema).max(10_000);

/** Which lots a plan may take, and how much of them. */
const choiceOfLots = z.strictObject({
  without: field(someLots.exactOptional(), {
    ...{ label: 'Lots left out', help: 'lots that are left out', reads: 'names', takes: 'lot' },
  }),
  only: field(someLots.min(1).exactOptional(), {
    ...{ label: 'These lots alone', help: 'lots that are offered, no others', reads: 'names', takes: 'lot' },
  }),
  atMost_kg: field(byLot, {
    ...{ label: 'At most', help: 'largest mass of a lot, such as R-2301=100', reads: 'mass-by-lot' },
  }),
  atLeast_kg: field(byLot, {
    ...{ label: 'At least', help: 'mass of a lot that is charged in any case', reads: 'mass-by-lot' },
  }),
  minPiece_kg: field(z.number().min(0).max(1e7).exactOptional(), {
    ...{ label: 'Least mass of a lot', unit: 'kg' },
    help: 'least mass of a lot, if it is used; a smaller lot is used up or left; 0 = any; default by its form',
  }),
});

const fields = {
  heat: newHeatField,
  gradeId: field(textSchema.exactOptional(), {
    ...{ label: 'Grade', from: 'grades', option: 'grade', takes: 'id' },
    help: 'grade of the catalogue; default that of the specification',
  }),
  spec: field(textSchema.exactOptional(), {
    ...{ label: 'Specification', takes: 'name' },
    help: 'stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"',
  }),
  mass_kg: field(z.number().positive().max(1e7), { label: 'Mass', help: 'refined metal wanted', unit: 'kg' }),
  route: routeField('name of a kept route, or a JSON file with its operations'),
  removalCredit: field(planned.removalCredit.unwrap().exactOptional(), {
    ...{ label: 'Removal credit', help: 'what the heats of the furnace have unlocked' },
    ...ofPage,
  }),
  calibrated: field(planned.calibrated.unwrap().exactOptional(), {
    ...{ label: 'Calibrated furnace', help: 'the furnace as its own heats left it; default literature' },
    ...ofPage,
  }),
  maxMaterials: field(planned.maxMaterials.unwrap().exactOptional(), {
    ...{ label: 'Most materials', help: 'largest number of materials in the charge' },
  }),
  jointConfidence: field(jointConfidence.unwrap().exactOptional(), {
    ...{ label: 'Conformance probability', option: 'confidence', takes: 'p' },
    help: 'conformance probability that the plan must reach, all limits together',
  }),
  internalShare: field(z.number().gt(0).max(1).exactOptional(), {
    ...{ label: 'Inner share', option: 'inner-share', takes: 'share' },
    help: 'middle share of every window that the mean contents keep, such as 0.8',
  }),
  lots: choiceOfLots.exactOptional(),
  scale: field(textSchema.exactOptional(), {
    ...{ label: 'Scale', takes: 'id' },
    help: 'scale of the plant that the charge is weighed on; the plan is rounded to its step',
  }),
  owner: field(nameSchema.exactOptional(), {
    ...{ label: 'Owner', help: "customer whose metal it is; default the plant's own", takes: 'name' },
  }),
  furnace: field(textSchema.exactOptional(), {
    ...{ label: 'Furnace', from: 'furnaces', takes: 'id' },
    help: 'furnace of the plant for the first melt; default the smallest that holds the heat',
  }),
  skull: field(planned.skull.unwrap().nullable().exactOptional(), {
    ...{ label: 'Skull', help: 'what the heat before left in the crucible; null = it is clean' },
    ...ofPage,
  }),
  recourse: field(planned.recourse.unwrap().exactOptional(), {
    ...{ label: 'Trims', reads: 'document', unshown: true },
    help: 'JSON of the trims that may follow a bath sample, as in a plan document',
  }),
  contract: paymentField(),
  within: field(planned.within.unwrap().exactOptional(), {
    ...{ label: 'Qualified heats', help: 'qualified heats that the plan must not go beyond' },
    ...ofPage,
  }),
  certificationSamples: field(certificationSamples.unwrap().exactOptional(), {
    ...{ label: 'Draws of the certificate', ...ofPage },
  }),
  holdPoints: pointsField(),
  programme: field(textSchema.exactOptional(), {
    ...{ label: 'Programme' },
    help: 'locked programme that passed gate 1: the plan stays inside what its qualified heats cover; in place of within',
    ...ofPage,
  }),
};

/** The order of a plan without what is only shown. */
export const changedPlanSchema = z.strictObject(fields);

export const askedHeatSchema = z.strictObject({
  ...fields,
  dryRun: field(z.boolean().exactOptional(), {
    label: 'Show only',
    help: 'show the plan and reserve nothing',
    unshown: true,
  }),
  confirm: confirmField,
  nearest: field(z.boolean().exactOptional(), {
    label: 'Nearest plan',
    help: 'where what was asked cannot be reached, take the surest charge that was found',
    unshown: true,
  }),
  acceptBelow: field(reasonSchema.exactOptional(), {
    ...{ label: 'Reason', option: 'accept-below', takes: 'reason' },
    help: 'why a plan below what was asked is taken all the same; quality accepts it after you, and only then its lots are reserved',
    unshown: true,
  }),
});
export type AskedHeat = z.infer<typeof askedHeatSchema>;

/** The same with what its names stand for. */
const heatOrderSchema = askedHeatSchema.omit({ spec: true, programme: true }).extend({
  gradeId: textSchema,
  route: planned.route.unwrap().exactOptional(),
  /** What the heat must meet, in place of the windows of the grade: a controlled specification by its name. */
  controlled: z.strictObject({ name: textSchema, target: targetSchema }).exactOptional(),
});
export type HeatOrder = z.infer<typeof heatOrderSchema>;
