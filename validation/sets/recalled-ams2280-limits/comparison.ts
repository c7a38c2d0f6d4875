import type { Facts } from '../../../src/calculations/facts.ts';
import { readTraceLimits } from '../../../src/metal/alloy/trace-limits.ts';
import { comparison } from '../../comparison.ts';

const CLASS_1 = { Pb: 5, Bi: 0.5, Se: 3, Te: 0.5, Tl: 5 } as const;
const RECALLED = ['Sb', 'As', 'Cd', 'Ga', 'In', 'Ag', 'Sn', 'Zn'] as const;
const CLASSES_2281: Readonly<Record<string, readonly string[]>> = {
  1: ['Pb', 'Bi'],
  2: ['Pb', 'Bi', 'Se'],
  3: ['Pb', 'Bi', 'Se', 'Ag', 'Sn'],
  4: ['Pb', 'Bi', 'Se', 'Ag', 'Sn', 'Tl', 'Te', 'As'],
};

function subclasses(facts: Facts): Readonly<Record<string, readonly string[]>> {
  const { records } = readTraceLimits(facts.documents['trace-limits.json']);
  const row = records.find(({ id }) => id === 'AMS2281');
  return row?.kind === 'class' ? (row.subclasses ?? {}) : {};
}

const limit = (facts: Facts, id: string, element: keyof typeof CLASS_1 | (typeof RECALLED)[number]): number =>
  1e6 * (facts.traceLimits.classes.get(id)?.limits[element]?.max ?? Number.NaN);

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'limits that a plant may name by the class; recalled, to be compared with the bought document',
  statements: [
    {
      kind: 'table',
      about: 'limits and market data',
      of: '0.*',
      says: 'class 1 maxima, recalled',
      unit: 'ppm',
      rows: (facts) =>
        Object.entries(CLASS_1).map(([element, published]) => ({
          name: element,
          published,
          model: limit(facts, 'AMS2280-1', element as keyof typeof CLASS_1),
        })),
      within: { relative: 1e-9 },
    },
    {
      kind: 'table',
      about: 'limits and market data',
      of: '1.*',
      says: 'class 2: every other element, and the sum',
      unit: 'ppm',
      rows: (facts) => [
        ...RECALLED.map((element) => ({
          name: element,
          published: 50,
          model: limit(facts, 'AMS2280-2', element),
        })),
        {
          name: 'sum',
          published: 400,
          model: 1e6 * (facts.traceLimits.classes.get('AMS2280-2')?.totalMax ?? Number.NaN),
        },
      ],
      within: { relative: 1e-9 },
    },
    {
      kind: 'table',
      about: 'limits and market data',
      of: '2.*',
      says: 'AMS 2281: elements that classes 1 to 4 control, of those read',
      unit: 'elements',
      rows: (facts) =>
        Object.entries(CLASSES_2281).map(([name, elements]) => {
          const filed = subclasses(facts)[name] ?? [];
          return {
            name: `class ${name}`,
            published: elements.length,
            model: elements.filter((element) => filed.some((one) => one === element)).length,
          };
        }),
      within: { relative: 1e-9 },
    },
  ],
});
