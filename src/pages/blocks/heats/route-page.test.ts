import { expect, it } from 'vitest';
import { renderTerminal } from '../../render/terminal.ts';
import { keptRoutePage } from './route-page.ts';

it('says of each addition how much of what goes in when', () => {
  const text = renderTerminal(
    keptRoutePage({
      format: 'remelt-route/1',
      name: 'vim',
      enteredBy: 'p-plan',
      at: '2026-11-28T08:00:00.000Z',
      route: [
        {
          operation: 'vacuum-induction',
          settings: { time_s: 3600 },
          additions: [
            { material: 'Al-ingot', mass_kg: 1.2, at_s: 3600 },
            { composition_wtpct: { Ni: 100 }, wtpct: 0.1, at_s: 0 },
          ],
        },
      ],
      changes: [],
      before: null,
    }),
  );
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    '1.2 kg Al-ingot after 60 min; 0.1 wt% of its own composition at the start',
  );
});
