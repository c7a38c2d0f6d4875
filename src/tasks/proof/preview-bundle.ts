import { DISCLOSURES, disclosurePreviewSchema } from '../../documents/bundle.ts';
import { previewBundleOrder } from '../../documents/orders/proof.ts';
import { erasedWords } from '../../evidence/ledger/trust/erased.ts';
import { readDisclosure } from '../../evidence/proof/disclosure.ts';
import { defineTask } from '../task.ts';
import { disclosed, recordsFor } from './bundle-records.ts';
import { shownTo } from './disclosure-policies.ts';

/** Longest value that is shown whole [characters]. */
const LONGEST = 120;

/** What a bundle would open for a customer, field by field, before anything is made. Writes nothing and needs no key. */
export const previewBundle = defineTask({
  name: 'preview-bundle',
  title: 'Show what a bundle would open for a customer, before it is made',
  order: previewBundleOrder,
  answer: disclosurePreviewSchema,
  act: null,
  reads: true,
  run: async (order, context) => {
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
          closed: one.disclosures
            .filter((text) => !opened.has(text))
            .map((text) => readDisclosure(text).name),
          erased: one.erased.map((field) => `${field.name} ${erasedWords(field)}`),
        };
      }),
    };
  },
});

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}... (${text.length} characters)`;
}
