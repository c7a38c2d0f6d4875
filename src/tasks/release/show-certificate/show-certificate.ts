import { standing } from '../../../desk/heat/waiting.ts';
import type { Store } from '../../../evidence/ledger/store.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { issuedDocument } from '../issued-certificate.ts';
import { contract } from './contract.ts';

/**
 * A certificate as it was issued; without a number the latest that stands. Throws NotFoundError naming the numbers that were
 * issued of this metal.
 */
export const showCertificate = defineVerb(contract, async ({ of, number }, { store }) =>
  issuedDocument(await store.history(of), { of, number: number ?? (await latestOf(of, store)) }),
);

/** Number of the latest certificate that stands. Throws NotFoundError where none does. */
async function latestOf(of: Subject, store: Store): Promise<string> {
  const state = await store.subject(of);
  const number = state.type === 'heat' || state.type === 'object' ? standing(state).at(-1) : undefined;
  if (number !== undefined) return number;
  throw new NotFoundError(`no certificate of ${of} stands`, {
    path: 'of',
    value: of,
    allowed: 'metal with a certificate that was not withdrawn',
    cure: 'issue one once the metal is released',
  });
}
