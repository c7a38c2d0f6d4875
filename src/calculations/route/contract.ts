import { VERDICT_EXIT } from '../../documents/contract/contract.ts';
import { defineCalculation } from '../calculation.ts';

export const checkRoute = defineCalculation({
  title: 'what is wrong with the order of operations and additions in a simulate document',
  schemas: async () => {
    const { simulateInputSchema: input } = await import('../../documents/heats/simulate.ts');
    const { routeCheckOutputSchema: output } = await import('../../documents/heats/route-check.ts');
    return { input, output };
  },
  load: async () => (await import('./check.ts')).checkRouteDocument,
  verb: {
    name: 'route check',
    says: 'exit 0 PASS, 1 FAIL, 3 HOLD',
    reads: 'simulate',
    exit: ({ verdict }) => VERDICT_EXIT[verdict],
  },
});

export const routeSettings = defineCalculation({
  title: 'what may be set at one operation of a route, or at each',
  schemas: async () => {
    const { routeSettingsOrderSchema, routeSettingsSchema: output } = await import(
      '../../documents/heats/route-settings.ts'
    );
    return { input: routeSettingsOrderSchema.optional(), output };
  },
  load: async () => (await import('./settings.ts')).routeSettingsDocument,
});
