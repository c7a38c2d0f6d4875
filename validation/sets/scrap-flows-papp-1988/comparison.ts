import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';

const TABLE = 'table/US1986';
const row = (facts: Facts, name: string): number => Number(facts.flows.get(TABLE)?.rows[name]);

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'what may become of a lot, in the flow tables',
  statements: [
    {
      kind: 'table',
      about: 'limits and market data',
      of: ['0.*', '1.*', '3.*'],
      says: 'fate of superalloy scrap in the USA 1986',
      unit: 'million lb or %',
      rows: (facts) => {
        const processed = row(facts, 'processed');
        const percent = (name: string, of = processed) => (100 * row(facts, name)) / of;
        const exported = row(facts, 'exported');
        return [
          { name: 'processed', published: 55, model: processed },
          { name: 'domestic %', published: 92, model: percent('to domestic buyers') },
          { name: 'exported %', published: 8, model: percent('exported') },
          { name: 'same alloy %', published: 70, model: percent('recycled into the same superalloy') },
          { name: 'downgraded %', published: 20, model: percent('downgraded') },
          { name: 'refinery %', published: 10, model: percent('sold to refineries') },
          {
            name: 'grindings %',
            published: 93,
            model: percent('exported as refinery grindings', exported),
          },
          {
            name: 'vacuum grade %',
            published: 7,
            model: percent('exported vacuum-melting grade', exported),
          },
        ];
      },
      // The tonnages are printed to two digits.
      within: { absolute: 1.2 },
    },
  ],
  notCompared: [
    {
      of: '2.*',
      because: 'the average composition of all scrap of 1986 enters no model: lots have their own',
    },
  ],
});
