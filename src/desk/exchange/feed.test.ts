import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { eventSchema } from '../../documents/exchange/events.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { analyse, judge, storeByTrade } from '../../evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../../evidence/ledger/testing/memory-store.ts';
import { randomPlant } from '../../evidence/ledger/testing/random-plant.ts';
import { KINDS } from '../../evidence/records/kinds.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { BEGINNING } from './cursor.ts';
import { eventsAfter } from './feed.ts';
import { TOLD } from './tellings.ts';
import { Erp } from './testing/erp.ts';

/** A ledger of its own, whose clock runs a second with each record. */
function ledger(): Store {
  let time = Date.parse('2026-03-01T08:00:00.000Z');
  const tick = (): number => {
    time += 1000;
    return time;
  };
  return storeByTrade(
    openMemoryStore({ clock: () => new Date(tick()), salts: (bytes) => randomBytes(bytes) }),
  );
}

const diceOf = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** Books a command that may be refused; whether it was booked. */
async function tried(store: Store, command: Command): Promise<boolean> {
  try {
    await store.execute(command);
    return true;
  } catch (error) {
    if (error instanceof RemeltError) return false;
    throw error;
  }
}

/** A plant in which much is taken back and put right, as far as its rules allow; how often that was. */
async function troubled(store: Store, seed: number, heats: number): Promise<number> {
  const dice = diceOf(seed);
  const commands = randomPlant(seed, heats).flatMap((one) => (one.type === 'batch' ? one.commands : [one]));
  let undone = 0;
  for (const [i, command] of commands.entries()) {
    await tried(store, command);
    await tried(store, meanwhile(i, 1 + dice(heats), dice));
    if (i % 6 === 0 && (await tried(store, await fix(store, dice)))) undone += 1;
  }
  // what rests on nothing goes first: shipments, pieces, castings, meltings, charges
  for (let i = 0; i < 12 * heats; i++) if (await tried(store, await fix(store, dice))) undone += 1;
  return undone;
}

/** What else happens to a heat or its ingot. */
function meanwhile(i: number, n: number, dice: (below: number) => number): Command {
  const others: readonly Command[] = [
    analyse(`heat:H${n}`, { analysis: `F${i}` }),
    analyse(`object:I${n}`, { analysis: `F${i}` }),
    judge(`heat:H${n}`, dice(4) === 0 ? 'HOLD' : 'PASS'),
    judge(`object:I${n}`, 'PASS'),
    {
      type: 'useHeat',
      heat: `H${n}`,
      used: { energy: 100 + i, ...(i % 2 ? { argon: i } : {}) },
      by: 'p-melt',
    },
    { type: 'ship', object: `I${n}`, to: 'Foundry' },
    { type: 'ship', object: `I${n}`, to: 'Foundry' },
    ...(dice(8) === 0 ? [{ type: 'holdLot', lot: `G${n}`, reason: 'wet' } as const] : []),
  ];
  return others[dice(others.length)]!;
}

/** Something earlier that is taken back or put right, whether the rules allow it or not. */
async function fix(store: Store, dice: (below: number) => number): Promise<Command> {
  const { size } = await store.head();
  const [{ seq, record } = { seq: 0, record: { subject: '' } }] = await store.records(dice(size), 1);
  const heat = record.subject.slice(5);
  const wrong = { type: 'correct', seq, how: 'incorrect-data', reason: 'slip' } as const;
  const fixes: readonly Command[] = [
    { type: 'correct', seq, how: 'did-not-occur', reason: 'slip' },
    { type: 'correct', seq, how: 'did-not-occur', reason: 'slip' },
    { type: 'withdrawCharge', heat, seq, reason: 'slip' },
    { type: 'withdrawCharge', heat, seq, reason: 'slip' },
    { type: 'declareLoss', heat, seq, reason: 'slip', losses: [{ to: 'fume', mass_g: 1 + dice(500) }] },
    { ...wrong, values: { mass_g: 99_000 + dice(9) } },
    { ...wrong, values: { owner: 'Customer X' } },
    { ...wrong, values: { results: [{ element: 'Cr', text: '21.5', unit: 'wt%' }] } },
  ];
  return fixes[dice(fixes.length)]!;
}

