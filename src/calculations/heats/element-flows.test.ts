import { expect, it } from 'vitest';
import { contentsOfResults, elementFlows, type KnownContents } from './element-flows.ts';
import type { Recorded } from './recorded-heat.ts';

const found = (value_ppm: number, below = false): KnownContents =>
  contentsOfResults([{ element: 'Ta', value_ppm, below, u_ppm: value_ppm / 50 } satisfies Recorded]);

/** A heat of 475 kg that gave 470 kg of metal. */
const tantalum = async (charge: KnownContents, metal: KnownContents) => {
  const charged = [{ id: 'R-1', mass_g: 475_000, contents: charge }];
  const heat = { id: 'H-1', inputs: charged, metal_g: 470_000, contents: metal };
  const moves = { received: [], charged, made: [], returned: [], shipped: [], heats: [heat] };
  const made = [{ id: 'I-1', mass_g: 470_000, contents: metal }];
  return (await elementFlows({ ...moves, made })).find(({ element }) => element === 'Ta')!;
};

it('gives a difference where the element was found on both sides: 47.5 g in, 37.6 g out', async () => {
  const both = await tantalum(found(100), found(80));
  expect([both.heats, both.difference_kg]).toEqual([1, expect.closeTo(0.0099, 6)]);
});

it('gives none where one side is only less than a limit, or was not analysed', async () => {
  const none = { heats: 0, difference_kg: null, sd_kg: null };
  expect(await tantalum(new Map(), found(100, true))).toMatchObject({ ...none, unknown_kg: 475 });
  expect(await tantalum(new Map(), found(100))).toMatchObject(none);
  expect(await tantalum(found(100), found(100, true))).toMatchObject(none);
  expect(await tantalum(found(100, true), found(100))).toMatchObject(none);
});
