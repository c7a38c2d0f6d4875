import { readFileSync } from 'node:fs';
import type { TaskContext } from '../../src/desk/context.ts';
import type { AdviseInput } from '../../src/documents/heats/advise.ts';
import type { CalibrateOutput } from '../../src/documents/heats/calibrate.ts';

type Compute = TaskContext['compute'];

/** Advice on so many members: a chance to 5 % is enough for most tests, and takes a sixth of the time. */
export const withMembers =
  (members: number, { compute }: Pick<TaskContext, 'compute'>): Compute['advise'] =>
  (document, control) => {
    const drawn = { ...control, members };
    return compute.advise(document, drawn);
  };

const { calibrated } = JSON.parse(readFileSync('docs/formats/advise.example.json', 'utf8')) as AdviseInput;

/** The calibration of the published example for every furnace, and quick advice: what it takes to calibrate one is tested elsewhere. */
export const withCalibration = (context: TaskContext): TaskContext => ({
  ...context,
  compute: {
    ...context.compute,
    advise: withMembers(100, context),
    calibrate: async () =>
      ({
        calibrated,
        heats: calibrated!.heats,
        unlocks: { heatsNeeded: 5 },
        drift: { alarm: false },
      }) as CalibrateOutput,
  },
});
