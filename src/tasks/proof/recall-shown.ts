import type { Recall } from '../../documents/proof/recall.ts';
import { recallLetterPage, recallPage } from '../../pages/blocks/proof/recall-page.ts';
import type { Asked } from '../verbs.ts';

/** A recall as a page; online, its letters and what it reached are linked. */
export const shownRecall = (recall: Recall, { order, addressOf }: Asked<object>) =>
  recallPage(
    recall,
    addressOf && {
      letterAddress: (customer) => {
        const { hold: _, record: __, ...asked } = order as Readonly<Record<string, unknown>>;
        const number = recall.record && { number: recall.record.recall };
        return addressOf(LETTER, { ...asked, ...number, customer });
      },
      subjectAddress: (subject) => {
        const [type, id] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)];
        if (type === 'lot') return addressOf({ group: 'yard', name: 'show-lot' }, { lot: id });
        if (type === 'heat') return addressOf({ group: 'heats', name: 'report-heat' }, { heat: id });
        return addressOf({ group: 'proof', name: 'trace-metal' }, { subject, direction: 'up' });
      },
    },
  );

const LETTER = { group: 'proof', name: 'recall-letter' };

/** The notice of escape to each customer that gets one, by the name of its file. */
export const recallLetters = (recall: Recall) =>
  Object.fromEntries(
    recall.letters.map(({ customer }, i) => [
      `notice-${i + 1}-${fileName(customer)}`,
      recallLetterPage(customer, recall),
    ]),
  );

/** Letters and digits of a name, for the name of a file. */
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'customer';
