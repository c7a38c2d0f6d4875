import { BalanceError } from '../../../foundation/errors.ts';
import type { SubjectType } from '../../../metal/alloy/words.ts';
import { arrivalSubject } from './arrival.ts';
import { clockSubject } from './clock.ts';
import { disclosureSubject } from './disclosure-state.ts';
import { heatSubject } from './heat.ts';
import { indexSubject } from './index-state.ts';
import { keySubject } from './key.ts';
import { labelSubject } from './label.ts';
import { lotSubject } from './lot.ts';
import { objectSubject } from './object.ts';
import { personSubject } from './person.ts';
import { plantSubject } from './plant.ts';
import { priceSubject } from './price.ts';
import { programmeSubject } from './programme.ts';
import { recallSubject } from './recall-state.ts';
import { registerSubject } from './register.ts';
import { routeSubject } from './route.ts';
import { specificationSubject } from './specification.ts';
import type { SubjectKind } from './subject.ts';
import { articleSubject, customerSubject, orderSubject } from './trade.ts';
import { transferSubject } from './transfer.ts';
import { witnessSubject } from './witness-state.ts';

/** Everything that records are about. A new subject is one file and one line here. */
const SUBJECTS = {
  lot: lotSubject,
  heat: heatSubject,
  object: objectSubject,
  specification: specificationSubject,
  route: routeSubject,
  price: priceSubject,
  register: registerSubject,
  programme: programmeSubject,
  customer: customerSubject,
  article: articleSubject,
  order: orderSubject,
  plant: plantSubject,
  person: personSubject,
  clock: clockSubject,
  key: keySubject,
  index: indexSubject,
  disclosure: disclosureSubject,
  recall: recallSubject,
  witness: witnessSubject,
  arrival: arrivalSubject,
  label: labelSubject,
  transfer: transferSubject,
} as const satisfies { readonly [Type in SubjectType]: { readonly type: Type } };

/** What the ledger knows of one subject: derived from its records, never edited. Absent = null. */
export type State = ReturnType<(typeof SUBJECTS)[SubjectType]['evolve']>;

/** The type of a subject or state by its name. Throws BalanceError for one that this version does not know. */
export function subjectKind(type: string): SubjectKind<State> {
  if (Object.hasOwn(SUBJECTS, type)) return SUBJECTS[type as SubjectType] as SubjectKind<State>;
  throw new BalanceError(`"${type}" is not a type of subject that has balances`, {
    value: type,
    allowed: Object.keys(SUBJECTS).join(', '),
  });
}
