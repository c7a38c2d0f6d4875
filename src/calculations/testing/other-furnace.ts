import type { CalibrateInput } from '../../documents/heats/calibrate.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

type Contents = Partial<Record<ElementSymbol, number>>;

/**
 * A heat as `bench/support/other-furnaces.py` writes it: what the plant knows of it, and what the melt really held at its
 * end [ppm].
 */
export interface OtherHeat {
  readonly id: string;
  readonly mass_kg: number;
  readonly charged_ppm: Contents;
  readonly charged_sd_ppm: Contents;
  readonly time_s: number;
  readonly temperature_K: number;
  readonly pressure_Pa: number;
  readonly leak_Pa_m3_per_s: number;
  readonly heatsSinceReline: number;
  readonly samples: readonly {
    readonly id: string;
    readonly at_s: number;
    readonly ppm: Contents;
    readonly sd_ppm: Contents;
    readonly below_ppm: Contents;
  }[];
  readonly true_end_ppm: Contents;
}

export interface OtherFurnace {
  readonly id: string;
  readonly heats: readonly OtherHeat[];
}

/** A heat as a plant records it. */
export const recordedOther = (heat: OtherHeat): CalibrateInput['heats'][number] => ({
  id: heat.id,
  melt: {
    mass_kg: heat.mass_kg,
    composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Ti: 0.9, Al: 0.5, C: 0.04 },
    composition_ppm: heat.charged_ppm,
    sd_ppm: heat.charged_sd_ppm,
    balance: 'Ni',
  },
  route: [
    {
      operation: 'vacuum-induction',
      settings: {
        time_s: heat.time_s,
        temperature_K: heat.temperature_K,
        pressure_Pa: heat.pressure_Pa,
        leak_Pa_m3_per_s: heat.leak_Pa_m3_per_s,
        lining: { material: 'MgO', heatsSinceReline: heat.heatsSinceReline },
      },
    },
  ],
  samples: heat.samples.map(({ ppm, ...sample }) => ({ ...sample, composition_ppm: ppm })),
});

/** The calibration of a furnace on its first heats, with the heat after them to come, or the last again. */
export function calibrationOn(
  { id, heats }: OtherFurnace,
  count: number,
): { readonly input: CalibrateInput; readonly next: OtherHeat } {
  const next = heats[count] ?? heats.at(-1)!;
  const { melt, route } = recordedOther(next);
  return {
    input: { furnace: id, heats: heats.slice(0, count).map(recordedOther), next: { melt, route } },
    next,
  };
}
