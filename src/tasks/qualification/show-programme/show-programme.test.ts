import { expect, it } from 'vitest';
import { renderHtml } from '../../../pages/render/html.ts';
import { runTask } from '../../task.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { page } from './page.ts';
import { showProgramme } from './show-programme.ts';

it('shows properties against gates and what is missing, and leads to each evaluation', async () => {
  const { context, by } = await testedProgramme();
  const { records } = await runTask(evaluateProgramme, { programme: PROGRAMME }, by('p-cert'));
  const board = await runTask(showProgramme, { programme: PROGRAMME }, context);
  expect(board.rows).toMatchObject([
    { item: 'strength', counting: 18, heats: 3, verdict: 'PASS' },
    { item: 'spin', gate: '2' },
  ]);
  const addressOf = ({ name }: { readonly name: string }, order: object) =>
    `/${name}?${Object.values(order).join('-')}`;
  expect(renderHtml(page(board, { addressOf }))).toContain(`/report-gates?bar-718-${records[0]}`);
  expect(renderHtml(page(board, {}))).not.toContain('href="/report-gates');
  await expect(runTask(showProgramme, { programme: 'bar-781' }, context)).rejects.toMatchObject({
    code: 'not-found',
    details: [{ path: 'programme', allowed: PROGRAMME }],
  });
});
