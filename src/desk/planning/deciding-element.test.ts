import { expect, it } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { withDeciding } from './deciding-element.ts';

const facts = dataFacts();
const context = {
  ...{ compute: { facts: () => facts }, store: { heats: async () => [] }, seed: 1 },
} as unknown as Pick<TaskContext, 'compute' | 'store' | 'seed'>;

/** A lot of turnings that nobody measured these elements of, as metal like IN718. */
function lot(id: string, wtpct: Partial<Record<ElementSymbol, number>>, imputed = Object.keys(wtpct)) {
  const material = { id, composition_wtpct: wtpct, sd_wtpct: wtpct, price_usd_per_kg: 9 };
  const results = imputed.map((element) => ({ element, text: '1', unit: 'ppm' }));
  const analysis = {
    ...{ analysis: 'imputed-IN718', basis: 'imputed', method: 'prior wrought/turnings', results },
  };
  return [id, { material, imputed, lot: { id, form: 'turnings', analyses: [analysis] } }] as const;
}
const offered = new Map([
  lot('R-1', { Bi: 0.3e-4, Te: 1e-4 }),
  lot('R-2', { Bi: 0.4e-4 }),
  lot('R-3', { Bi: 0.1e-4 }, []),
]) as unknown as Parameters<typeof withDeciding>[0]['offered'];
const risk = (words: string) => ({ words, share: 0.5 });
const plan = (risks: readonly string[], more: object = {}): PlanOutput =>
  ({
    status: 'optimal',
    conflict: [],
    heats: [
      {
        charge: ['R-1', 'R-2', 'R-3'].map((id) => ({ id, mass_kg: 10 })),
        confidence: { risks: risks.map(risk) },
        lots: [
          { id: 'R-1', analyses: [{ element: 'Bi', worth_usd: 8.7 }] },
          { id: 'R-2', analyses: [{ element: 'Bi', worth_usd: 51 }] },
          { id: 'R-3', analyses: [{ element: 'Bi', worth_usd: 70 }] },
        ],
      },
    ],
    ...more,
  }) as unknown as PlanOutput;
const said = async (output: PlanOutput, order: object = {}) =>
  (await withDeciding({ order, output, offered, furnace: 'VIM-500' }, context)).deciding;

it('says what an unmeasured element rests on, what its analyses are worth, and when own removal counts', async () => {
  expect(await said(plan(['Bi above 0.3 ppm']))).toEqual([
    {
      of: 'Bi',
      words: [
        'Nobody measured Bi in R-1 (0.3 ppm taken), R-2 (0.4 ppm taken).',
        'What is taken rests on the prior for wrought metal (0.2 x 1.0 ppm, the median printed maximum of 21 handbook entries of this form; share and spread assumed); and on that for turnings (assumption: fixture alloys; 1 g Bi per t is 1 ppm).',
        'GDMS of Bi would save up to 51 USD in R-2 and 8.7 USD in R-1.',
        'No removal of Bi is counted: it counts after 5 heats of one furnace that charged and measured it; VIM-500 has 0.',
      ],
    },
  ]);
});

it('speaks of what decides, and of Bi, La, Ce and Y wherever they fail, where nobody measured them', async () => {
  const of = async (...risks: string[]) => (await said(plan(risks)))?.map((one) => one.of);
  expect(await of('Te above 1 ppm', 'Bi above 0.3 ppm')).toEqual(['Te', 'Bi']);
  expect(await of('Bi above 0.3 ppm', 'Te above 1 ppm')).toEqual(['Bi']);
  expect(await of('Cr below 17 wt%')).toBeUndefined();
});

it('says of a refused plan what the analyses of its cure bring, and of a credit how much is counted', async () => {
  const nearest = {
    heats: [{ charge: [{ id: 'R-1', mass_kg: 10 }], risks: [risk('Bi above 0.3 ppm')] }],
  };
  const measured = (lots: readonly string[]) =>
    lots.map((one) => ({ lot: one, element: 'Bi', method: 'GDMS' }));
  const cures = [
    {
      ...{ kind: 'measure', words: '', cost_usd: 3086.2, passRate: 0.972 },
      analyses: [...measured(['R-1', 'R-2', 'R-4']), { lot: 'R-1', element: 'Te', method: 'GDMS' }],
    },
  ];
  const refused = plan([], { status: 'infeasible', heats: [], nearest, conflict: [{ cures }] });
  const [deciding] = (await said(refused, { removalCredit: { Bi: 0.4 } }))!;
  expect(deciding!.words.slice(2)).toEqual([
    'GDMS of Bi in R-1 and R-2 and 1 other lot, with 1 other analysis, is worth the plan itself for 3,086 USD: 97.2 % of its heats then pass.',
    'The own heats of the furnace have shown its removal: 60 % of Bi is counted as removed.',
  ]);
});
