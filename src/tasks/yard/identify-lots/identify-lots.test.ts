import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { identifyLots } from './identify-lots.ts';

it('identifies those that the gate passed, and leaves out those that may not be identified', async () => {
  const context = await gatedYard('R-2301', 'R-2307');
  const lots = [{ lot: 'A', mass_g: 1000, form: 'mill-solids', lotClass: 'purchased-scrap' as const }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  const acting = actingAs('p-lab', context);
  const done = await runTask(identifyLots, { lots: ['R-2301', 'R-2307', 'A'] }, acting);
  expect(done.lots.map(({ outcome }) => outcome)).toEqual([
    'identified',
    expect.stringMatching(/ambiguous|mixed|unknown/),
    'left out',
  ]);
  expect(done.lots[1]!.words).toMatch(/H230|doubtful|contradicts/);
  expect(contract.exit!(done)).toBe(3);
  expect((await context.store.lot('R-2301')).identification?.verdict).toBe('identified');
  await expect(runTask(identifyLots, { which: 'new' }, acting)).rejects.toThrow(
    /no lot is of that selection/,
  );
});

it('says what speaks against the declared grade: a contradiction, an element, else how probable it is', async () => {
  const context = await gatedYard('R-2301');
  const { compute } = context;
  const wordsOf = async (declared: object) => {
    const identify: typeof compute.identify = async (...asked) => {
      const output = await compute.identify(...asked);
      const results = output.results.map((one) => ({
        ...one,
        outside: 0.5,
        declared: { ...one.declared!, fit: 'doubtful' as const, disagreements: [], ...declared },
      }));
      return { ...output, results };
    };
    const acting = actingAs('p-lab', { ...context, compute: { ...compute, identify } });
    const { lots } = await runTask(identifyLots, { lots: ['R-2301'], dryRun: true }, acting);
    return lots[0]!.words.split(', ').slice(1).join(', ');
  };
  expect(await wordsOf({ fit: 'contradicted' })).toBe('contradicts H230');
  const disagreements = [{ element: 'Co', words: 'above the window' }];
  expect(await wordsOf({ disagreements })).toBe('doubtful as H230: Co above the window');
  expect(await wordsOf({ probability: 0.2 })).toMatch(/^doubtful as H230: its probability is 10.?%$/);
  expect(await wordsOf({ fit: 'fits' })).toBe('');
});

it('ends well where every lot is identified', () => {
  expect(contract.exit!({ lots: [{ outcome: 'identified' }] } as never)).toBe(0);
});
