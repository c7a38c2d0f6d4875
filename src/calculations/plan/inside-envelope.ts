import type { PlanInput } from '../../documents/heats/plan.ts';
import type { Within } from '../../documents/qualification/qualified-heat.ts';
import { InputError } from '../../foundation/errors.ts';
import { significant } from '../../foundation/quantity/format.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { type Envelope, insideEnvelope, NEW_METAL } from '../../metal/alloy/envelope.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import type { ChargeMaterial, ShareLimit } from '../../models/charge/problem.ts';
import { envelopeOf } from '../../models/qualification/programme/envelope.ts';
import { SKULL_CLASS } from './skull.ts';

/** What the heats that a planned heat is held to cover; undefined where it is held to none. */
export const envelopeOfHeat = ({ within }: PlanInput['heats'][number]): Envelope | undefined =>
  within && envelopeOf(within.qualifiedHeats, within.trampSums);

/** Furnaces that two qualified heats or more were melted in; empty where they do not say. */
export const coveredFurnaces = ({ qualifiedHeats }: Within): readonly string[] =>
  envelopeOf(qualifiedHeats).words.furnace;

/** The specification of a heat inside its envelope. Throws InputError, naming the edge, where the two do not meet. */
export function specificationInside(envelope: Envelope, asked: Specification, path: string): Specification {
  const inside = insideEnvelope(asked, envelope);
  for (const [element, { min, max, edges }] of entriesOf(inside.limits))
    if (edges && min !== undefined && max !== undefined && min > max)
      throw new InputError(`${element}: the qualified heats lie outside the limits of the heat`, {
        path: `${path}.within.qualifiedHeats`,
        value: significant((edges.includes('max') ? max : min) * 1e6),
        unit: 'ppm',
        allowed: edges.includes('max')
          ? `at least ${significant(min * 1e6)} ppm`
          : `at most ${significant(max * 1e6)} ppm`,
        cure: 'are these the qualified heats of this grade? Else plan without them',
      });
  return inside;
}

/** Shares that an envelope brings: revert in all, metal remelted more often, source classes that no two heats had. */
export function sharesInside(
  { revertShare, generation, words }: Envelope,
  materials: readonly ChargeMaterial[],
): ShareLimit[] {
  const reverts = [...new Set(materials.flatMap(({ lotClass }) => lotClass ?? []))].filter(
    (one) => one !== SKULL_CLASS && !NEW_METAL.includes(one),
  );
  const strange = words.lotClass.length === 0 ? [] : reverts.filter((one) => !words.lotClass.includes(one));
  const edge = { edge: true } as const;
  const most = generation && Math.floor(generation.high);
  return [
    ...(revertShare && revertShare.high < 1 && reverts.length > 0
      ? [
          {
            by: 'lotClass' as const,
            names: reverts,
            label: 'revert in the qualified envelope',
            max: revertShare.high,
            of: 'charge' as const,
            ...edge,
          },
        ]
      : []),
    ...(most === undefined
      ? []
      : [
          {
            by: 'generation' as const,
            names: [String(most + 1)],
            label: `metal remelted more than ${most} times, outside the qualified envelope,`,
            max: 0,
            ...edge,
          },
        ]),
    ...(strange.length === 0
      ? []
      : [
          {
            by: 'lotClass' as const,
            names: strange,
            label: `metal of source classes outside the qualified envelope (${strange.join(', ')})`,
            max: 0,
            ...edge,
          },
        ]),
  ];
}
