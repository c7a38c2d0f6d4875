import { describe, expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import type { QualifyOutput } from '../../../documents/qualification/qualify.ts';
import { worstVerdict } from '../../../documents/qualification/qualify.ts';
import { renderHtml } from '../../render/html.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { gatePage, gateReport } from './gate-page.ts';

const property = {
  id: 'tensile strength',
  unit: 'MPa',
  verdict: 'HOLD',
  heats: 5,
  values: 40,
  basis: [{ method: 'anova', content: 0.99, confidence: 0.95, value: 944.3, side: 'lower' }],
  issued: { method: 'anova', content: 0.99, confidence: 0.95, value: 944.3, side: 'lower', label: 'S' },
  equivalence: { verdict: 'PASS', p: 0.01, margin: 10, difference: -2, interval: [-6, 2] },
  reasons: [
    { code: 'limit-not-shown', verdict: 'HOLD', words: 'The bound does not meet the minimum.' },
    { code: 'ties', verdict: 'ALARM', words: 'Values repeat.' },
  ],
  moreSpecimens: { heats: 7, perHeat: 10 },
} as const;

const output: QualifyOutput = {
  format: 'remelt-qualify/1',
  manifest: { inputHash: 'a'.repeat(64), code: 'remelt', data: 'd', seed: 1 },
  assumed: [],
  programme: { id: 'P1', level: '1M' },
  gates: [
    {
      gate: 1,
      verdict: 'HOLD',
      level: '1M',
      issues: ['nothing'],
      properties: [property],
      cleanliness: [
        { id: 'anomalies', verdict: 'HOLD', findings: 0, mass_t: 0, limit_per_t: 0.5, more_t: 5.99 },
      ],
    },
    {
      gate: 2,
      verdict: 'FAIL',
      issues: ['nothing'],
      properties: [
        {
          id: 'spin test',
          verdict: 'FAIL',
          method: 'clopperPearson',
          confidence: 0.95,
          target: 0.9,
          lower: 0.5,
          upper: 0.8,
          reasons: [],
        },
      ],
    },
  ],
};

describe('gate report', () => {
  it('is a page: the board has a row for each property and demonstration, a column for each gate', () => {
    const page = pageSchema.parse(gatePage(output));
    expect(page.verdict).toBe('FAIL');
    const text = renderTerminal(page, { columns: 100, all: true });
    for (const words of ['tensile strength', 'spin test', '7 heats', 'anomalies'])
      expect(text).toContain(words);
    expect(text.indexOf('Alarms decide nothing')).toBeGreaterThan(text.indexOf('does not meet'));
  });

  it('says the worst verdict of all gates', () => {
    expect(worstVerdict(output)).toBe('FAIL');
    expect(worstVerdict({ ...output, gates: [output.gates[0]] })).toBe('HOLD');
  });

  it('draws the plots of a property under it, and intervals in units of their margins', () => {
    const plots = [
      {
        property: 'tensile strength',
        gate: 1 as const,
        plots: [
          {
            kind: 'basis' as const,
            title: 'Basis values by group',
            unit: 'MPa',
            groups: [{ name: 'H1', values: [1000, 1010] }],
            bounds: [],
          },
        ],
      },
    ];
    const report = pageSchema.parse(gateReport(output, { plots, document: {}, at: '2026-11-28T00:00:00Z' }));
    const html = renderHtml(report);
    expect(html).toContain('Values by heat, and 99 % bounds');
    expect(html).toContain('Difference of means to the qualified route');
    expect(html).toContain('difference -0.6 to 0.2'.replace('difference', 'tensile strength'));
    expect(report.paper?.attachments?.[0]?.name).toBe('programme.json');
  });
});