/** Reads the feed on from the cursor that an ERP kept. */
async function read(store: Store, erp: Erp, most = Number.POSITIVE_INFINITY): Promise<number> {
  let count = 0;
  for await (const { told, cursor } of eventsAfter({ after: erp.cursor }, { store })) {
    for (const { event, cursor: own } of told) {
      eventSchema.parse(event);
      erp.take(event, own);
      count += 1;
      if (count >= most) return count;
    }
    erp.cursor = cursor;
  }
  return count;
}

/** Takes back whatever can be, the last first, until nothing more is. */
async function unwind(store: Store): Promise<void> {
  for (let pass = 0; pass < 3; pass++) {
    const { size } = await store.head();
    for (const { seq, record } of (await store.records(0, size)).toReversed()) {
      const heat = record.subject.slice(5);
      const reason = 'it never happened';
      await tried(store, { type: 'correct', seq, how: 'did-not-occur', reason });
      if (record.kind === 'heat.charged') await tried(store, { type: 'withdrawCharge', heat, seq, reason });
      if (record.kind === 'heat.planned') await tried(store, { type: 'cancelHeat', heat, reason });
    }
  }
}

/** What an ERP has booked is what the ledger holds. */
async function agrees(store: Store, erp: Erp): Promise<void> {
  for (const { id, subject, mass_g, drawn_g, status, owner } of await store.lots()) {
    const made = [...erp.of('goods-received', { lot: id }), ...erp.of('goods-made', { lot: id })];
    if (status === 'void') expect(made, subject).toEqual([]);
    else
      expect(made.map(({ data }) => [Number(data.kg) * 1000, data.owner ?? null])).toEqual([[mass_g, owner]]);
    for (const [to, grams] of Object.entries(drawn_g))
      if (!to.includes(':')) expect(erp.grams('consumption', { lot: id, heat: to }), subject).toBe(grams);
    expect(erp.of('lot-cleared', { lot: id }).length, `${subject} ${status}`).toBe(
      status === 'cleared' ? 1 : 0,
    );
  }
  for (const { id, subject, mass_g, status, release } of await store.objects()) {
    expect(erp.grams('goods-made', { object: id }), subject).toBe(status === 'void' ? 0 : mass_g);
    expect(erp.of('goods-shipped', { object: id }).length, subject).toBe(status === 'shipped' ? 1 : 0);
    expect(erp.of('usage-decided', { object: id }).map(({ data }) => data.verdict)).toEqual(
      release ? [release.verdict] : [],
    );
  }
  for (const { id, subject, release, balances, output_g, status, used } of await store.heats()) {
    expect(
      erp.of('usage-decided', { heat: id }).map(({ data }) => data.verdict),
      subject,
    ).toEqual(release ? [release.verdict] : []);
    const uses = erp
      .of('activity-recorded', { heat: id })
      .flatMap(({ data }) => data.uses as { item: string; amount: string }[]);
    expect(Object.fromEntries(uses.map(({ item, amount }) => [item, Number(amount)])), subject).toEqual(
      used ?? {},
    );
    const [poured, cast] = [erp.of('heat-poured', { heat: id }), erp.of('heat-cast', { heat: id })];
    expect(poured.map(({ data }) => Number(data.outputKg) * 1000)).toEqual(
      output_g === null ? [] : [output_g],
    );
    expect(cast.length).toBe(status === 'cast' ? 1 : 0);
    const lost = [...poured, ...cast].map(({ data }) =>
      Object.fromEntries(
        ((data.losses as { to: string; kg: string }[] | undefined) ?? []).map(({ to, kg }) => [
          to,
          Math.round(1000 * Number(kg)),
        ]),
      ),
    );
    expect(lost, subject).toEqual(balances.map(({ losses_g }) => ({ ...losses_g })));
  }
}

