import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { fillNormal, streamKey, uniform } from '../../foundation/numerics/random.ts';
import { acceptanceAlarm } from '../../models/qualification/programme/alarms.ts';
import { LEVELS } from '../../models/qualification/programme/level.ts';
import type { Facts } from '../facts.ts';
import { qualifyDocument } from './qualify.ts';

/** One test for each rule that keeps a gate from saying more than its data: each fails when the rule is taken out. */

const facts = { version: 'test' } as Facts;

/** Values around 1000 with an SD of 10 within heats, and the SD given between them. */
function rows(heats: number, perHeat: number, between = 0, more: object = {}) {
  const z = fillNormal(streamKey(3, 'within'), new Float64Array(heats * perHeat));
  const b = fillNormal(streamKey(3, 'between'), new Float64Array(heats));
  return Array.from(z, (value, i) => {
    const h = Math.floor(i / perHeat);
    return {
      property: 'Rm',
      heat: `H${h}`,
      specimen: String(i),
      value: 1000 + 10 * value + between * b[h]!,
      ...more,
    };
  });
}

interface Case {
  level?: string;
  evidence?: readonly object[];
  property?: object;
  programme?: object;
  rest?: object;
}
const judged = ({ level = '1A', evidence = rows(10, 10), property = {}, programme = {}, rest = {} }: Case) =>
  qualifyDocument(
    {
      programme: {
        id: 'P1',
        level,
        properties: [{ id: 'Rm', unit: 'MPa', side: 'lower', designMinimum: 900, ...property }],
        ...programme,
      },
      evidence,
      ...rest,
    },
    facts,
  );
const gateOne = (one: Case) => judged(one).gates[0];

