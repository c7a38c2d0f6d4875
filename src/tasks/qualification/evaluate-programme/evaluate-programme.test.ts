import { expect, it } from 'vitest';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { addEvidence } from '../add-evidence/add-evidence.ts';
import { showProgramme } from '../show-programme/show-programme.ts';
import {
  bars,
  LOCKED_ON,
  lockedProgramme,
  PROGRAMME,
  tensile,
  testedProgramme,
} from '../testing/programme.ts';
import { evaluateProgramme } from './evaluate-programme.ts';
import { page } from './page.ts';

const ORDER = { programme: PROGRAMME };

it('judges by the function that judges a file, and records the hash of the document once', async () => {
  const { context, by } = await testedProgramme();
  await expect(runTask(evaluateProgramme, ORDER, by('p-lab'))).rejects.toThrow(/may not evaluate/);
  const passed = await runTask(evaluateProgramme, ORDER, by('p-cert'));
  expect(passed.output).toEqual(await context.compute.qualify(passed.document));
  expect(passed.output.gates.map(({ verdict }) => verdict)).toEqual(['PASS', 'HOLD']);
  expect(page(passed).verdict).toBe('HOLD');
  const history = await context.store.history(`programme:${PROGRAMME}`);
  const records = history.filter(({ seq }) => passed.records.includes(seq));
  expect(records.map(({ body }) => [body.gate, body.verdict, body.documentSha256])).toEqual([
    ['1', 'PASS', hashOf(passed.document)],
    ['2', 'HOLD', hashOf(passed.document)],
  ]);
  const again = await runTask(evaluateProgramme, ORDER, by('p-cert'));
  expect(again).toMatchObject({ repeated: true, records: passed.records });
  expect(await context.store.history(`programme:${PROGRAMME}`)).toHaveLength(history.length);
});

it('spends no look before the heats are there, and evaluates no more once the planned looks are spent', async () => {
  const { context, by } = await lockedProgramme();
  let reports = 0;
  const add = (...heats: readonly string[]) => {
    const name = `r${++reports}`;
    const rows = heats.flatMap((heat) => bars(heat, LOCKED_ON));
    const named = rows.map((row) => ({ ...row, specimen: `${row.specimen}-${name}` }));
    return runTask(addEvidence, { programme: PROGRAMME, document: tensile(name, named) }, by('p-lab'));
  };
  const taken = async () => (await runTask(showProgramme, ORDER, context)).looks.taken;
  await add('H1');
  await runTask(evaluateProgramme, ORDER, by('p-cert'));
  expect(await taken()).toBe(0);
  for (const look of [1, 2]) {
    await add('H2', 'H3');
    await runTask(evaluateProgramme, ORDER, by('p-cert'));
    expect(await taken()).toBe(look);
  }
  await add('H4');
  await expect(runTask(evaluateProgramme, ORDER, by('p-cert'))).rejects.toThrow(
    'has no evaluation of gate 1 left: the plan allows 2, and all were used',
  );
});
