import type { Doctor } from '../../documents/doctor.ts';
import type { Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { list, shortPage, tableOf } from './parts.ts';

/** What Remelt stands on, part by part, and the cure of what is not in order. */
export const doctorPage = ({ checks, ok }: Doctor): Page => {
  const ill = checks.filter((one) => !one.ok);
  return shortPage(
    'What Remelt needs of this machine',
    [
      tableOf(checks, [
        ['part', (one) => one.part],
        ['state', (one) => ({ verdict: one.ok ? 'ok' : 'NOT OK', tone: one.ok ? 'good' : 'bad' })],
        [{ head: 'found', width: 4 }, (one) => one.found],
      ]),
      ...list(ill.map(({ part, cure }) => `${part}: ${cure ?? 'please report it'}`)),
    ],
    ok ? 'all in order' : `${counted(ill.length, 'part')} NOT in order`,
  );
};
