import type { LotEvidence } from '../../../documents/yard/lot-evidence.ts';
import { lotEvidencePage } from '../../../pages/blocks/yard/lot-evidence-page.ts';
import type { Asked } from '../../verbs.ts';

export const page = (evidence: LotEvidence, { names }: Asked<object>) => lotEvidencePage(evidence, names);
