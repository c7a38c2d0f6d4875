import { partsOf } from '../documents/contract/contract.ts';
import { VERBS } from './index.ts';
import type { Verb } from './verbs.ts';

/** Every verb that a terminal takes from its contract: one that gives a part of an order by itself. */
export const TYPED_VERBS: readonly Verb[] = VERBS.flatMap((one) =>
  one.parts
    ? one.parts.map((words) => ({
        ...one,
        verb: words,
        contract: async () =>
          partsOf(await one.contract()).find(({ verb }) => verb === words)! as Awaited<
            ReturnType<Verb['contract']>
          >,
      }))
    : [one],
);
