/** A leak-up rate that was measured before a heat. */
export interface LeakRate {
  readonly furnace: string;
  readonly leak_Pa_m3_per_s: number;
  readonly limit_Pa_m3_per_s: number | null;
  /** Why a rate above the limit was accepted. */
  readonly accepted: string | null;
}

/** The latest rate of each furnace that a heat had measured. */
export const latestLeaks = <Leak extends Pick<LeakRate, 'furnace'>>(
  leaks: readonly Leak[],
): readonly Leak[] =>
  leaks.filter(({ furnace }, i) => leaks.findLastIndex((one) => one.furnace === furnace) === i);

/** True for a rate that keeps a heat from being charged or melted. */
export const isAboveLimit = ({ leak_Pa_m3_per_s, limit_Pa_m3_per_s, accepted }: LeakRate): boolean =>
  limit_Pa_m3_per_s !== null && leak_Pa_m3_per_s > limit_Pa_m3_per_s && accepted === null;

/** The latest rate, of those of a heat, that keeps it from being charged or melted; undefined where none does. */
export const leakAbove = <Leak extends LeakRate>(leaks: readonly Leak[] = []): Leak | undefined =>
  latestLeaks(leaks).find(isAboveLimit);
