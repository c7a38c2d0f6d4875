import { expect, it } from 'vitest';
import { renderTerminal } from '../render/terminal.ts';
import { calculationsPage } from './calculations-page.ts';

it('names each calculation and what it answers', () => {
  expect(renderTerminal(calculationsPage([{ name: 'plan', title: 'the cheapest charges' }]))).toBe(
    'Calculations\ncalculation  what it answers\nplan         the cheapest charges',
  );
});
