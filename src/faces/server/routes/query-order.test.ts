import { expect, it } from 'vitest';
import { contract } from '../../../tasks/heats/what-if-heat/contract.ts';
import { jsonSchemaOf, orderOfQuery } from './query-order.ts';

const schema = jsonSchemaOf(contract.order, 'input');
const read = (query: Record<string, string>) => orderOfQuery(new URLSearchParams(query), schema);

it('reads a name where a name or parts may stand, and parts as JSON', () => {
  const asked = { heat: 'W-7', mass_kg: '200', spec: 'C-718 rev 1', changes: '[]' };
  const order = { heat: 'W-7', mass_kg: 200, spec: 'C-718 rev 1', changes: [] };
  expect(read({ ...asked, route: 'single' })).toEqual({ ...order, route: 'single' });
  const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
  expect(read({ ...asked, route: JSON.stringify(route) })).toEqual({ ...order, route });
  expect(() => read({ ...asked, route: '[{' })).toThrow(/the query field route is not JSON/);
  expect(() => read({ ...asked, changes: 'none' })).toThrow(/the query field changes is not JSON/);
});
