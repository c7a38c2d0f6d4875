import type { ProgrammeBoard } from '../../../documents/qualification/programme-board.ts';
import { programmePage } from '../../../pages/blocks/qualification/programme-page.ts';
import type { Asked } from '../../verbs.ts';
import { contract as reportGates } from '../report-gates/contract.ts';

export const page = (board: ProgrammeBoard, { addressOf }: Pick<Asked<unknown>, 'addressOf'>) =>
  programmePage(
    board,
    addressOf && ((record) => addressOf(reportGates, { programme: board.programme, record })),
  );
