import { expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { furnacesOffered } from './furnace-for-heat.ts';
import { furnaceWords, overfullWords, unnamedWords } from './furnace-words.ts';

it('warns of a charge above the range of its furnace, and says how the furnace was chosen', () => {
  const furnace = {
    ...dataFacts().plant.furnaces[0]!,
    id: 'VIM-9',
    minimum_kg: 250,
    capacity_kg: 500,
  };
  expect(furnaceWords(furnace)).toBe('VIM-9, 250 to 500 kg');
  expect(overfullWords(furnace, { wanted_kg: 480, charged_kg: 500 })).toEqual([]);
  expect(overfullWords(furnace, { wanted_kg: 480, charged_kg: 515 })).toEqual([
    expect.stringMatching(
      /^515 kg are charged into VIM-9, 250 to 500 kg: more .* 480 kg of metal wanted.*name a larger furnace$/,
    ),
  ]);
});

it('names the furnaces that hold a charge, or says that none does', () => {
  const { plant } = dataFacts();
  const [first] = plant.furnaces;
  const furnaces = [
    { ...first!, id: 'V-9', kind: 'vacuum-induction' as const, minimum_kg: 250, capacity_kg: 500 },
    { ...first!, id: 'A-1', kind: 'vacuum-arc' as const, minimum_kg: 1, capacity_kg: 9000 },
  ];
  expect(unnamedWords({ ...plant, furnaces }, 480)).toBe('not named; 480 kg go into V-9, 250 to 500 kg');
  expect(unnamedWords({ ...plant, furnaces }, 515)).toBe('not named; none of the plant holds 515 kg');
});

it('offers a charge the furnaces that hold it, and none that only remelts or washes', () => {
  const { plant } = dataFacts();
  const offered = (mass_kg: number) => furnacesOffered(plant, mass_kg).map(({ id }) => id);
  const kinds = new Set(
    [40, 474.5, 3_000, 1e6].flatMap((mass_kg) => furnacesOffered(plant, mass_kg).map(({ kind }) => kind)),
  );
  expect([...kinds].filter((kind) => ['electroslag', 'vacuum-arc', 'cleaning'].includes(kind))).toEqual([]);
  expect(offered(474.5)).toContain('VIM-500');
  expect(offered(474.5)).not.toContain('VIM-2500');
  // of a kind whose furnaces all want more, the smallest with the room stands after those that hold it
  expect(offered(100).at(0)).toBe('EB-300');
  expect(offered(100)).toContain('VIM-500');
  expect(offered(100)).not.toContain('VIM-2500');
  expect(offered(1e6).length).toBeGreaterThan(0);
});
