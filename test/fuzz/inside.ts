import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { verifyBundle } from '../../src/evidence/proof/bundle.ts';
import type { Bundle, Trust } from '../../src/evidence/proof/bundle-format.ts';
import { parseRecord } from '../../src/evidence/records/kinds.ts';
import { BalanceError, RemeltError } from '../../src/foundation/errors.ts';
import { PEOPLE, STORY } from '../ledgers/story.ts';
import type { Dice } from './dice.ts';
import { jsonOf, mutated, mutatedInKind, torn } from './mutate.ts';

const vectors = JSON.parse(
  readFileSync(
    join(
      import.meta.dirname,
      '..',
      '..',
      'src',
      'evidence',
      'records',
      '__fixtures__',
      'remelt-bundle-vectors.json',
    ),
    'utf8',
  ),
) as { readonly keys: { readonly trust: Trust }; readonly cases: readonly [{ readonly bundle: Bundle }] };
const valid = vectors.cases[0].bundle;

/** What an attempt came to: 'refused', 'accepted', or what is wrong with how it was answered. */
export type Outcome = 'refused' | 'accepted' | { readonly wrong: string };

const faultOf = (error: unknown): Outcome =>
  error instanceof RemeltError && !(error instanceof BalanceError)
    ? 'refused'
    : {
        wrong:
          error instanceof Error
            ? `${error.name}: ${error.message.slice(0, 300)}\n${error.stack?.split('\n')[1] ?? ''}`
            : String(error),
      };

/** A forged bundle must not be proven, unless what makes a proof is as it was. */
export function bundleOutcome(dice: Dice): Outcome {
  try {
    const forged = mutated(valid, dice) as Bundle;
    const { verdict } = verifyBundle(forged, vectors.keys.trust);
    if (verdict !== 'proven') return 'refused';
    const records = (bundle: Bundle): string[] => bundle.entries.map(({ record }) => record);
    const known = new Set(records(valid));
    return records(forged).every((record) => known.has(record)) && forged.claims.length > 0
      ? 'accepted'
      : { wrong: `proven: ${jsonOf(forged).slice(0, 300)}` };
  } catch (error) {
    return faultOf(error);
  }
}

/** A record that was changed is read or refused. */
export function recordTextOutcome(dice: Dice): Outcome {
  const { record } = dice.one(valid.entries);
  try {
    parseRecord(
      dice.chance(0.3)
        ? torn(Buffer.from(record), dice).toString()
        : jsonOf(mutated(JSON.parse(record), dice)),
    );
    return 'accepted';
  } catch (error) {
    return faultOf(error);
  }
}

/** The story of a week with one command changed: it is booked or refused, and what is booked can be read again. */
export async function commandOutcome(dice: Dice): Promise<Outcome> {
  let salt = 0;
  const store = openMemoryStore({
    clock: () => new Date('2026-12-01T00:00:00Z'),
    people: PEOPLE,
    salts: (bytes) => new Uint8Array(bytes).fill(++salt % 256),
  });
  const at = dice.below(STORY.length);
  let outcome: Outcome = 'accepted';
  try {
    for (const command of STORY.slice(0, at)) await store.execute(command).catch(() => undefined);
    await store.execute(mutatedInKind(STORY[at], dice) as Command);
  } catch (error) {
    outcome = faultOf(error);
  }
  const { ok, problems } = await store.verify();
  return ok ? outcome : { wrong: `the ledger is broken: ${problems[0]?.words ?? ''}` };
}
