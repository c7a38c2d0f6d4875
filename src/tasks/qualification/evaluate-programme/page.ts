import type { ProgrammeEvaluationAnswer } from '../../../documents/qualification/programme-board.ts';
import { gatePage } from '../../../pages/blocks/qualification/gate-page.ts';

export const page = ({ output }: ProgrammeEvaluationAnswer) => gatePage(output);
