import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allMethods } from './clients/methods.ts';
import { pythonMethod } from './clients/python.ts';
import { CLIENTS, clientTexts } from './publish-clients.ts';

it('writes the clients from the contracts as they are', async () => {
  for (const [name, text] of await clientTexts()) {
    expect(text, `clients/${name} is stale: run node tools/publish-clients.ts`).toBe(
      readFileSync(join(CLIENTS, name), 'utf8'),
    );
    expect(text.length).toBeLessThan(400_000);
  }
});

it('names a method as its verb is typed, and as the API does where several are typed alike', async () => {
  const methods = await allMethods();
  const named = (address: string) => methods.find((one) => one.address === address)!;
  expect(named('/api/yard/hold-lot')).toMatchObject({ name: 'lot_hold', typed: 'remelt lot hold' });
  expect(named('/api/release/release-measured').name).toBe('release_measured');
  expect(named('/api/yard/list-lots')).toMatchObject({ name: 'list_lots', rows: 'lots', reads: true });
  expect(named('/api/release/dispose-metal')).toMatchObject({ isSigned: true });
});

it('tells a field in the words, unit, parts and choices of its contract', async () => {
  const methods = await allMethods();
  const written = (name: string) => pythonMethod(methods.find((one) => one.name === name)!);
  expect(written('lot_buy')).toMatch(/mass_g: Mass.* \[g\]/);
  expect(written('dispose')).toContain('as_: str');
  expect(written('dispose')).toMatch(/one of notify, rework, regrade/);
  expect(written('lot_analyse')).toMatch(/\{element, text,\s+unit:\s+wt%\|ppm\|ppb,\s+sd\?\}\]/);
  // what is kept digit by digit is no number there, and a mass is one
  expect(methods.find(({ name }) => name === 'book_returns')!.numbers).toEqual([
    ...['generation', 'leftOut', 'mass_g', 'row'],
  ]);
});
