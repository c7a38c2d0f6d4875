import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { freshFolder } from '../test/testing/remelt.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const CONTAINER = read('Containerfile');

it('the container file has no fault, an account of its own, a health check and no secret', () => {
  expect(validate(CONTAINER).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  // the linter is one that finds something
  expect(validate('FROM node\nRUNN x\n').length).toBeGreaterThan(0);
  const words = CONTAINER.split('\n').filter((line) => !line.startsWith('#'));
  expect(words.findLast((line) => line.startsWith('USER '))).toBe('USER remelt');
  expect(CONTAINER).toMatch(/^HEALTHCHECK .*\/health/m);
  for (const text of [CONTAINER, read('compose.yaml'), read('haproxy.cfg')])
    expect(text).not.toMatch(/^\s*\S*(?:PASSWORD|TOKEN|SECRET)\s*[:=]\s*(?!\$\{)\S|:\/\/\w+:(?!\$\{)\S+@/im);
});

it('the container has the Node that the package is locked to', () => {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(CONTAINER).toContain(`FROM docker.io/library/node:${dependencies.node}-`);
});

it('servers of the example listen behind its balancer, and each image has a version', () => {
  const compose = read('compose.yaml');
  const [, subnet] = /subnet: (\S+?) }/.exec(compose)!;
  expect(compose).toContain(`  - --balancer\n  - ${subnet}\n`);
  const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image]) => image!);
  expect(images.filter((image) => image !== 'remelt' && !/:\d/.test(image))).toEqual([]);
});

const PROGRAM = '/usr/sbin/haproxy';
const isThere = existsSync(PROGRAM) && spawnSync('openssl', ['version']).status === 0;
it.skipIf(!isThere)(
  `haproxy takes the settings${isThere ? '' : ' (skipped: haproxy or openssl is not installed)'}`,
  () => {
    const folder = freshFolder();
    try {
      const [key, cert, both] = ['key.pem', 'cert.pem', 'plant.pem'].map((file) =>
        join(folder.path, file),
      ) as [string, string, string];
      const made = [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
      ];
      execFileSync('openssl', [...made, '-subj', '/CN=plant.example', '-keyout', key, '-out', cert], {
        stdio: 'pipe',
      });
      writeFileSync(both, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'));
      const env = {
        PLANT_NAME: 'plant.example',
        SERVER_ONE: '127.0.0.1:4477',
        SERVER_TWO: '127.0.0.1:4478',
        CERTIFICATE: both,
      };
      const { status, stdout, stderr } = spawnSync(
        PROGRAM,
        ['-c', '-f', join(import.meta.dirname, 'haproxy.cfg')],
        {
          env: { ...process.env, ...env },
          encoding: 'utf8',
        },
      );
      expect([status, stdout + stderr]).toEqual([0, expect.not.stringMatching(/WARNING|ALERT/)]);
    } finally {
      folder.remove();
    }
  },
);
