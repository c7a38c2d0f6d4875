import type { CalibrateOutput } from '../../../documents/heats/calibrate.ts';
import { calibrationPage } from '../../../pages/blocks/heats/calibration-page.ts';
import type { Asked } from '../../verbs.ts';
import { contract as reportHeat } from '../report-heat/contract.ts';

export const page = (output: CalibrateOutput, { addressOf }: Pick<Asked<object>, 'addressOf'> = {}) =>
  calibrationPage(output, addressOf && ((heat) => addressOf(reportHeat, { heat })));
