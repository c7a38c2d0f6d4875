import type { Furnaces } from '../../../documents/heats/furnaces.ts';
import { furnacesPage } from '../../../pages/blocks/heats/furnace-page.ts';
import type { Asked } from '../../verbs.ts';
import { contract as reportHeat } from '../report-heat/contract.ts';
import { contract as showFurnace } from '../show-furnace/contract.ts';

export const page = (furnaces: Furnaces, { addressOf }: Asked<object>) =>
  furnacesPage(
    furnaces,
    addressOf && {
      furnace: (furnace) => addressOf(showFurnace, { furnace }),
      heat: (heat) => addressOf(reportHeat, { heat }),
    },
  );
