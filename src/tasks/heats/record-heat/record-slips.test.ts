import { expect, it } from 'vitest';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import { refuseBefore, refuseSlips } from './record-slips.ts';

const step = (kind: string, happenedAt: string) =>
  ({ record: { kind }, body: { happenedAt } }) as unknown as StoredRecord;
const HISTORY = [
  step('heat.charged', '2026-03-01T08:00:00.000Z'),
  step('heat.charged', '2026-03-10T08:00:00.000Z'),
  step('heat.melted', '2026-03-11T06:00:00.000Z'),
];
const told = (happenedAt: string, part: 'charge' | 'melt' | 'cast') => () =>
  refuseBefore(
    { heat: 'H', happenedAt, [part]: part === 'charge' ? [] : {} } as unknown as HeatRecord,
    HISTORY,
  );

/** An analysis of a heat by what it printed [wt%]; `<` is no content. */
const analysed = (contents: Readonly<Record<string, string>>) => () =>
  refuseSlips(
    {
      heat: 'H',
      analyses: [
        {
          ...{ of: 'heat:H', analysis: 'B-1', method: 'OES' },
          results: Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%' })),
        },
      ],
    } as unknown as HeatRecord,
    { inputs: [], input_g: 0, output_g: null, planned_g: {} } as unknown as HeatState,
  );

it('refuses results that add up to more than the whole, and says which', () => {
  expect(analysed({ Ni: '60', Cr: '8.2', Co: '10', W: '10', S: '<50' })).not.toThrow();
  expect(analysed({ Ni: '60', Cr: '82', S: '<50' })).toThrow(
    /results of B-1 add up to 142.0 wt%; is a decimal sign or a unit right\?/,
  );
});

it('refuses a melt before the last charge and a casting before the melt', () => {
  expect(told('2026-03-05', 'melt')).toThrow(
    /melt is dated 2026-03-05, but the heat was charged on 2026-03-10/,
  );
  expect(told('2026-01-11', 'cast')).toThrow(
    /cast is dated 2026-01-11, but the heat was melted on 2026-03-11/,
  );
});

it('refuses a charge before its lots came, and a bath sample before the charge, by a clock that is a day behind', () => {
  const record = (part: object) => ({ heat: 'H', happenedAt: '2026-02-28T07:59:00.000Z', ...part });
  const early = (part: object) => () =>
    refuseBefore(
      record(part) as unknown as HeatRecord,
      HISTORY,
      new Map([['L-1', '2026-02-28T10:00:00.000Z']]),
    );
  expect(early({ charge: [{ lot: 'L-1' }] })).toThrow(/but L-1 was received on 2026-02-28T10:00:00.000Z/);
  expect(early({ charge: [{ lot: 'L-2' }] })).not.toThrow();
  expect(early({ samples: [{ sample: 'B-1' }] })).toThrow(
    /sample B-1 is dated 2026-02-28T07:59:00.000Z, but the heat was charged on 2026-03-01/,
  );
  // a time that somebody rounded, and a bare day
  expect(told('2026-03-10T07:30:00Z', 'melt')).not.toThrow();
  expect(told('2026-03-09T08:00:00Z', 'melt')).toThrow(/was charged on 2026-03-10/);
});

it('takes the same day, what comes after, and a document that is told again', () => {
  expect(told('2026-03-10', 'melt')).not.toThrow();
  expect(told('2026-03-12T01:00:00+09:00', 'cast')).not.toThrow();
  expect(told('2026-03-01', 'charge')).not.toThrow();
});
