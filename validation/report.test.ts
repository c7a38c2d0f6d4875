import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectedErrors } from '../src/models/refining/expected-errors.ts';
import { declared, hashOf } from './declaration.ts';
import { coverageData } from './discrepancy/data.ts';
import { expectedErrorsData, expectedErrorsPage } from './expected-errors.ts';
import { entriesOf, loadSets, names } from './load-sets.ts';
import {
  FIGURE_PAGES,
  FILES,
  firstRows,
  keptDiscrepancies,
  keptForetold,
  keptReadings,
  keptRows,
  pageWithFigures,
  reportOf,
} from './main.ts';

const sets = await loadSets();

describe('validation sets', () => {
  it.each(sets.map((set) => [set.data.id, set] as const))(
    '%s: every printed entry is compared or said not to be, with a reason',
    (_, { data, comparison }) => {
      const named = [...comparison.statements, ...(comparison.notCompared ?? [])].map(({ of }) => of);
      const entries = entriesOf(data);
      expect(entries.filter((entry) => !named.some((of) => names(of, entry)))).toEqual([]);
      const unknown = named
        .flatMap((of) => (typeof of === 'string' ? [of] : of))
        .filter((one) => !entries.some((entry) => names(one, entry)));
      expect(unknown).toEqual([]);
    },
  );
  it('says constant of what the models rest on, and names it', () => {
    for (const { data, comparison } of sets) {
      const roles = [comparison.role, ...comparison.statements.map(({ role, since }) => since ?? role)];
      if (roles.some((role) => role === 'constant' || role === 'fitted'))
        expect(comparison.rests, data.id).toMatch(/\w/);
      expect(comparison.entry === 'none', data.id).toBe(comparison.statements.length === 0);
    }
  });
});

describe('blind sets', () => {
  const blind = sets.filter(({ comparison }) => comparison.blind);
  it('ask what was declared before their first run (node validation/declaration.ts declares a new set)', () => {
    expect(Object.fromEntries(blind.map((set) => [set.data.id, hashOf(set)]))).toEqual(declared());
  });
  it('keep the answers of that run, one for every statement', () => {
    const first = firstRows().map(({ set, says }) => `${set}: ${says}`);
    const said = blind.flatMap(({ data, comparison }) =>
      comparison.statements.map(({ says }) => `${data.id}: ${says}`),
    );
    expect(first.sort()).toEqual(said.sort());
  });
  it('are predictions', () => {
    expect(blind.filter(({ comparison }) => comparison.role !== 'predicted')).toEqual([]);
  });
});

describe('the report', () => {
  const kept = keptRows();
  it('is written from the kept rows', () => {
    const { markdown, html } = reportOf(kept, keptReadings(), sets);
    expect(readFileSync(FILES.markdown, 'utf8')).toBe(markdown);
    expect(readFileSync(FILES.html, 'utf8')).toBe(html);
  });
  it('gives the expected errors, as data and as a page', () => {
    expect(readFileSync(FILES.errors, 'utf8')).toBe(expectedErrorsData(kept, sets, keptDiscrepancies()));
    expect(readFileSync(FILES.errorsPage, 'utf8')).toBe(
      expectedErrorsPage(kept, keptDiscrepancies(), keptForetold()),
    );
    const table = expectedErrors(JSON.parse(readFileSync(FILES.errors, 'utf8')));
    expect(table.length).toBeGreaterThan(2);
    // Each number is that of its rows: the geometric mean of predicted over measured.
    for (const { operation, element, bias, n } of table) {
      const own = kept.flatMap(({ compared, role, unit }) =>
        compared?.operation === operation &&
        compared.element === element &&
        compared.base === 'Ni' &&
        role === 'predicted' &&
        ['ppm', 'wt%'].includes(unit)
          ? [compared.predicted / compared.measured]
          : [],
      );
      expect(own).toHaveLength(n);
      const mean = own.reduce((product, factor) => product * factor, 1) ** (1 / n);
      expect(bias / mean).toBeCloseTo(1, 1);
    }
  });
  it.each(FIGURE_PAGES)('gives its figures to %s (npm run validate -- --kept writes them)', async (page) => {
    expect(readFileSync(page, 'utf8')).toBe(await pageWithFigures(page));
  });
  it('has its counts as data', () => {
    expect(readFileSync(FILES.coverage, 'utf8')).toBe(coverageData(keptForetold(), sets));
  });
  it('reads every statement that tells a number of the models', () => {
    const telling = sets.flatMap(({ data, comparison: { statements } }) =>
      statements.filter((one) => one.kind === 'band' && one.tells).map(({ says }) => `${data.id}: ${says}`),
    );
    expect(keptReadings().map(({ set, says }) => `${set}: ${says}`)).toEqual(telling);
  });
  it('has a row for every statement', () => {
    expect(kept.map(({ set, says }) => `${set}: ${says}`)).toEqual(
      sets.flatMap(({ data, comparison }) => comparison.statements.map(({ says }) => `${data.id}: ${says}`)),
    );
  });
  it('gives the meaning of every miss in a sentence', () => {
    const missed = kept.filter(({ verdict }) => verdict === 'outside' || verdict === 'refused');
    expect(missed.filter(({ meaning }) => !meaning).map(({ set, says }) => `${set}: ${says}`)).toEqual([]);
  });
  it('holds all constants within what their sets ask for', () => {
    const constants = kept.filter(({ part, role }) => part === 'constants' && role === 'constant');
    expect(constants.filter(({ verdict }) => verdict !== 'inside').map(({ says }) => says)).toEqual([]);
  });
  it('does not call anything validated, and gives no single percentage', () => {
    const { markdown } = reportOf(kept, keptReadings(), sets);
    expect(markdown).not.toMatch(/validated/);
    expect(markdown).not.toMatch(/\d+ % of (the |all )?(statements|sets)/);
  });
});
