import { isNewId } from '../../metal/alloy/identifier.ts';
import type { TaskContext } from '../context.ts';

/** The number that follows another by so many: H-009 by H-010, a name without digits at its end by NAME-2. */
function following(number: string): (by: bigint) => string {
  const [, stem = '', digits = ''] = /^(.*?)(\d*)$/.exec(number) ?? [];
  const start = digits === '' ? 1n : BigInt(digits);
  return (by) =>
    digits === '' ? `${stem}-${start + by}` : stem + String(start + by).padStart(digits.length, '0');
}

/** A name that is not used: itself, or the first after it. */
export function freeNameFrom(name: string, used: ReadonlySet<string>): string {
  const next = following(name);
  let free = name;
  for (let by = 1n; used.has(free); by++) free = next(by);
  return free;
}

/** Numbers that are looked up at once. */
const BATCH = 100;

/**
 * The first number after one that no heat of the ledger has, a cancelled heat included: H-009 is followed by H-010, a name without
 * digits at its end by NAME-2. Undefined where the number would grow longer than an id may be.
 */
export async function freeNumberFrom(
  number: string,
  store: Pick<TaskContext['store'], 'heats'>,
): Promise<string | undefined> {
  const next = following(number);
  for (let from = 1n; ; from += BigInt(BATCH)) {
    const wanted = Array.from({ length: BATCH }, (_, i) => next(from + BigInt(i))).filter(isNewId);
    const used = new Set((await store.heats({ ids: wanted })).map(({ id }) => id));
    const free = wanted.find((one) => !used.has(one));
    if (free !== undefined || wanted.length < BATCH) return free;
  }
}
