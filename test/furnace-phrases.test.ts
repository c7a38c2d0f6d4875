import { describe, expect, it } from 'vitest';
import FORMS from '../data/forms.json' with { type: 'json' };
import { ROLES } from '../src/metal/plant/person.ts';
import { trimPage } from '../src/pages/blocks/heats/trim-page.ts';
import type { Catalogue } from '../web/language/catalogue.ts';
import { GERMAN } from '../web/language/de/de.ts';
import { CHINESE } from '../web/language/zh/zh.ts';

describe.each([
  ['German', GERMAN],
  ['Chinese', CHINESE],
] as const)('fixed words of the server on the furnace pages in %s', (_name, catalogue: Catalogue) => {
  it('name the roles of a plant and the forms of its metal', () => {
    const named = [...ROLES, ...FORMS.records.map(({ id }) => id)];
    expect(named.filter((text) => !Object.hasOwn(catalogue.phrases, text))).toEqual([]);
  });

  it('say the fixed words of a trim: its title, verdicts, headings and columns', () => {
    const element = { element: 'Cr', before_wtpct: 17, after_wtpct: 18, p05_wtpct: 17.9, p95_wtpct: 18.1 };
    const pages = (['none-needed', 'correct', 'not-possible', 'undecided'] as const).map((verdict) =>
      trimPage({
        ...{ verdict, words: ['Cr'], additions: [{ id: 'V-Cr', mass_kg: 1, cost_usd: 9 }] },
        ways: [{ way: 'wait', words: 'no' }],
        composition: [{ ...element, min_wtpct: 17, max_wtpct: 21 }],
        assumed: [{ what: 'price', value: 12, unit: 'usd/kg', source: 'assumption' }],
      } as unknown as Parameters<typeof trimPage>[0]),
    );
    const fixed = pages.flatMap(({ title, verdict = '', sections }) => [
      ...[title, verdict, ...sections.map(({ heading }) => heading)],
      ...sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'table' ? block.columns.map(({ head }) => head) : [])),
      ),
    ]);
    expect([...new Set(fixed)].filter((text) => !Object.hasOwn(catalogue.phrases, text))).toEqual([]);
  });
});