it('leaves an ERP with the stock, consumption, verdicts and clearings of the ledger, whatever was taken back', async () => {
  const reversed = new Set<string>();
  for (const seed of [7, 11, 13, 20261202]) {
    const [store, erp] = [ledger(), new Erp()];
    expect(await troubled(store, seed, 12)).toBeGreaterThan(20);
    await read(store, erp);
    await agrees(store, erp);
    await unwind(store);
    await read(store, erp);
    await agrees(store, erp);
    for (const type of erp.reversed) reversed.add(type);
  }
  expect([...reversed].sort()).toEqual([
    ...['activity-recorded', 'consumption', 'goods-made', 'goods-received', 'goods-shipped', 'heat-cast'],
    ...['heat-planned', 'heat-poured', 'inspection-result', 'lot-cleared', 'usage-decided'],
  ]);
});

it('gives each event once, wherever an ERP stopped and began again', async () => {
  const [store, whole, cut] = [ledger(), new Erp(), new Erp()];
  await troubled(store, 7, 8);
  await read(store, whole);
  const dice = diceOf(3);
  while ((await read(store, cut, 1 + dice(9))) > 0);
  expect([...cut.booked]).toEqual([...whole.booked]);
});

it('names no person, and tells who sees no money of neither price nor cost', async () => {
  const store = ledger();
  await troubled(store, 11, 6);
  await store.execute({
    type: 'setPrice',
    of: 'Ni',
    usdPerKg: '15.40',
    on: '2026-02-28',
    source: 'LME',
    by: 'p-plan',
  });
  const told = async (hidesMoney?: true) => {
    const events = [];
    for await (const part of eventsAfter({}, { store, ...(hidesMoney ? { hidesMoney } : {}) }))
      events.push(...part.told.map(({ event }) => event));
    return events;
  };
  expect(JSON.stringify(await told())).not.toMatch(/p-(melt|qual|lab|cert|plan)\b/);
  const types = async (hides?: true) => (await told(hides)).map(({ type }) => type);
  expect(await types()).toContain('price-changed');
  expect(await types(true)).not.toContain('price-changed');
});

it('refuses the cursor of another ledger, a changed one, and one that is ahead of a ledger put back from an older copy', async () => {
  const [store, other, erp] = [ledger(), ledger(), new Erp()];
  await troubled(store, 7, 4);
  await troubled(other, 11, 4);
  await read(store, erp);
  const asked = (after: string, of: Store) => eventsAfter({ after }, { store: of }).next();
  expect((await asked(BEGINNING, store)).value?.told.length).toBeGreaterThan(0);
  await expect(asked(erp.cursor!, other)).rejects.toThrow('this cursor is of another ledger');
  await expect(asked('MS4y', store)).rejects.toThrow('this is not a cursor of the feed');
  const { size } = await store.head();
  const shorter: Store = { ...store, head: async () => ({ size: size - 3, root: '' }) };
  await expect(asked(erp.cursor!, shorter)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('was put back from an older copy'),
  });
  const [last] = await store.records(size - 1, 1);
  const changed: Store = {
    ...store,
    recordsNumbered: async (seqs) =>
      (await store.recordsNumbered(seqs)).map((one) =>
        one.seq === last!.seq ? { ...one, leaf: 'ab'.repeat(32) } : one,
      ),
  };
  await expect(asked(erp.cursor!, changed)).rejects.toThrow('put back from an older copy and written on');
});

it('says of every kind of record whether it is an event, undoes one, or stays inside, and why', () => {
  expect(Object.keys(TOLD).sort()).toEqual(Object.keys(KINDS).sort());
  for (const told of Object.values(TOLD)) if (told.as === 'inside') expect(told.why).toMatch(/\w{4,}/);
});
