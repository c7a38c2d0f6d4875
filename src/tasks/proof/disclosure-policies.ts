import type { TaskContext } from '../../desk/context.ts';
import { DISCLOSURES } from '../../documents/proof/bundle.ts';
import { DISCLOSURE, type DisclosureState } from '../../evidence/ledger/subjects/disclosure-state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { Disclosing } from './disclosed-fields.ts';

type Word = (typeof DISCLOSURES)[number];

/** What a customer without a policy is shown. */
const DEFAULT: readonly Word[] = ['inputs', 'results', 'certificate', 'footprint'];

/** Which fields go to which customer; groups that this version does not know are left out. */
export interface Policy {
  readonly customer: string;
  readonly opens: readonly Word[];
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
}

/** The policies of the ledger; none where none was set. */
export async function policiesOf({ store }: Pick<TaskContext, 'store'>): Promise<readonly Policy[]> {
  try {
    const { policies } = (await store.subject(DISCLOSURE)) as DisclosureState;
    return policies.map(({ opens, ...rest }) => ({
      ...rest,
      opens: DISCLOSURES.filter((word) => opens.includes(word)),
    }));
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

/** What is opened for somebody, and the record that says so. */
interface Shown {
  readonly words: Disclosing;
  /** Null where the customer has no policy. */
  readonly policy: number | null;
}

/** The policy of the customer and what is asked for beside it; without a policy what is asked for, else the default. */
export async function shownTo(
  { subject, customer, disclose }: Asked,
  context: Pick<TaskContext, 'store'>,
): Promise<Shown> {
  const policy = (await policiesOf(context)).find((one) => one.customer === customer);
  const asked = policy ? [...policy.opens, ...(disclose ?? [])] : (disclose ?? DEFAULT);
  // of a lot nothing could be claimed without what it weighed and what went out of it
  const ofLot = subject?.startsWith('lot:') ? (['draws'] as const) : [];
  return { words: new Set([...asked, ...ofLot]), policy: policy?.seq ?? null };
}

interface Asked {
  readonly customer: string;
  readonly subject?: string;
  readonly disclose?: readonly Word[];
}
