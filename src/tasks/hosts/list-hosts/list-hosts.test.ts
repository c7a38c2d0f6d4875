import { expect, it } from 'vitest';
import type { HostDesk } from '../../../desk/context.ts';
import type { HostsAnswer } from '../../../documents/hosts.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { listHosts } from './list-hosts.ts';
import { page } from './page.ts';

const STATE: HostsAnswer = {
  ...{ format: 'remelt-hosts/1', by: 'hosts' },
  hosts: [
    {
      ...{ name: 'melt-1', calculations: ['simulate'], threads: 2, doing: 1, done: 7, failed: 0 },
      ...{ began: '2026-12-03T08:00:00Z', silent_s: 1, differs: [] },
    },
    {
      ...{ name: 'melt-2', calculations: ['simulate'], threads: 4, doing: 0, done: 0, failed: 0 },
      ...{ began: '2026-12-03T08:00:00Z', silent_s: 2, differs: ['data 1a2b, the others 3c4d'] },
    },
    {
      ...{ name: 'melt-3', calculations: ['simulate'], threads: 4, doing: 0, done: 3, failed: 2 },
      ...{ began: '2026-12-03T08:00:00Z', silent_s: 90, differs: [] },
    },
  ],
  waiting: [{ calculation: 'simulate', parts: 12 }],
  failed: [
    {
      ...{ part: 'ab:0+250', calculation: 'simulate', failures: 3, words: 'out of memory', host: 'melt-3' },
      ...{ at: '2026-12-03T09:00:00Z', givenUp: true },
    },
  ],
};

it('says where parts are computed, who differs or is silent, what waits and what failed', async () => {
  const plant = await founded();
  const hosts: HostDesk = { state: async () => STATE, retry: async () => undefined };
  const alone = renderTerminal(page(await runTask(listHosts, {}, plant)));
  expect(alone).toContain('the threads of this program compute everything');
  const shown = renderTerminal(page(await runTask(listHosts, {}, { ...plant, hosts })), { columns: 160 });
  expect(shown).toMatch(/^melt-1 +there /m);
  expect(shown).toMatch(/^melt-2 +computes nothing for this program: data 1a2b/m);
  expect(shown).toMatch(/^melt-3 +silent for /m);
  expect(shown).toContain('12 parts of simulate');
  expect(shown).toMatch(/^ab:0\+250 .*out of memory +given up/m);
});
