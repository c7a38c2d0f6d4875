import { isNewId } from '../../metal/alloy/identifier.ts';
import type { TaskContext } from '../context.ts';

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
  const [, stem = '', digits = ''] = /^(.*?)(\d*)$/.exec(number) ?? [];
  const numbered = (n: bigint): string =>
    digits === '' ? `${stem}-${n}` : stem + String(n).padStart(digits.length, '0');
  for (let from = digits === '' ? 2n : BigInt(digits) + 1n; ; from += BigInt(BATCH)) {
    const wanted = Array.from({ length: BATCH }, (_, i) => numbered(from + BigInt(i))).filter(isNewId);
    const used = new Set((await store.heats({ ids: wanted })).map(({ id }) => id));
    const free = wanted.find((one) => !used.has(one));
    if (free !== undefined || wanted.length < BATCH) return free;
  }
}
