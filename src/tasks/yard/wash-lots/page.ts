import type { LotsStep } from '../../../documents/yard/lots-step.ts';
import { lotsStepPage } from '../../../pages/blocks/yard/lots-step-page.ts';

export const page = (step: LotsStep) => lotsStepPage(step);
