import type { HeatReport } from '../../src/pages/blocks/heats/heat-report-data.ts';

/** A report with every section and chart filled, as large as a real one. */
export function demonstrationReport(): HeatReport {
  const elements = ['Ni', 'Co', 'Fe', 'Cr', 'Mo', 'W', 'Al', 'C', 'B', 'S', 'Pb', 'La'];
  const points = Array.from({ length: 40 }, (_, i) => ({
    time_s: i * 150,
    mean: 12 / (1 + i),
    p05: 8 / (1 + i),
    p95: 20 / (1 + i),
  }));
  const lots = Array.from({ length: 24 }, (_, i) => `R-${i}`);
  return {
    heat: 'H-1',
    title: 'Heat H-1: 1000 kg of H230',
    specimen: true,
    verdict: 'HOLD',
    first: ['Look at the sulphur first.'],
    yard: lots.map((lot) => ({
      lot,
      mass_kg: 640,
      form: 'turnings',
      declared: 'H230',
      identified: 'H230 (99 %)',
      status: 'cleared',
      why: '',
      imputed: 3,
      simulated: 0,
      reference: '10.1016/j.x.2012.08.040',
    })),
    charge: lots.map((lot) => ({ lot, mass_kg: 40, share: 1 / 24, price_usd_per_kg: 12, clearedAs: 'H230' })),
    measured: false,
    bound_usd: 99,
    binding: ['Cr is limited by its minimum'],
    route: ['vacuum-induction (kinetic)', 'electroslag (kinetic)'],
    windows: elements.map((element) => ({
      element,
      unit: 'wt%',
      min: 1,
      max: 3,
      range: { min: 1.4, max: 2.6 },
      before: 2.2,
      mean: 2,
      p05: 1.8,
      p95: 2.3,
      verdict: element === 'S' ? 'HOLD' : 'PASS',
    })),
    expectedErrors: [],
    refining: elements.map((element) => ({
      element,
      before_ppm: 12,
      after_ppm: 6,
      p05_ppm: 3,
      p95_ppm: 9,
      rests: element === 'Pb' ? 'imputed in some lots' : 'analyses of the lots',
    })),
    energy_kWh: 900,
    verdicts: elements.map((element) => ({
      element,
      text: '2.0',
      unit: 'wt%',
      limit: '1 to 3 wt%',
      contractual: element === 'S' ? 'HOLD' : 'PASS',
      reason: 'predicted',
    })),
    reasons: ['predicted: a prediction is never a certificate'],
    trace: lots.map((lot) => ({
      subject: `lot:${lot}`,
      share: 1 / 24,
      mass_kg: 40,
      grade: 'H230',
      documents: ['10.1016/j.x.2012.08.040', 'delivery note 7'],
    })),
    assumed: [{ what: 'price', value: 12, unit: 'usd/kg', source: 'assumption' }],
    manifests: [{ document: 'plan', manifest: { inputHash: 'ab'.repeat(32) } }],
    waterfall: [
      { name: 'purchased scrap', value: 90, kind: 'change' },
      { name: 'this plan', value: 100, kind: 'total' },
    ],
    trajectories: {
      stages: [
        { name: 'vacuum-induction', from_s: 0, to_s: 3600 },
        { name: 'electroslag', from_s: 3600, to_s: 6000 },
      ],
      rows: ['S', 'Pb', 'O', 'N'].map((element) => ({
        element,
        unit: 'ppm',
        points,
        max: 5,
        floor: 1,
        limitedBy: 'slag',
      })),
    },
    flows: {
      nodes: [
        ...lots.map((lot) => ({ id: lot, name: lot, kind: 'return' as const })),
        { id: 'H-1', name: 'H-1', kind: 'heat' },
      ],
      flows: lots.map((lot) => ({ from: lot, to: 'H-1', mass_kg: 40 })),
    },
    footprint: {
      product_kg: 1000,
      parts: [{ name: 'Ni, virgin', value: 8000, low: 8000, high: 20_000, source: 'specimen' }],
      total: { name: 'this heat', value: 8000, low: 8000, high: 20_000, source: 'sum' },
      allVirgin: { name: 'all virgin', value: 12_000, low: 12_000, high: 30_000, source: 'sum' },
      rests: [{ what: 'masses charged', basis: 'measured', on: 'weights of the ledger' }],
      boundary: ['Inside: virgin metal from mine to metal.'],
      missing: [],
    },
    story: { words: 'Samples are simulated.', steps: [{ what: 'bath sample 1', words: 'add 3 kg NiNb' }] },
    recorded: {
      words: '1 of 1',
      rows: [
        {
          element: 'S',
          predicted_ppm: 2,
          p05_ppm: 1,
          p95_ppm: 3,
          recorded_ppm: 5,
          below: false,
          surprise_bit: 5,
          inside: false,
        },
      ],
    },
  };
}
