import type { Facts } from '../calculations/facts.ts';
import { type OwnPlant, withOwnPlant } from '../calculations/plant/own-plant.ts';
import { readFacts } from './data-folder.ts';

/** Plants whose facts are kept: the one before a change may still be reckoned with. */
const KEPT = 3;

/** The facts of a data folder, read when they are first asked for, and with those of a plant over them: the same object for the same plant. */
export function factsOf(overrides: string | undefined): (own?: OwnPlant | null) => Facts {
  let facts: Facts | undefined;
  const known = new Map<string, Facts>();
  return (own) => {
    facts ??= readFacts(overrides);
    if (!own) return facts;
    const before = known.get(own.key);
    if (before) return before;
    const mine = withOwnPlant(facts, own);
    known.set(own.key, mine);
    if (known.size > KEPT) known.delete([...known.keys()][0]!);
    return mine;
  };
}
