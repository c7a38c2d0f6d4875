import { planDocument } from '../../src/calculations/plan/plan.ts';
import { readFacts } from '../../src/engine/data-folder.ts';
import { borrowSolver } from '../../src/engine/highs-solver.ts';
import type { Growth, Tell } from './growth-rows.ts';
import { processorSeconds } from './processor.ts';
import { yardDocument } from './yard.ts';

const VACUUM = [
  {
    operation: 'vacuum-induction',
    settings: { time_s: 3600, pressure_Pa: 1, lining: { material: 'MgO' } },
  },
];

/** Plans at document defaults: what they cost as lots and heats grow, each document once after a small one. */
export async function growPlans(isLarge: boolean, tell: Tell): Promise<void> {
  const facts = readFacts();
  const { solver, giveBack } = borrowSolver();
  const plan = (document: object): Promise<number> =>
    processorSeconds(() => planDocument(document, facts, { solver }));
  const over = async (
    growth: Omit<Growth, 'found' | 'unit'>,
    sizes: readonly number[],
    documentOf: (size: number) => object,
  ): Promise<void> => {
    const found: [number, number][] = [];
    for (const size of sizes) found.push([size, await plan(documentOf(size))]);
    tell({ ...growth, unit: 's', found });
  };
  await plan({ ...yardDocument({ lots: 20, spread: true }), jointConfidence: 0.95 });
  await plan(yardDocument({ lots: 20 }));
  const yard = yardDocument({ lots: 200 });
  await over(
    { what: 'exact plan of 200 lots', of: 'heats' },
    isLarge ? [2, 5, 10, 20] : [2, 4, 8],
    (count) => ({
      ...yard,
      heats: Array.from({ length: count }, (_, h) => ({ ...yard.heats[0]!, id: `H${h + 1}` })),
    }),
  );
  await over(
    { what: 'exact plan with at most 8 materials', of: 'lots' },
    isLarge ? [200, 2000, 10_000] : [100, 200, 400],
    (lots) => yardDocument({ lots, maxMaterials: 8 }),
  );
  const confident = (lots: number) => {
    const document = yardDocument({ lots, spread: true });
    return { ...document, jointConfidence: 0.95 };
  };
  const lots = isLarge ? [36, 200, 2000] : [36, 200];
  await over({ what: 'plan at confidence 0.95, no furnace', of: 'lots' }, lots, confident);
  await over({ what: 'plan at confidence 0.95, one vacuum melt', of: 'lots' }, lots, (count) => {
    const document = confident(count);
    return { ...document, heats: document.heats.map((heat) => ({ ...heat, route: VACUUM })) };
  });
  await giveBack();
}
