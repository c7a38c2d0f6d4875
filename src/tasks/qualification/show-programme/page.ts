import { addressWith } from '../../../documents/contract/address-with.ts';
import { addressOf } from '../../../documents/contract/contract.ts';
import type { ProgrammeBoard } from '../../../documents/programme-board.ts';
import { programmePage } from '../../../pages/blocks/programme-page.ts';
import { contract as reportGates } from '../report-gates/contract.ts';

export const page = (board: ProgrammeBoard) =>
  programmePage(board, (record) =>
    addressWith(addressOf(reportGates), { programme: board.programme, record }),
  );
