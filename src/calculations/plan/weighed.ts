import type { HeatOfPlan, PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { Control } from '../control.ts';
import type { PlanFacts } from '../target/context.ts';
import { chargeConformance, type WeighedLine } from './charge-conformance.ts';

/** Relative slack with which a stock counts as used up [1]. */
const ALL = 1e-9;

/**
 * The plan with each heat rounded to the step of the scale, added up, and its conformance checked again on fresh draws,
 * weighing error (a uniform step) included. Heats that will be trimmed are left as they are: there the sample counts.
 */
export async function withWeights(
  output: PlanOutput,
  of: { readonly input: PlanInput; readonly facts: PlanFacts; readonly control: Control },
): Promise<PlanOutput> {
  const { input, facts, control } = of;
  const step_kg = input.weighStep_kg;
  if (step_kg === undefined) return output;
  const weighed = async (heat: HeatOfPlan, h: number): Promise<HeatOfPlan> => {
    if (heat.recourse) return heat;
    const charge = roundedCharge(heat, input, step_kg);
    const judged = await chargeConformance(input, charge, {
      facts,
      control,
      heat: h,
      ...(heat.route ? { route: heat.route.id } : {}),
    });
    const { certificate, outside } = judged;
    const planned = heat.certificate;
    const asked = input.jointConfidence;
    const words = [
      ...outside,
      ...(asked !== undefined && certificate.lowerLimit < asked
        ? [
            `weighing in steps of ${step_kg} kg lowers the lower limit of the conformance probability from ${planned?.lowerLimit.toFixed(4) ?? 'none'} to ${certificate.lowerLimit.toFixed(4)}. Use a finer scale, or aim inside the windows`,
          ]
        : []),
    ];
    return {
      ...heat,
      weighed: {
        step_kg,
        charge: charge.map(({ id, mass_kg }) => ({ id, mass_kg })),
        mass_kg: judged.mass_kg,
        cost_usd: judged.cost_usd,
        refined_wtpct: judged.composition_wtpct.refined,
        certificate,
        words,
      },
    };
  };
  return { ...output, heats: await Promise.all(output.heats.map(weighed)) };
}

/** Nearest step, never beyond what is there; whole pieces keep their mass and are not weighed. */
function roundedCharge(heat: HeatOfPlan, input: PlanInput, step_kg: number): readonly WeighedLine[] {
  return heat.charge.map(({ id, mass_kg, items }): WeighedLine => {
    if (items !== undefined) return { id, mass_kg };
    const available_kg =
      input.materials.find((one) => one.id === id)?.available_kg ?? Number.POSITIVE_INFINITY;
    const shown = Math.round(mass_kg / step_kg) * step_kg;
    const fits = shown <= available_kg * (1 + ALL) ? shown : Math.floor(available_kg / step_kg) * step_kg;
    return { id, mass_kg: Number(fits.toPrecision(12)), sd_kg: step_kg / Math.sqrt(12) };
  });
}
