import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { labelsPage, passportPage } from './passport-page.ts';

const passport = (more: object = {}) =>
  passportPage({
    ...{
      subject: 'object:I-1',
      heat: 'H-1',
      form: 'ingot',
      grade: null,
      maker: { name: 'Works', country: 'AT' },
      melted: [],
    },
    ...{
      released: null,
      held: null,
      recalled: [],
      suspendedBy: [],
      failedBy: null,
      shipped: null,
      cutFrom: [],
      cut: null,
      certificates: [],
    },
    ...{ records: [3, 5], log: '../../', checkpoint: 'works\n9\nroot\n' },
    ...more,
  } as never);
const words = (more: object = {}) => readPage(passport(more)).words;

it('says who made it, of which heat, and that nobody has judged or shipped it', () => {
  expect(passport().title).toBe('Object I-1');
  expect(passport({ subject: 'heat:H-1' }).title).toBe('Heat H-1');
  expect(words().slice(0, 8)).toEqual([
    ...['Maker: Works', 'Origin of melt: melted in AT', 'Heat: H-1', 'Form: ingot'],
    ...[
      'Grade: not shown here; it stands on the certificate',
      'Melted: -',
      'Verdict of the maker: none',
      'Shipped: -',
    ],
  ]);
  expect(words({ form: null }).join()).not.toContain('Form:');
  expect(words().join()).not.toMatch(/Cut|HOLD|RECALLED|FAILED|SUSPENDED/);
  expect(words()).toContain('None was issued for it.');
  expect(words()).toContain('Records 3, 5 of the log at ../../; confidential fields are closed in it.');
});

it('says what was decided of it, and by what it may not be used', () => {
  const released = { verdict: 'PASS', on: '2026-11-24', of: 'object:I-1' };
  const full = words({
    ...{
      released,
      held: '2026-11-25',
      recalled: [{ recall: 'RC-1', on: '2026-11-26' }],
      failedBy: 12,
      suspendedBy: [13],
    },
    ...{ cutFrom: ['object:I'], cut: '2026-11-27', grade: 'IN718', shipped: '2026-11-28' },
    melted: [
      { process: 'VIM', on: '2026-11-20' },
      { process: 'VAR', on: '2026-11-21' },
    ],
  });
  expect(full).toEqual(
    expect.arrayContaining([
      ...[
        'Verdict of the maker: PASS, 2026-11-24',
        'Melted: VIM, 2026-11-20; VAR, 2026-11-21',
        'Grade: IN718',
        'Shipped: 2026-11-28',
      ],
      'ON HOLD: since 2026-11-25: the verdict does not count until the maker decides anew',
      'RECALLED: on 2026-11-26, recall RC-1: do not use it, and ask the maker',
      'FAILED: by record 12: do not use it, and ask the maker',
      'SUSPENDED: by record 13: the verdict does not count until the maker decides anew',
      'Cut up: 2026-11-27: its pieces have pages of their own once they are shipped',
      expect.stringMatching(/^Cut from: .*I$/),
    ]),
  );
  expect(words({ released: { ...released, of: 'heat:H-1' } }).join()).toMatch(
    /PASS, 2026-11-24, on .*H-1: nobody judged it by itself/,
  );
});

it('names its certificates with their hashes, and one that no longer counts', () => {
  const certificate = {
    of: 'object:I-1',
    type: '3.1',
    on: '2026-11-24',
    sha256: 'ab',
    record: 7,
    withdrawn: false,
  };
  const found = words({ certificates: [certificate, { ...certificate, of: 'heat:H-1', withdrawn: true }] });
  expect(found).toContain('3.1, issued 2026-11-24, record 7, SHA-256 ab');
  expect(found.join()).toMatch(
    /3\.1 of .*H-1, which went with it, issued 2026-11-24, record 7, SHA-256 ab: WITHDRAWN, it no longer counts/,
  );
  expect(labelsPage([{ subject: 'object:I-1', url: 'https://id.example/I-1' }]).lead).toMatchObject([
    { caption: 'object:I-1: https://id.example/I-1' },
  ]);
});
