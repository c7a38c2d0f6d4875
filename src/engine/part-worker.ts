import type { PartWork, SampleRange } from '../calculations/part-pool.ts';
import type { OwnPlant } from '../calculations/plant/own-plant.ts';
import { partOf } from '../calculations/simulate/simulate.ts';
import { factsOf } from './facts-of-plant.ts';
import { answerPool, folderOfThread } from './thread-work.ts';

/** Samples of a work to compute. */
export interface PartOrder {
  readonly work: PartWork;
  readonly range: SampleRange;
  readonly own?: OwnPlant | undefined;
}

const facts = factsOf(folderOfThread());

answerPool(
  ({ work, range, own }: PartOrder) => partOf(facts(own))(work, range),
  ({ buffer }) => [buffer as ArrayBuffer],
);