const refusal = (one: Case): InputError => {
  try {
    judged(one);
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error('was accepted');
};

describe('bounds', () => {
  it('the heat-aware bound counts where heats differ: it lies below the pooled one of the same distribution', () => {
    const [property] = gateOne({
      evidence: rows(10, 10, 20),
      property: { distribution: 'normal' },
    }).properties;
    const at99 = property!.basis.filter(({ content }) => content === 0.99);
    const pooled = at99.find(({ method }) => method === 'normal')!.value;
    expect(property!.issued!.method).toBe('anova');
    expect(property!.issued!.value).toBeLessThan(pooled);
  });

  it('four heats issue no A- or B-basis, whatever the bars: HOLD asks for heats', () => {
    const [property] = gateOne({ evidence: rows(4, 60) }).properties;
    expect([property!.verdict, property!.issued, property!.moreSpecimens!.heats]).toEqual([
      'HOLD',
      undefined,
      6,
    ]);
  });

  it('lives read from an S-N line give no A-basis, and a B-basis where it is asked for', () => {
    const { message, details } = refusal({ property: { readFrom: 'life-line' } });
    expect(message).toMatch(/no A-basis life comes from an S-N line \(ASTM E739\)/);
    expect(details[0]).toMatchObject({
      path: 'programme.properties[0].readFrom',
      cure: expect.stringContaining('0.9'),
    });
    const b = gateOne({ property: { readFrom: 'life-line', content: 0.9 } }).properties[0]!;
    expect(b.issued!.label).toBe('B');
  });
});

describe('words', () => {
  it('says of each level what it may issue, and that it is not MMPDS-conform', () => {
    expect(gateOne({ level: '1S', evidence: rows(3, 6) }).issues[0]).toBe(LEVELS['1S'].mayIssue);
    for (const level of ['1M', '1A'] as const) {
      const { issues } = gateOne({ level });
      expect(issues[0]).toBe(LEVELS[level].mayIssue);
      expect(issues[0]).toContain('not MMPDS-conform');
    }
    expect(new Set(Object.values(LEVELS).map(({ mayIssue }) => mayIssue)).size).toBe(3);
  });

  it('castings have company minima: no A, no B, on no line', () => {
    const gate = gateOne({ programme: { labels: 'company-minimum' } });
    expect(gate.properties[0]!.issued!.label).toBe('company minimum');
    expect(gate.issues[0]).toMatch(/^company minima; no A- or B-basis/);
    expect(gate.issues[0]).not.toContain('T90');
  });
});

describe('bars', () => {
  it('cut from parts and cast separately never pool', () => {
    const evidence = rows(3, 6).map((row, i) => ({ ...row, bar: i < 9 ? 'part' : 'separate' }));
    expect(refusal({ level: '1S', evidence }).details[0]).toMatchObject({
      path: 'evidence[9].bar',
      message: expect.stringContaining('mixes bars cut from parts'),
      cure: expect.stringContaining('two properties'),
    });
  });
  it('of which some do not say what they are do not pool either', () => {
    const evidence = rows(3, 6).map((row, i) => (i === 7 ? row : { ...row, bar: 'part' }));
    expect(refusal({ level: '1S', evidence }).details[0]!.path).toBe('evidence[7].bar');
  });
  it('are not compared with a baseline of the other kind', () => {
    const baseline = [{ heat: 'B1', value: 1000, bar: 'separate' }];
    const { details } = refusal({
      evidence: rows(10, 10, 0, { bar: 'part' }),
      property: { margin: 10, baseline },
    });
    expect(details[0]!.path).toBe('programme.properties[0].baseline[0].bar');
  });
  it('and a baseline in ksi is asked for its unit', () => {
    const baseline = [{ heat: 'B1', value: 145 }];
    expect(refusal({ property: { margin: 10, baseline } }).message).toContain('MPa or ksi? 145');
  });
});

describe('a small baseline', () => {
  // the mean lies where factors of a baseline that is known exactly would cry, and two-sample factors do not
  const sample = (n: number, mean: number, sd: number) => {
    const z = Array.from({ length: n }, (_, i) => i - (n - 1) / 2);
    const own = Math.sqrt(z.reduce((sum, one) => sum + one * one, 0) / (n - 1));
    return [{ heat: 'H', values: z.map((one) => mean + (sd * one) / own) }];
  };
  const alarms = (drop: number, baseline: number) =>
    acceptanceAlarm(sample(6, 1000 - drop, 1), sample(baseline, 1000, 10), { side: 'lower', alpha: 0.05 })
      .length;

  it('widens the limits: a mean 0.9 SD lower is no alarm against 6 values, and is one against 400', () => {
    expect([alarms(9.5, 6), alarms(9.5, 400)]).toEqual([0, 1]);
  });
});

describe('cleanliness', () => {
  const rate = (more: object) =>
    gateOne({
      rest: { cleanliness: [{ id: 'foreign', findings: 0, mass_t: 8, limit_per_t: 0.4, ...more }] },
    });

  it('foreign inclusions are bounded by Poisson: 2.996 over the metal inspected', () => {
    const [one] = rate({}).cleanliness!;
    expect(one!.upper_per_t).toBeCloseTo(-Math.log(0.05) / 8, 10);
    expect(one!.verdict).toBe('PASS');
  });

  it('the probability of detection counts: at one half the same metal shows half as much, and twice as much is missing', () => {
    const gate = rate({ detection: { probability: 0.5, source: 'POD study 12' } });
    const [one] = gate.cleanliness!;
    expect(one!.upper_per_t).toBeCloseTo(-Math.log(0.05) / 4, 10);
    expect([one!.verdict, gate.verdict]).toEqual(['HOLD', 'HOLD']);
    expect(one!.more_t).toBeCloseTo(-Math.log(0.05) / 0.4 / 0.5 - 8, 10);
  });

  it('a detection that is not stated is an assumption', () => {
    const what = (more: object) =>
      judged({
        rest: { cleanliness: [{ id: 'foreign', findings: 0, mass_t: 8, limit_per_t: 0.4, ...more }] },
      }).assumed.map((one) => one.what);
    expect(what({})).toContain('probability of detection of foreign');
    expect(what({ detection: { probability: 0.9, source: 'x' } })).not.toContain(
      'probability of detection of foreign',
    );
  });

  /** Largest sizes of fields: Gumbel around 20 um with a scale of 2, by quantiles so that nothing is left to chance. */
  const sizes = (n: number) =>
    Array.from({ length: n }, (_, i) => 20 - 2 * Math.log(-Math.log((i + 0.5) / n)));
  const extremes = (one: { n?: number; limit: number; largest?: number[] }) => {
    const { n = 30, limit, largest = sizes(n) } = one;
    return gateOne({ rest: { inclusions: [{ id: 'oxides', unit: 'um', largest, limit }] } });
  };

  it('indigenous inclusions are judged by their extremes: the largest in a thousand fields, not the largest seen', () => {
    const seen = Math.max(...sizes(30));
    const [above, open, kept] = [seen + 1, 36, 45].map((limit) => extremes({ limit }));
    expect(above!.inclusions![0]!.expected).toBeGreaterThan(seen + 1);
    expect([above!.verdict, open!.verdict, kept!.verdict]).toEqual(['FAIL', 'HOLD', 'PASS']);
  });

  it('HOLD says how many more fields', () => {
    const [close] = extremes({ limit: 36 }).inclusions!;
    expect(close).toMatchObject({ verdict: 'HOLD' });
    const [closer] = extremes({ limit: 35 }).inclusions!;
    expect(closer!.moreFields).toBeGreaterThan(close!.moreFields!);
    expect(extremes({ limit: 45, n: 20 }).inclusions![0]).toMatchObject({ verdict: 'HOLD', moreFields: 4 });
  });

  it('no field, one, and equal ones say nothing', () => {
    for (const largest of [[], [20], Array.from({ length: 30 }, () => 20)])
      expect(extremes({ limit: 99, largest }).verdict).toBe('HOLD');
  });
});

describe('a fleet', () => {
  const parts = (n: number, until: number, events = 0) =>
    Array.from({ length: n }, (_, i) => ({
      serial: `S${i}`,
      from: 100 * Math.floor(5 * uniform(streamKey(1, 'entry'), i)),
      until,
      removals: i < events ? [{ at: until, cause: 'material' }] : [],
    }));
  const fleet = (service: object) => {
    const { gates } = judged({
      rest: { service: { unit: 'h', state: 'lead', limitRate: 1e-3, ...service } },
    });
    const [three] = gates.flatMap((gate) => (gate.gate === 3 ? [gate] : []));
    return three!.properties[0]!;
  };

  it('needs 2.996 over the limit rate of exposure without an event, less what parts ran before they were watched', () => {
    const observed = parts(2, 1000);
    const exposure = observed.reduce((sum, { from, until }) => sum + until - from, 0);
    expect(exposure).toBeLessThan(2000);
    expect(fleet({ parts: observed }).moreExposure).toBeCloseTo(-Math.log(0.05) / 1e-3 - exposure, 6);
  });

  it('updates a gamma prior by its events and exposure', () => {
    const observed = parts(2, 1000, 1);
    const exposure = observed.reduce((sum, { from, until }) => sum + until - from, 0);
    const { posterior } = fleet({ parts: observed, prior: { shape: 2, rate: 500, source: 'x' } });
    expect(posterior).toMatchObject({ shape: 3, rate: 500 + exposure, mean: 3 / (500 + exposure) });
  });

  it('the sequential test accepts before the bound is shown, and rejects on a run of events', () => {
    // Wald: accept without an event at ln((1-alpha)/beta)/(limit - good) of exposure: 2251 h against 2996 h of the bound
    const served = (hours: number) => [{ serial: 'A', until: hours }];
    const terms = { goodRate: 1e-4, beta: 0.1 };
    const needed = Math.log(0.95 / 0.1) / (1e-3 - 1e-4);
    expect(fleet({ ...terms, parts: served(needed * 0.98) }).verdict).toBe('HOLD');
    expect(fleet({ ...terms, parts: served(needed * 1.02) }).verdict).toBe('PASS');
    expect(fleet({ parts: served(needed * 1.02) }).verdict).toBe('HOLD');
    expect(fleet({ ...terms, parts: parts(6, 600, 4) }).verdict).toBe('FAIL');
  });
});

describe('tests that metal used hot is asked for', () => {
  const hot = { id: 'rupture 649 C', unit: 'h', side: 'lower', designMinimum: 1 };
  const asked = (programme: object, rest: object = {}) => gateOne({ programme, rest });
  const ledger = { holdsUntested: true };
  const answer = (code: string) => ({
    overrides: [{ property: 'programme', code, by: 'p-cert', reason: 'static', expires: '2030-01-01' }],
  });

  it('a file says it among the issues and keeps its verdict', () => {
    const gate = asked({ useTemperature_K: 900 });
    expect(gate.verdict).toBe('PASS');
    expect(gate.issues.slice(-2)).toEqual([
      'the programme names no creep or stress rupture, and the material is used hot',
      'the programme names no fatigue, and the material is used hot',
    ]);
    // neither grade nor temperature: a file is left as it is
    expect(asked({}).issues).toHaveLength(2);
  });

  it('the ledger holds until somebody answers for each family', () => {
    expect(asked({}, ledger).verdict).toBe('HOLD');
    expect(asked({}, { ...ledger, ...answer('no-creep') }).verdict).toBe('HOLD');
    const both = { overrides: [...answer('no-creep').overrides, ...answer('no-fatigue').overrides] };
    const answered = asked({}, { ...ledger, ...both });
    expect(answered.verdict).toBe('PASS');
    expect(answered.issues.at(-1)).toMatch(/no fatigue, .*: p-cert answers for it until 2030-01-01: static$/);
    // answered of a property it is an alarm of that property, and no answer for the programme
    const other = both.overrides.map((one) => ({ ...one, property: 'Rm' }));
    expect(asked({}, { ...ledger, overrides: other }).verdict).toBe('HOLD');
  });

  it('a failing property fails however much is untested', () => {
    expect(gateOne({ property: { designMinimum: 1200 }, rest: ledger }).verdict).toBe('FAIL');
  });

  it('metal that is used cold is asked for neither', () => {
    const cold = judged({ programme: { useTemperature_K: 500 }, rest: ledger });
    expect([cold.gates[0].verdict, cold.assumed[0]]).toMatchObject(['PASS', { value: 500, unit: 'K' }]);
  });

  it('a property that is named and has no value holds by itself', () => {
    const properties = [{ id: 'Rm', unit: 'MPa', side: 'lower', designMinimum: 900 }, hot];
    const gate = asked({ properties, useTemperature_K: 900 });
    expect(gate.issues.filter((one) => /names no/.test(one))).toEqual([
      'the programme names no fatigue, and the material is used hot',
    ]);
  });
});
