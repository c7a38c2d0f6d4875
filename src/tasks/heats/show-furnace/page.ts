import type { FurnaceAnswer } from '../../../documents/heats/furnaces.ts';
import { furnacePage } from '../../../pages/blocks/heats/furnace-page.ts';
import type { Asked } from '../../verbs.ts';
import { contract as reportHeat } from '../report-heat/contract.ts';

export const page = (furnace: FurnaceAnswer, { addressOf }: Asked<object>) =>
  furnacePage(furnace, addressOf && ((heat) => addressOf(reportHeat, { heat })));
