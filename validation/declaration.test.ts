import { describe, expect, it } from 'vitest';
import { comparison, type NamedSet } from './comparison.ts';
import { hashOf } from './declaration.ts';
import { melt, vim } from './documents.ts';

const setOf = (
  more: {
    readonly factor?: number;
    readonly time_s?: number;
    readonly meaning?: string;
    readonly since?: 'fitted';
    readonly tells?: { readonly parameter: string };
  } = {},
) => {
  const { factor = 2, time_s = 600, ...known } = more;
  return {
    data: { id: 'example' },
    comparison: comparison({
      entry: 'simulate',
      role: 'predicted',
      blind: true,
      statements: [
        {
          kind: 'band',
          of: '0.N_ppm',
          says: 'nitrogen left',
          unit: 'ppm',
          published: 10,
          within: { factor },
          documents: [() => ({ melt: melt(10, { Cr: 20 }, { ppm: { N: 30 } }), route: [vim({ time_s })] })],
          observe: (run) => run.final('N'),
          ...known,
        },
      ],
    }),
  } as unknown as NamedSet;
};

describe('a declaration', () => {
  it('moves with a criterion and with a document, not with the meaning of a miss, what it tells or what became of it', () => {
    const before = hashOf(setOf());
    expect(hashOf(setOf({ meaning: 'too slow', since: 'fitted', tells: { parameter: 'gasFilm' } }))).toBe(
      before,
    );
    expect(hashOf(setOf({ factor: 3 }))).not.toBe(before);
    expect(hashOf(setOf({ time_s: 601 }))).not.toBe(before);
  });
});
