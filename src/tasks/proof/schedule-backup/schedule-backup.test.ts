import { expect, it } from 'vitest';
import type { BackupSchedule } from '../../../desk/context.ts';
import { pageSchema } from '../../../documents/page.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { page } from './page.ts';
import { scheduleBackup } from './schedule-backup.ts';

const STATE = {
  ...{ format: 'remelt-backup-state/1' as const, folder: '/mnt/copies', reached: true, last: null },
  ...{ newer: 3, isDue: true },
};

it('tells the server the hour and how many copies stay, and shows what it does from then on', async () => {
  const plant = await founded();
  const set: (BackupSchedule | null)[] = [];
  const backups = {
    state: async () => STATE,
    schedule: async (schedule: BackupSchedule | null, by: string) => {
      set.push(schedule);
      return { ...STATE, ...(schedule ? { schedule: { ...schedule, by, overdue: false } } : {}) };
    },
  };
  const by = { ...plant.by('p-qual'), backups };
  const shown = page(await runTask(scheduleBackup, { hour: 2 }, by));
  expect(set).toEqual([{ hour: 2, keep: 14 }]);
  expect(JSON.stringify(pageSchema.parse(shown))).toContain('every day at 2:00');
  const ended = page(await runTask(scheduleBackup, { off: true }, by));
  expect([set.at(-1), JSON.stringify(ended).includes('does not copy')]).toEqual([null, true]);
  for (const wrong of [{}, { hour: 2, off: true }, { hour: 24 }, { hour: 2, keep: 1 }])
    await expect(runTask(scheduleBackup, wrong, by)).rejects.toMatchObject({ code: 'input' });
});

it('is refused where no server is there to do it, and to who does not look after copies', async () => {
  const plant = await founded();
  const alone = runTask(scheduleBackup, { hour: 2 }, plant.by('p-qual'));
  await expect(alone).rejects.toMatchObject({ code: 'conflict', details: [{ path: 'hour' }] });
  const melter = runTask(scheduleBackup, { hour: 2 }, plant.by('p-melt'));
  await expect(melter).rejects.toMatchObject({ code: 'forbidden' });
});
