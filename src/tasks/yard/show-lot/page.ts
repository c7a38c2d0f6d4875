import type { LotAccount } from '../../../documents/yard/yard.ts';
import { lotPage } from '../../../pages/blocks/yard/lot-page.ts';
import type { Asked } from '../../verbs.ts';

export const page = (lot: LotAccount, { names }: Asked<object>) => lotPage(lot, names);
