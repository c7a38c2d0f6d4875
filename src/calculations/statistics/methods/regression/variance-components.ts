import { varianceComponentsOf } from '../../../../foundation/statistics/regression/variance-components.ts';
import { grouped } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import { anovaBasis } from '../../../../models/qualification/basis/basis-anova.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { equalVarianceDiagnostic } from '../../../../models/qualification/diagnostics/equal-variance.ts';
import type { StatisticMethod } from '../../method.ts';

export const varianceComponents: StatisticMethod = {
  name: 'varianceComponents',
  title: 'scatter between and within heats, with the heat-aware basis value',
  formula:
    "between = (MSB - MSW)/n' (zero when negative), within = MSW, intraclass = between/(between + within)",
  source: 'Searle, Casella and McCulloch (1992); CMH-17-1G 8.3.6.8 for the basis',
  comparedWith: 'balanced ANOVA 1e-9; lme4 REML within 1e-3',
  refuses: 'fewer than two heats, no scatter within heats',
  assumptions: ['equal variance', 'normal heats'],
  inputs: { y: 'values (log life for rupture)', heat: 'heat of each value', confidence: 'default 0.95' },
  run(reader) {
    const name = reader.firstOf('y', 'x');
    const y = reader.numbers(name, { atLeast: 3 });
    const heat = reader.labels(reader.firstOf('heat', 'batch', 'group'), { beside: [name, y.length] });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const groups = [...grouped(y, heat).values()];
    const anova = oneWayAnova(groups);
    if (!(anova.ssWithin > 0)) reader.refuse(name, 'has zero variance within the heats');
    const { between, within, intraclass } = varianceComponentsOf(anova);
    return {
      quantities: {
        varBetween: between,
        varWithin: within,
        sdBetween: Math.sqrt(between),
        sdWithin: Math.sqrt(within),
        intraclass,
        B: anovaBasis(anova, { content: B_CONTENT, confidence }),
        A: anovaBasis(anova, { content: A_CONTENT, confidence }),
        F: anova.f,
        p: anova.p,
        mean: anova.mean,
        heats: anova.groups,
      },
      diagnostics: [
        equalVarianceDiagnostic(groups),
        {
          name: 'number of batches',
          verdict: anova.groups >= 5 ? 'PASS' : 'HOLD',
          reason: `${anova.groups} heats; five or more are wanted`,
          statistic: anova.groups,
          limit: 5,
        },
      ],
    };
  },
};
