import { defineCalculation, type Registry } from './calculation.ts';

/**
 * Every calculation there is. `Compute`, the published schemas, the verb `calculate` and later HTTP routes and jobs read
 * it; how to add one stands in CONTRIBUTING.md.
 */
export const CALCULATIONS = {
  identify: defineCalculation({
    title: 'which grades the analyses can be',
    format: 'identify',
    schemas: async () => {
      const { identifyInputSchema, identifyOutputSchema } = await import('../documents/identify.ts');
      return { input: identifyInputSchema, output: identifyOutputSchema };
    },
    load: async () => (await import('./identify/identify.ts')).identifyDocument,
    cut: 'stops',
    needs: [],
  }),
  plan: defineCalculation({
    title: 'the cheapest charges that meet their targets',
    format: 'plan',
    schemas: async () => {
      const { planInputSchema, planOutputSchema } = await import('../documents/plan.ts');
      return { input: planInputSchema, output: planOutputSchema };
    },
    load: async () => (await import('./plan/plan.ts')).planDocument,
    cut: 'best',
    needs: ['solver'],
  }),
  chargeConformance: defineCalculation({
    title: 'what a charge comes to against its target, as it is weighed',
    schemas: async () => {
      const { chargeConformanceOrderSchema, chargeConformanceSchema } = await import(
        '../documents/charge-conformance.ts'
      );
      return { input: chargeConformanceOrderSchema, output: chargeConformanceSchema };
    },
    load: async () => (await import('./plan/charge-conformance.ts')).chargeConformanceDocument,
    cut: 'stops',
    needs: [],
  }),
  whatIf: defineCalculation({
    title: 'what a plan would cost and charge with other prices, limits, shares or lots',
    schemas: async () => {
      const { whatIfInputSchema, whatIfSchema } = await import('../documents/what-if.ts');
      return { input: whatIfInputSchema, output: whatIfSchema };
    },
    load: async () => (await import('./plan/what-if.ts')).whatIfDocument,
    cut: 'stops',
    needs: ['solver'],
  }),
  correct: defineCalculation({
    title: 'the additions to a melt after a bath sample',
    format: 'correct',
    schemas: async () => {
      const { correctInputSchema, correctOutputSchema } = await import('../documents/correct.ts');
      return { input: correctInputSchema, output: correctOutputSchema };
    },
    load: async () => (await import('./correct/correct.ts')).correctDocument,
    cut: 'stops',
    needs: ['solver'],
  }),
  simulate: defineCalculation({
    title: 'what a route of furnaces does to a melt',
    format: 'simulate',
    schemas: async () => {
      const { simulateInputSchema, simulateOutputSchema } = await import('../documents/simulate.ts');
      return { input: simulateInputSchema, output: simulateOutputSchema };
    },
    load: async () => (await import('./simulate/simulate.ts')).simulateDocument,
    cut: 'stops',
    needs: ['pool'],
  }),
  advise: defineCalculation({
    title: 'what a melter may do during a heat',
    format: 'advise',
    schemas: async () => {
      const { adviseInputSchema, adviseOutputSchema } = await import('../documents/advise.ts');
      return { input: adviseInputSchema, output: adviseOutputSchema };
    },
    load: async () => (await import('./advise/advise.ts')).adviseDocument,
    cut: 'stops',
    needs: ['solver'],
  }),
  calibrate: defineCalculation({
    title: 'what the heats of a furnace say about it',
    format: 'calibrate',
    schemas: async () => {
      const { calibrateInputSchema, calibrateOutputSchema } = await import('../documents/calibrate.ts');
      return { input: calibrateInputSchema, output: calibrateOutputSchema };
    },
    load: async () => (await import('./calibrate/calibrate.ts')).calibrateDocument,
    cut: 'stops',
    needs: [],
  }),
  trial: defineCalculation({
    title: 'how many heats and samples would teach the factors of a route',
    format: 'trial',
    schemas: async () => {
      const { trialInputSchema, trialOutputSchema } = await import('../documents/trial.ts');
      return { input: trialInputSchema, output: trialOutputSchema };
    },
    load: async () => (await import('./trial/trial.ts')).trialDocument,
    cut: 'stops',
    needs: [],
  }),
  checkRoute: defineCalculation({
    title: 'what is wrong with the order of operations and additions in a simulate document',
    schemas: async () => {
      const { simulateInputSchema } = await import('../documents/simulate.ts');
      const { routeCheckOutputSchema } = await import('../documents/route-check.ts');
      return { input: simulateInputSchema, output: routeCheckOutputSchema };
    },
    load: async () => (await import('./route/check.ts')).checkRouteDocument,
    cut: 'no',
    needs: [],
  }),
  routeSettings: defineCalculation({
    title: 'what may be set at one operation of a route, or at each',
    schemas: async () => {
      const { routeSettingsOrderSchema, routeSettingsSchema } = await import(
        '../documents/route-settings.ts'
      );
      return { input: routeSettingsOrderSchema.optional(), output: routeSettingsSchema };
    },
    load: async () => (await import('./route/settings.ts')).routeSettingsDocument,
    cut: 'no',
    needs: [],
  }),
  release: defineCalculation({
    title: 'whether a heat, an ingot or a piece meets its specification',
    format: 'release',
    schemas: async () => {
      const { releaseInputSchema, releaseOutputSchema } = await import('../documents/release.ts');
      return { input: releaseInputSchema, output: releaseOutputSchema };
    },
    load: async () => (await import('./release/release.ts')).releaseDocument,
    cut: 'no',
    needs: [],
  }),
  qualify: defineCalculation({
    title: 'which gates of a qualification programme its evidence passes',
    format: 'qualify',
    schemas: async () => {
      const { qualifyInputSchema, qualifyOutputSchema } = await import('../documents/qualify.ts');
      return { input: qualifyInputSchema, output: qualifyOutputSchema };
    },
    load: async () => (await import('./qualify/qualify.ts')).qualifyDocument,
    cut: 'no',
    needs: [],
  }),
  deriveStock: defineCalculation({
    title: 'what remelt stock must meet so that a route makes the product of it',
    format: 'derive-stock',
    schemas: async () => {
      const { deriveStockInputSchema, deriveStockOutputSchema } = await import(
        '../documents/derive-stock.ts'
      );
      return { input: deriveStockInputSchema, output: deriveStockOutputSchema };
    },
    load: async () => (await import('./stock/stock.ts')).deriveStockDocument,
    cut: 'stops',
    needs: [],
  }),
  qualifyPlots: defineCalculation({
    title: 'the plots of a qualification programme, as data',
    schemas: async () => {
      const { qualifyInputSchema, qualifyPlotsSchema } = await import('../documents/qualify.ts');
      return { input: qualifyInputSchema, output: qualifyPlotsSchema };
    },
    load: async () => (await import('./qualify/plots.ts')).qualifyPlotsDocument,
    cut: 'no',
    needs: [],
  }),
  qualifyExport: defineCalculation({
    title: 'what a qualification programme gives to one of the three plans of 14 CFR 33.70',
    schemas: async () => {
      const { qualifyExportOrderSchema, qualifyExportSchema } = await import(
        '../documents/qualify-export.ts'
      );
      return { input: qualifyExportOrderSchema, output: qualifyExportSchema };
    },
    load: async () => (await import('./qualify/export.ts')).qualifyExportDocument,
    cut: 'no',
    needs: [],
  }),
  envelope: defineCalculation({
    title: 'whether a plan stays inside what the qualified heats of a programme cover',
    schemas: async () => {
      const { envelopeOrderSchema, envelopeOutputSchema } = await import('../documents/envelope.ts');
      return { input: envelopeOrderSchema, output: envelopeOutputSchema };
    },
    load: async () => (await import('./qualify/envelope.ts')).envelopeDocument,
    cut: 'no',
    needs: [],
  }),
  assure: defineCalculation({
    title: 'the chance that a qualification programme passes, before it is bought',
    format: 'assure',
    schemas: async () => {
      const { assureInputSchema, assureOutputSchema } = await import('../documents/assure.ts');
      return { input: assureInputSchema, output: assureOutputSchema };
    },
    load: async () => (await import('./assure/assure.ts')).assureDocument,
    cut: 'stops',
    needs: [],
  }),
  programmeTemplates: defineCalculation({
    title: 'drafts of qualification programmes by trade',
    schemas: async () => {
      const { nothingAsked } = await import('../documents/common.ts');
      const { programmeTemplatesSchema } = await import('../documents/qualify.ts');
      return { input: nothingAsked, output: programmeTemplatesSchema };
    },
    load: async () => (await import('./qualify/templates.ts')).programmeTemplatesDocument,
    cut: 'no',
    needs: [],
  }),
  statistic: defineCalculation({
    title: 'one statistic of acceptance on its inputs',
    format: 'statistics',
    schemas: async () => {
      const { statisticOrderSchema, statisticsInputSchema, statisticsOutputSchema } = await import(
        '../documents/statistics.ts'
      );
      return { input: statisticOrderSchema, output: statisticsOutputSchema, file: statisticsInputSchema };
    },
    load: async () => (await import('./statistics/orders.ts')).statisticDocument,
    cut: 'no',
    needs: [],
  }),
  explainStatistic: defineCalculation({
    title: 'formula, source and assumptions of a statistic, with inputs also their verdicts',
    schemas: async () => {
      const { explanationOrderSchema, statisticExplanationSchema } = await import(
        '../documents/statistics.ts'
      );
      return { input: explanationOrderSchema, output: statisticExplanationSchema };
    },
    load: async () => (await import('./statistics/orders.ts')).explanationDocument,
    cut: 'no',
    needs: [],
  }),
  statisticPlots: defineCalculation({
    title: 'the plots of a statistic on its inputs, as data',
    schemas: async () => {
      const { statisticOrderSchema } = await import('../documents/statistics.ts');
      const { statisticPlotsSchema } = await import('../documents/statistic-plot.ts');
      return { input: statisticOrderSchema, output: statisticPlotsSchema };
    },
    load: async () => (await import('./statistics/orders.ts')).plotsDocument,
    cut: 'no',
    needs: [],
  }),
  listStatistics: defineCalculation({
    title: 'every statistic of acceptance by name',
    schemas: async () => {
      const { nothingAsked } = await import('../documents/common.ts');
      const { statisticListSchema } = await import('../documents/statistics.ts');
      return { input: nothingAsked, output: statisticListSchema };
    },
    load: async () => (await import('./statistics/orders.ts')).listDocument,
    cut: 'no',
    needs: [],
  }),
  economics: defineCalculation({
    title: 'one method of economics on its inputs',
    format: 'economics',
    schemas: async () => {
      const { economicsOrderSchema, economicsOutputSchema } = await import(
        '../documents/economics-methods.ts'
      );
      return { input: economicsOrderSchema, output: economicsOutputSchema };
    },
    load: async () => (await import('./economics/economics.ts')).economicsDocument,
    cut: 'no',
    needs: [],
  }),
  listEconomics: defineCalculation({
    title: 'every method of economics with its formula, source and inputs',
    schemas: async () => {
      const { nothingAsked } = await import('../documents/common.ts');
      const { economicsListSchema } = await import('../documents/economics-methods.ts');
      return { input: nothingAsked, output: economicsListSchema };
    },
    load: async () => (await import('./economics/economics.ts')).economicsListDocument,
    cut: 'no',
    needs: [],
  }),
  lifecycle: defineCalculation({
    title: 'one question of the life cycle on its inputs',
    format: 'lifecycle',
    schemas: async () => {
      const { lifecycleInputSchema, lifecycleOrderSchema, lifecycleOutputSchema } = await import(
        '../documents/lifecycle.ts'
      );
      return { input: lifecycleOrderSchema, output: lifecycleOutputSchema, file: lifecycleInputSchema };
    },
    load: async () => (await import('./lifecycle/lifecycle.ts')).lifecycleDocument,
    cut: 'ends',
    needs: [],
  }),
  lifecycleMethods: defineCalculation({
    title: 'every question of the life cycle with its formula, source and inputs',
    schemas: async () => {
      const { nothingAsked } = await import('../documents/common.ts');
      const { lifecycleMethodsSchema } = await import('../documents/lifecycle.ts');
      return { input: nothingAsked, output: lifecycleMethodsSchema };
    },
    load: async () => (await import('./lifecycle/lifecycle.ts')).lifecycleMethodsDocument,
    cut: 'no',
    needs: [],
  }),
  invest: defineCalculation({
    title: 'whether a plant pays, over draws of what is stated with a range',
    format: 'invest',
    schemas: async () => {
      const { investInputSchema, investOutputSchema } = await import('../documents/invest.ts');
      return { input: investInputSchema, output: investOutputSchema };
    },
    load: async () => (await import('./invest/invest.ts')).investDocument,
    cut: 'stops',
    needs: [],
  }),
  scaleUp: defineCalculation({
    title: 'what a heat costs at several sizes of a furnace, held as long as the furnace models say',
    format: 'scale-up',
    schemas: async () => {
      const { scaleUpInputSchema, scaleUpOutputSchema } = await import('../documents/scale-up.ts');
      return { input: scaleUpInputSchema, output: scaleUpOutputSchema };
    },
    load: async () => (await import('./scale-up/scale-up.ts')).scaleUpDocument,
    cut: 'stops',
    needs: [],
  }),
  claim: defineCalculation({
    title: 'published claims recomputed within their boundary: supported, not supported or undecidable',
    format: 'claim',
    schemas: async () => {
      const { claimInputSchema, claimOutputSchema } = await import('../documents/claim.ts');
      return { input: claimInputSchema, output: claimOutputSchema };
    },
    load: async () => (await import('./claim/claim.ts')).claimDocument,
    cut: 'stops',
    needs: [],
  }),
  offers: defineCalculation({
    title: 'offers for a lot settled and compared: payable metal, charges, penalties, what is not paid for',
    format: 'offers',
    schemas: async () => {
      const { offersInputSchema, offersOutputSchema } = await import('../documents/offers.ts');
      return { input: offersInputSchema, output: offersOutputSchema };
    },
    load: async () => (await import('./offers/offers.ts')).offersDocument,
    cut: 'no',
    needs: [],
  }),
  value: defineCalculation({
    title: 'what a lot is worth to a yard and its orders, and the most that may be paid for it',
    format: 'value',
    schemas: async () => {
      const { valueInputSchema, valueOutputSchema } = await import('../documents/value.ts');
      return { input: valueInputSchema, output: valueOutputSchema };
    },
    load: async () => (await import('./value/value.ts')).valueDocument,
    cut: 'stops',
    needs: ['solver'],
  }),
  scenario: defineCalculation({
    title: 'questions of the life cycle in a chain, with spread, drivers and what would have to be true',
    format: 'scenario',
    schemas: async () => {
      const { scenarioInputSchema, scenarioOutputSchema } = await import('../documents/scenario.ts');
      return { input: scenarioInputSchema, output: scenarioOutputSchema };
    },
    load: async () => (await import('./scenario/scenario.ts')).scenarioDocument,
    cut: 'stops',
    needs: [],
  }),
  checkData: defineCalculation({
    title: 'how many facts there are, how far each may be trusted, and what is wrong with them',
    schemas: async () => {
      const { nothingAsked } = await import('../documents/common.ts');
      const { dataCheckSchema } = await import('../documents/data-check.ts');
      return { input: nothingAsked, output: dataCheckSchema };
    },
    load: async () => (await import('./check-data/check-data.ts')).checkDataDocument,
    cut: 'no',
    needs: [],
  }),
  listFacts: defineCalculation({
    title: 'the methods of analysis, charge materials or grades that calculations know, with their sources',
    schemas: async () => {
      const { knownFactsSchema, listFactsOrderSchema } = await import('../documents/known-facts.ts');
      return { input: listFactsOrderSchema, output: knownFactsSchema };
    },
    load: async () => (await import('./check-data/list-facts.ts')).listFactsDocument,
    cut: 'no',
    needs: [],
  }),
} satisfies Registry;
