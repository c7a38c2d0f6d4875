import { describe, expect, it } from 'vitest';
import type { PublishedHeat } from '../../metal/alloy/published-heats.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { asMeasured, foldOf, identificationTrial, type TrialRow } from '../testing/identification-trial.ts';
import { mixtureTrial } from '../testing/mixture-trial.ts';
import { identify } from './identify.ts';

const facts = dataFacts();
const SEED = 20261124;
const share = (rows: readonly TrialRow[], test: (row: TrialRow) => boolean): number =>
  rows.filter(test).length / rows.length;
const verdict = ({ judgement }: TrialRow) => judgement.verdict;
const analysed = ({ heat }: TrialRow): boolean => heat.gradeId !== null && heat.kind !== 'nominal';

describe('identification of published heats, cross-validated by DOI', () => {
  const rows = identificationTrial(facts.publishedHeats, facts);
  const heats = rows.filter(analysed);
  const audited = heats.filter(({ conflict }) => !conflict);

  it('judges every heat by a model that has not seen its paper', () => {
    const folds = [0, 1, 2, 3, 4].map((f) => facts.publishedHeats.filter((heat) => foldOf(heat, 5) === f));
    for (const fold of folds) expect(fold.length).toBeGreaterThan(100);
    const papers = folds.map((fold) => new Set(fold.map(({ doi, id }) => doi ?? id)));
    for (const [i, some] of papers.entries())
      for (const others of papers.slice(i + 1)) expect([...some].some((doi) => others.has(doi))).toBe(false);
  });

  it('identifies at least 75 % of measured and unclear rows, and rightly', () => {
    expect(heats).toHaveLength(421);
    expect(share(heats, (row) => verdict(row) === 'identified' && row.right)).toBeGreaterThan(0.75);
  });

  it('is confidently wrong in at most 0.5 % after the label audit', () => {
    expect(share(audited, (row) => verdict(row) === 'identified' && !row.right)).toBeLessThanOrEqual(0.005);
  });

  it('audits away only labels that the composition contradicts, all of them listed', () => {
    expect(rows.filter(({ conflict }) => conflict).map(({ heat, found }) => `${heat.id} ${found}`)).toEqual([
      'SD-0041 MARM247',
      'SD-0367 GH4137',
      'SD-0902 IN738LC',
      'SD-0906 IN738LC',
      'SD-0909 IN738LC',
      'SD-0954 IN738',
      'SD-1016 K418B',
      'SD-1395 GH4720Li',
    ]);
  });

  it('holds the true grade in its 95 % set in at least 97 %', () => {
    expect(share(heats, ({ inSet95 }) => inSet95)).toBeGreaterThan(0.97);
  });

  it('puts the true grade first more often than the nearest nominal does (90.7 % strict)', () => {
    const labelled = rows.filter(({ heat }) => heat.gradeId !== null);
    expect(share(labelled, ({ right }) => right)).toBeGreaterThan(0.95);
  });

  it('refuses at least 75 % of named alloys outside the catalogue', () => {
    const strangers = rows.filter(({ heat }) => /named alloy, not a catalogue grade/.test(heat.note ?? ''));
    expect(strangers.length).toBeGreaterThan(180);
    expect(share(strangers, (row) => verdict(row) === 'unknown')).toBeGreaterThan(0.75);
  });
});

describe('identification by handheld and spark methods', () => {
  it.each([
    ['pXRF', 0.7],
    ['LIBS', 0.68],
    ['OES', 0.78],
  ])('%s identifies rightly at least %d of the heats and asks only for what can decide', (id, least) => {
    const method = facts.analysisMethods.get(id)!;
    const analyse = (heat: PublishedHeat) => [asMeasured(heat, method, SEED)];
    const rows = identificationTrial(facts.publishedHeats, facts, { analyse }).filter(analysed);
    expect(share(rows, (row) => verdict(row) === 'identified' && row.right)).toBeGreaterThan(least);
    const wrong = rows.filter((row) => verdict(row) === 'identified' && !row.right && !row.conflict);
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.005);
    const asked = rows.flatMap(({ judgement }) => judgement.next);
    expect(asked.length).toBeGreaterThan(10);
    for (const { element, method: name } of asked) {
      const ability = facts.analysisMethods.get(name)!.elements.get(element);
      expect(ability, `${name} measures ${element}`).toBeDefined();
      if (name === 'pXRF') expect(['C', 'B', 'N', 'O', 'H', 'La', 'Ce']).not.toContain(element);
    }
  });
});

describe('certificates that do not fit', () => {
  const input = {
    analyses: facts.suspectHeats.map((heat) => ({
      id: heat.id,
      composition_wtpct: Object.fromEntries(Object.entries(heat.contents).map(([e, x]) => [e, x * 100])),
      ...(heat.balance ? { balance: heat.balance } : {}),
      declared: heat.gradeId!,
    })),
  };
  const results = identify(input, facts).results;
  const of = (reason: string) => results.filter((_, i) => facts.suspectHeats[i]!.reason === reason);

  it('contradicts all 18 rows that lie inside another grade, and identifies most of them as it', () => {
    const swapped = of('other-grade');
    expect(swapped).toHaveLength(18);
    expect(swapped.every(({ declared }) => declared!.fit === 'contradicted')).toBe(true);
    expect(swapped.filter((r) => r.verdict === 'identified').length).toBeGreaterThanOrEqual(11);
  });

  it('lets fewer than 3 % of the 195 conflicts pass as fitting', () => {
    expect(results).toHaveLength(195);
    expect(results.filter(({ declared }) => declared!.fit === 'fits').length).toBeLessThan(6);
  });

  it('contradicts what papers print as K438G: the entry has lost its cobalt', () => {
    expect(of('catalogue').every(({ declared }) => declared!.fit === 'contradicted')).toBe(true);
  });
});

describe('mixtures of two published heats', () => {
  const trial = mixtureTrial(facts.publishedHeats, facts, { seed: SEED, count: 150, method: 'OES' });

  it('hold the true share in their 95 % interval (binomial band of 150)', () => {
    const covered = trial.filter((row) => row.covered).length / trial.length;
    expect(covered).toBeGreaterThan(0.91);
    expect(covered).toBeLessThan(0.99);
  });

  it('are noticed from 20 % on, and rarely taken for one grade', () => {
    const large = trial.filter(({ minor }) => minor >= 0.2);
    expect(large.filter((row) => row.verdict === 'mixed').length / large.length).toBeGreaterThan(0.75);
    expect(large.filter((row) => row.verdict === 'identified').length / large.length).toBeLessThan(0.06);
  });
});
