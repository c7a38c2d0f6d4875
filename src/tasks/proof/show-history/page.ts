import type { History } from '../../../documents/proof/history.ts';
import { historyPage } from '../../../pages/blocks/proof/history-page.ts';
import type { Asked } from '../../verbs.ts';
import { contract } from './contract.ts';

export const page = (history: History, { order, addressOf }: Asked<object>) =>
  historyPage(history, addressOf && ((before) => addressOf(contract, { ...order, before })));
