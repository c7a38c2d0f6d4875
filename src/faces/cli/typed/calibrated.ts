import { parseDocument } from '../../../documents/common.ts';
import {
  type CalibratedParameters,
  calibratedParametersSchema,
} from '../../../documents/heats/calibrated-parameters.ts';
import type { Cli } from '../cli.ts';

/** Parameters of a furnace out of what `remelt calibrate --json` wrote, or out of its `calibrated` part alone. */
export function readCalibrated(cli: Cli, file: string): CalibratedParameters {
  const document = cli.readDocument(file);
  const whole = typeof document === 'object' && document !== null && 'calibrated' in document;
  return parseDocument(calibratedParametersSchema, whole ? document.calibrated : document, file);
}
