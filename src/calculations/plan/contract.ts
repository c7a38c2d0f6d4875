import { defineCalculation } from '../calculation.ts';

export const plan = defineCalculation({
  title: 'the cheapest charges that meet their targets',
  format: 'plan',
  schemas: async () => {
    const { planInputSchema: input, planOutputSchema: output } = await import(
      '../../documents/heats/plan.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./plan.ts')).planDocument,
  whenAborted: 'best',
  needs: ['solver'],
});

export const chargeConformance = defineCalculation({
  title: 'what a charge comes to against its target, as it is weighed',
  schemas: async () => {
    const { chargeConformanceOrderSchema: input, chargeConformanceSchema: output } = await import(
      '../../documents/heats/charge-conformance.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./charge-conformance.ts')).chargeConformanceDocument,
  whenAborted: 'stops',
});

export const whatIf = defineCalculation({
  title: 'what a plan would cost and charge with other prices, limits, shares or lots',
  schemas: async () => {
    const { whatIfInputSchema: input, whatIfSchema: output } = await import(
      '../../documents/heats/what-if.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./what-if.ts')).whatIfDocument,
  whenAborted: 'stops',
  needs: ['solver'],
});
