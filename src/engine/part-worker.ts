import type { PartWork, SampleRange } from '../calculations/part-pool.ts';
import { partOf } from '../calculations/simulate/simulate.ts';
import { readFacts } from './data-folder.ts';
import { answerPool, folderOfThread } from './thread-work.ts';

/** Samples of a work to compute. */
export interface PartOrder {
  readonly work: PartWork;
  readonly range: SampleRange;
}

const facts = readFacts(folderOfThread());

answerPool(
  ({ work, range }: PartOrder) => partOf(facts)(work, range),
  ({ buffer }) => [buffer as ArrayBuffer],
);
