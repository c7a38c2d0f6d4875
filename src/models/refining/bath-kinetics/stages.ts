/** A place that metal passes on its way through a remelting furnace, such as the film on an electrode tip. */
export interface Stage {
  readonly name: string;
  /** Free surface times residence per volume [s/m]: a coefficient k acts as exp(-k X). */
  readonly exposure_s_per_m: number;
  readonly residence_s: number;
}

/** Stages of metal that melts, passes and freezes bit by bit, laid one after the other over the whole operation. */
export interface Passage {
  /** Seconds that the clock of the bath runs per second of the operation, at most one. */
  readonly pace: number;
  /** Times of the operation at which the metal goes over to the next stage [s]. */
  readonly knots_s: readonly number[];
  /** Place of the stage at a time of the operation. */
  readonly at: (time_s: number) => number;
}

/**
 * Passage of stages over an operation of `duration_s`. Each part of the metal sees every stage for its own residence; the
 * sample is one such part, and the operation's clock is stretched over it: stage i takes its share of the residence.
 */
export function passageOf(stages: readonly Stage[], duration_s: number): Passage {
  const residence = stages.reduce((sum, stage) => sum + stage.residence_s, 0);
  const ends: number[] = [];
  let passed = 0;
  for (const stage of stages) {
    passed += stage.residence_s;
    ends.push((passed / residence) * duration_s);
  }
  return {
    pace: Math.min(1, residence / duration_s),
    knots_s: ends.slice(0, -1),
    at: (time_s) => {
      for (let k = 0; k < ends.length - 1; k++) if (time_s < ends[k]!) return k;
      return ends.length - 1;
    },
  };
}
