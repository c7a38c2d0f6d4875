import { expect, it } from 'vitest';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { excludeEvidence } from '../exclude-evidence/exclude-evidence.ts';
import { PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { page } from './page.ts';
import { reportGates } from './report-gates.ts';

const ORDER = { programme: PROGRAMME };

it('shows an evaluation as it was judged, the latest where no record is named', async () => {
  const { context, by } = await testedProgramme();
  await expect(runTask(reportGates, ORDER, context)).rejects.toThrow(/was never evaluated/);
  const first = await runTask(evaluateProgramme, ORDER, by('p-cert'));
  const excluded = {
    ...{ ...ORDER, item: 'strength', heat: 'H2', specimens: ['H2-1'] },
    ...{ cause: 'testing-equipment', reason: 'the grip slipped' },
  };
  await runTask(excludeEvidence, excluded, by('p-qual'));
  const second = await runTask(evaluateProgramme, ORDER, by('p-cert'));
  const latest = await runTask(reportGates, ORDER, context);
  expect(latest).toMatchObject({ isSame: true, evaluation: { records: second.records, by: 'p-cert' } });
  expect(latest.plots.map(({ property }) => property)).toContain('strength');
  const named = await runTask(reportGates, { ...ORDER, record: first.records[1]! }, context);
  expect([named.evaluation.records, named.isSame]).toEqual([first.records, true]);
  expect(hashOf(named.document)).toBe(first.documentSha256);
  await expect(runTask(reportGates, { ...ORDER, record: 1 }, context)).rejects.toMatchObject({
    code: 'not-found',
    details: [{ path: 'record', allowed: [...first.records, ...second.records].join(', ') }],
  });
});

it('says where it no longer is what was signed', async () => {
  const { context, by } = await testedProgramme();
  await runTask(evaluateProgramme, ORDER, by('p-cert'));
  expect(renderTerminal(page(await runTask(reportGates, ORDER, context)))).not.toContain('differs');
  // a laboratory books a content of a heat that was judged without it
  await context.store.execute({
    ...{ type: 'recordAnalysis', of: 'heat:H1', analysis: 'late', basis: 'measured', method: 'LECO' },
    results: [{ element: 'O', text: '12', unit: 'ppm' }],
  } as never);
  const later = await runTask(reportGates, ORDER, context);
  expect(later.isSame).toBe(false);
  expect(renderTerminal(page(later))).toContain('This report differs from the one that was signed');
});
