import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { INSTANCE, type ServiceOrder, systemdUnit, windowsRecipe } from './service-unit.ts';

const ORDER: ServiceOrder = {
  user: 'root',
  program: [process.execPath, '/opt/re melt/100%/bin/remelt.cjs'],
  serve: ['serve', '--no-open', '--port', '4477', '--data', '/srv/a "b" $HOME\\c'],
  environment: { REMELT_FOLDER: '/srv/a "b" $HOME\\c' },
};

it('writes a unit with each word as it is, that holds the server back', () => {
  const unit = systemdUnit(ORDER);
  expect(unit).toContain('"/opt/re melt/100%%/bin/remelt.cjs" "serve"');
  expect(unit).toContain('"/srv/a \\"b\\" $$HOME\\\\c"\n');
  expect(unit).toContain('Environment="REMELT_FOLDER=/srv/a \\"b\\" $HOME\\\\c"\n');
  expect(unit).toMatch(/^NoNewPrivileges=yes$/m);
  expect(() => systemdUnit({ ...ORDER, user: 'a\nExecStart=/bin/sh' })).toThrow('not an account');
  expect(() => systemdUnit({ ...ORDER, serve: ['a\nb'] })).toThrow('line end');
});

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;
it.skipIf(!analyze)('is a unit to systemd itself', () => {
  const file = join(tmpdir(), `remelt-${process.pid}.service`);
  try {
    writeFileSync(file, systemdUnit(ORDER));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    const ours = stderr.split('\n').filter((line) => line.includes(`remelt-${process.pid}.service`));
    expect([ours, status]).toEqual([[], 0]);
  } finally {
    rmSync(file, { force: true });
  }
});

it('writes lines for PowerShell that no name can leave', () => {
  const text = windowsRecipe({ ...ORDER, environment: { REMELT_FOLDER: "C:\\o'b; calc" } });
  expect(text).toContain("'C:\\o''b; calc'");
  expect(text).toContain('New-ScheduledTaskTrigger -AtStartup');
});

it('writes a template whose name is the port, and a worker without one', () => {
  const several = systemdUnit({ ...ORDER, serve: ['serve', '--port', INSTANCE, '--balancer', '127.0.0.1'] });
  expect(several).toContain('"serve" "--port" %i "--balancer" "127.0.0.1"\n');
  const worker = systemdUnit({ ...ORDER, what: 'a worker of the plant', serve: ['work', '--threads', '2'] });
  expect(worker).toMatch(/^Description=Remelt, a worker of the plant$/m);
  expect(worker).toContain('"work" "--threads" "2"\n');
});
