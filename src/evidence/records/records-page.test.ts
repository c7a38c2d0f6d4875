import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';

const page = readFileSync(new URL('../../../docs/formats/records.md', import.meta.url), 'utf8');

test('R1: docs/formats/records.md tells every kind', () => {
  const told = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .join('\n');
  const missing = Object.keys(KINDS).filter((kind) => {
    const [type, step] = kind.split('.') as [string, string];
    // Kinds of objects that lots have too stand in one row: "`lot.drawn`, and of `object.`".
    return !told.includes(`\`${kind}\``) && !(type === 'object' && told.includes(`\`lot.${step}\``));
  });
  expect(missing).toEqual([]);
});

test.each(Object.entries(KINDS))(
  'R4: docs/formats/records.md tells the fields of %s on their side',
  (kind, { schema, hidden, lists }) => {
    const [, step] = kind.split('.') as [string, string];
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const named = (name: string) => rows.find((line) => line.split('|')[1]!.includes(`${name}\``));
    // kinds of objects that lots have too stand in one row
    const row = named(`\`${kind}`) ?? named(`.${step}`)!;
    const [, , open = '', secret = ''] = row.split('|');
    for (const field of Object.keys(schema.shape)) {
      if (['happenedAt', 'by', 'actsFor', 'command'].includes(field)) continue;
      const name = (lists as Record<string, string>)[field];
      const words = name ? `${name}/i` : field === 'results' ? 'results' : `\`${field}\``;
      expect((hidden as readonly string[]).includes(field) ? secret : open, `${kind}.${field}`).toContain(
        words,
      );
    }
  },
);
