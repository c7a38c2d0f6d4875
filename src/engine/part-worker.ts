import { factsOf } from './facts-of-plant.ts';
import { partDoer } from './part-work.ts';
import { answerPool, dataOfThread } from './thread-work.ts';

answerPool(partDoer(factsOf(dataOfThread().overrides)), ({ buffer }) => [buffer as ArrayBuffer]);
