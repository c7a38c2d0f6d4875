import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { PageHead } from '../../src/documents/page.ts';
import { mounted } from '../testing/mounted.ts';
import { VerdictHead } from './verdict-head.tsx';

const head: PageHead = {
  basis: 'predicted',
  decides: { value: '97.4 %', of: 'of heats meet every limit', asked: '95 % asked' },
  figures: [{ name: 'Cost', value: '11.03', unit: 'USD/kg', beside: '4,964 USD the heat' }],
  turn: { who: ['planner', 'quality'], does: 'reserve these lots' },
};

it('says the verdict and what it rests on, what decides, the figures, and whose turn it is', () => {
  const shown = mounted(() => createElement(VerdictHead, { head, word: 'PASS' })).text();
  expect(shown.replaceAll(/\s+/g, ' ')).toBe(
    'PASS predicted 97.4 % of heats meet every limit 95 % asked Cost 11.03 USD/kg 4,964 USD the heat Next · planner or quality reserve these lots',
  );
});
