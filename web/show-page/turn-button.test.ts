import { createElement } from 'react';
import { expect, it, vi } from 'vitest';

let roles: readonly string[] = [];
vi.mock('../api/session.ts', () => ({ useSession: () => ({ person: { roles } }) }));
const { mounted } = await import('../testing/mounted.ts');
const { TurnButton } = await import('./turn-button.tsx');

const turn = {
  who: ['melter'],
  does: 'its pour',
  by: [{ verb: 'heats/record-heat', order: { heat: 'H-1' } }],
};
const shown = () => mounted(() => createElement(TurnButton, { turn })).text();

it('leads to where the next step is done: whoever has its role to do it, anybody else to look', () => {
  roles = ['planner', 'melter'];
  expect(shown()).toBe('Continue');
  roles = ['planner'];
  expect(shown()).toBe('Look');
  expect(mounted(() => createElement(TurnButton, { turn: { ...turn, by: [] } })).text()).toBe('');
});
