import { shortPercent, shortPpm } from '../../foundation/quantity/format.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

type PerElement = Readonly<Partial<Record<ElementSymbol, number>>>;

/** PASS, FAIL or HOLD of one check on turnings, with the reading in words. */
export interface TurningsCheck {
  readonly check: 'magnet' | 'tool chips' | 'fixture alloy' | 'button sample';
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  readonly reason: string;
}

/** What a melted button of a riffled sample shows against the grade. Mass fractions [kg/kg]. */
export interface ButtonResult {
  readonly expected: PerElement;
  readonly found: PerElement;
  /** Standard uncertainty of found minus expected [kg/kg]: measurement and scatter of the grade. */
  readonly uncertainty: PerElement;
}

/**
 * Compositions of what gets into turnings [kg/kg]. Cemented carbide: WC with 6 wt% Co, so 0.1 % of it adds 0.088 wt% W
 * (atomic weights of 2021). High-speed steel M2 and the 70 degC fixture alloy (Wood's metal):
 * nominal handbook compositions, recalled.
 */
export const INTRUDERS = {
  'cemented carbide': {
    W: 0.94 * (183.84 / (183.84 + 12.011)),
    Co: 0.06,
    C: 0.94 * (12.011 / (183.84 + 12.011)),
  },
  'high-speed steel': { Fe: 0.82, W: 0.06, Mo: 0.05, Cr: 0.04, V: 0.02, C: 0.009 },
  'fixture alloy': { Bi: 0.5, Pb: 0.25, Sn: 0.125, Cd: 0.125 },
} as const satisfies Readonly<Record<string, PerElement>>;

/** Coverage of a limit of detection by difference [1]: k = 3. */
const COVERAGE = 3;

/** Mass share [kg/kg] of cemented carbide that the excess of tungsten stands for, and its standard uncertainty. */
export function carbideShare({ expected, found, uncertainty }: ButtonResult): {
  readonly share: number;
  readonly sd: number;
} {
  const { W } = INTRUDERS['cemented carbide'];
  const excess = (found.W ?? 0) - (expected.W ?? 0);
  return { share: Math.max(0, excess / W), sd: (uncertainty.W ?? 0) / W };
}

/** Tool chips: an excess of W, or of Mo where the grade leaves room, beyond k = 3. */
export function toolChipCheck(result: ButtonResult): TurningsCheck {
  const raised = (['W', 'Co', 'Mo'] as const).filter((element) => isRaised(result, element));
  if (raised.length === 0)
    return { check: 'tool chips', verdict: 'PASS', reason: 'W, Co and Mo are as in the grade' };
  const { share, sd } = carbideShare(result);
  const carbide = raised.includes('W')
    ? `: the tungsten equals ${shortPercent(share, 2)} +- ${shortPercent(sd, 2)} of cemented carbide`
    : '';
  return { check: 'tool chips', verdict: 'HOLD', reason: `${raised.join(', ')} raised${carbide}` };
}

/** Low-melting fixture alloy: Pb, Bi or Sn above what the specification of the traces allows (kg/kg). */
export function fixtureAlloyCheck(found: PerElement, limits: PerElement): TurningsCheck {
  const above = (['Bi', 'Pb', 'Sn'] as const).filter(
    (element) => (found[element] ?? 0) > (limits[element] ?? Number.POSITIVE_INFINITY),
  );
  const missing = (['Bi', 'Pb', 'Sn'] as const).filter((element) => found[element] === undefined);
  if (above.length > 0) {
    const worst = above.map((element) => `${element} ${shortPpm(found[element]!)}`).join(', ');
    return {
      check: 'fixture alloy',
      verdict: 'FAIL',
      reason: `${worst}: wash at 90 degC or send to the refinery`,
    };
  }
  if (missing.length > 0)
    return { check: 'fixture alloy', verdict: 'HOLD', reason: `${missing.join(', ')} not measured` };
  return { check: 'fixture alloy', verdict: 'PASS', reason: 'Bi, Pb and Sn are below their limits' };
}

/** Share of the sample [kg/kg] that the magnet may lift from an alloy that is not magnetic (assumption). */
const MAGNETIC_LIMIT = 0.001;

/** Magnet over a spread sample; magnetic grades (Fe-Ni-Co low-expansion, some cast Co) can not be checked so. */
export function magnetCheck(lifted_kg: number, sample_kg: number, gradeIsMagnetic: boolean): TurningsCheck {
  if (gradeIsMagnetic)
    return {
      check: 'magnet',
      verdict: 'HOLD',
      reason: 'the grade itself is magnetic: analyse a button instead',
    };
  const share = lifted_kg / sample_kg;
  return share > MAGNETIC_LIMIT
    ? {
        check: 'magnet',
        verdict: 'HOLD',
        reason: `the magnet lifted ${shortPercent(share, 2)} of the sample: steel among the chips`,
      }
    : { check: 'magnet', verdict: 'PASS', reason: `${shortPercent(share, 2)} lifted` };
}

/**
 * Mass of the riffled sample [kg] for a button that stands for the lot: chips of mass m drawn at random with a share p
 * of strays scatter by s2 = p (1 - p) m/M, so M = p (1 - p) m/s2. Independent chips; clotted turnings need more.
 */
export const buttonSampleMass = (question: {
  readonly chip_kg: number;
  readonly strayShare: number;
  /** Standard deviation of the share that is accepted [kg/kg]. */
  readonly accepted: number;
}): number => (question.strayShare * (1 - question.strayShare) * question.chip_kg) / question.accepted ** 2;

const isRaised = ({ expected, found, uncertainty }: ButtonResult, element: ElementSymbol): boolean =>
  (found[element] ?? 0) - (expected[element] ?? 0) > COVERAGE * (uncertainty[element] ?? 0) &&
  found[element] !== undefined;
