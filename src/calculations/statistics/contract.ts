import { defineCalculation } from '../calculation.ts';

export const statistic = defineCalculation({
  title: 'one statistic of acceptance on its inputs',
  format: 'statistics',
  schemas: async () => {
    const {
      statisticOrderSchema: input,
      statisticsInputSchema: file,
      statisticsOutputSchema: output,
    } = await import('../../documents/qualification/statistics.ts');
    return { input, output, file };
  },
  load: async () => (await import('./orders.ts')).statisticDocument,
});

export const explainStatistic = defineCalculation({
  title: 'formula, source and assumptions of a statistic, with inputs also their verdicts',
  schemas: async () => {
    const { explanationOrderSchema: input, statisticExplanationSchema: output } = await import(
      '../../documents/qualification/statistics.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./orders.ts')).explanationDocument,
});

export const statisticPlots = defineCalculation({
  title: 'the plots of a statistic on its inputs, as data',
  schemas: async () => {
    const { statisticOrderSchema: input } = await import('../../documents/qualification/statistics.ts');
    const { statisticPlotsSchema: output } = await import('../../documents/qualification/statistic-plot.ts');
    return { input, output };
  },
  load: async () => (await import('./orders.ts')).plotsDocument,
});

export const listStatistics = defineCalculation({
  title: 'every statistic of acceptance by name',
  schemas: async () => {
    const { nothingAsked: input } = await import('../../documents/common.ts');
    const { statisticListSchema: output } = await import('../../documents/qualification/statistics.ts');
    return { input, output };
  },
  load: async () => (await import('./orders.ts')).listDocument,
});
