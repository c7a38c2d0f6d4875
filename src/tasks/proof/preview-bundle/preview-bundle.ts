import { DISCLOSURES } from '../../../documents/proof/bundle.ts';
import { erasedWords } from '../../../evidence/ledger/trust/erased.ts';
import { readDisclosure } from '../../../evidence/proof/disclosure.ts';
import { defineVerb } from '../../task.ts';
import { disclosed, ofMetal, recordsFor } from '../bundle-records.ts';
import { shownTo } from '../disclosure-policies.ts';
import { contract } from './contract.ts';

/** Longest value that is shown whole [characters]. */
const LONGEST = 120;

/** What a bundle would open for a customer, field by field, before anything is made. Writes nothing and needs no key. */
export const previewBundle = defineVerb(contract, async (asked, context) => {
  const order = await ofMetal(asked, context);
  const { words, policy } = await shownTo(order, context);
  const records = await recordsFor(order, words, context);
  return {
    subject: order.subject,
    customer: order.customer,
    opens: DISCLOSURES.filter((word) => words.has(word)),
    policy,
    records: records.map((one) => {
      const opened = new Set(disclosed(one, order.customer, words));
      return {
        seq: one.seq,
        kind: one.record.kind,
        subject: one.record.subject,
        opened: [...opened].map((text) => {
          const { name, value } = readDisclosure(text);
          return { name, value: shortened(value) };
        }),
        closed: one.disclosures.filter((text) => !opened.has(text)).map((text) => readDisclosure(text).name),
        erased: one.erased.map((field) => `${field.name} ${erasedWords(field)}`),
      };
    }),
  };
});

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}... (${text.length} characters)`;
}
