import type { ProgrammeEvaluationAnswer } from '../../../documents/qualification/programme-board.ts';
import { gatePage } from '../../../pages/blocks/gate-page.ts';

export const page = ({ output }: ProgrammeEvaluationAnswer) => gatePage(output);
