import { expect, it } from 'vitest';
import { waitsWords } from './only-for.tsx';

const right = (act: string, persons: readonly string[]) => ({
  ...{ act, words: act, roles: ['analyst', 'receiver'], persons: [...persons], otherThan: [] },
});
const persons = (...names: string[]) => ({
  roles: [
    { role: 'receiver', may: ['check lot'] },
    { role: 'analyst', may: ['check lot', 'book analysis'] },
  ],
  rights: [right('check lot', names), right('book analysis', ['A. Mori'])],
});

it('says who can do what is not here for others, and since when it waits', () => {
  expect(waitsWords(persons('A. Mori'), { act: 'book analysis', since: undefined })).toBe(
    'Waits for the analyst, A. Mori',
  );
  expect(waitsWords(persons('A. Mori', 'R. Lee'), { act: 'check lot', what: 'Check at the gate' })).toBe(
    'Check at the gate: waits for the receiver or analyst, A. Mori or R. Lee',
  );
  expect(waitsWords(persons(), { act: 'check lot' })).toBe(
    'Waits for the receiver or analyst: nobody has that role today',
  );
  expect(waitsWords(persons('A', 'B', 'C', 'D'), { act: 'check lot' })).toMatch(/, A or B or 2 others$/);
  expect(
    waitsWords(persons('A. Mori'), { act: ['check lot', 'book analysis'], since: '2026-12-01T09:10:00Z' }),
  ).toMatch(/^Waits for the receiver or analyst, A\. Mori, since .*\d/);
});
