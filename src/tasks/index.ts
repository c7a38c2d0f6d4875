// Written by `node tools/publish-index.ts` from the folders of the verbs; do not edit.
import { type Verb, verb } from './verbs.ts';

export const VERBS: readonly Verb[] = [
  verb(
    {
      group: 'heats',
      name: 'calibrate-furnace',
      verb: null,
      title: 'Calibrate the model of a furnace on its recorded heats, and look for drift',
    },
    {
      contract: async () => (await import('./heats/calibrate-furnace/contract.ts')).contract,
      task: async () => (await import('./heats/calibrate-furnace/calibrate-furnace.ts')).calibrateFurnace,
      page: async () => (await import('./heats/calibrate-furnace/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'compare-heat',
      verb: null,
      title: 'Compare the prediction of a heat with its measurements',
    },
    {
      contract: async () => (await import('./heats/compare-heat/contract.ts')).contract,
      task: async () => (await import('./heats/compare-heat/compare-heat.ts')).compareHeat,
      page: async () => (await import('./heats/compare-heat/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'learn-yields',
      verb: 'yields',
      title: 'Learn metal yields by form and supplier from the recorded heats',
    },
    {
      contract: async () => (await import('./heats/learn-yields/contract.ts')).contract,
      task: async () => (await import('./heats/learn-yields/learn-yields.ts')).learnYields,
      page: async () => (await import('./heats/learn-yields/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'list-furnaces',
      verb: 'furnace list',
      title: 'List the furnaces with their heats, the age of their linings and their latest leak-up rates',
    },
    {
      contract: async () => (await import('./heats/list-furnaces/contract.ts')).contract,
      task: async () => (await import('./heats/list-furnaces/list-furnaces.ts')).listFurnaces,
      page: async () => (await import('./heats/list-furnaces/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'list-heats',
      verb: 'heat list',
      title: 'List the heats, or those that something is still to be done with, the latest change at the end',
    },
    {
      contract: async () => (await import('./heats/list-heats/contract.ts')).contract,
      task: async () => (await import('./heats/list-heats/list-heats.ts')).listHeats,
      page: async () => (await import('./heats/list-heats/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'list-pieces',
      verb: 'heat pieces',
      title: 'List the ingots, bars and cut pieces of a heat, or one of them, with what became of each',
    },
    {
      contract: async () => (await import('./heats/list-pieces/contract.ts')).contract,
      task: async () => (await import('./heats/list-pieces/list-pieces.ts')).listPieces,
      page: async () => (await import('./heats/list-pieces/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'list-scales',
      verb: null,
      title: 'List the scales of the plant, their calibration, and which of them can be read',
    },
    {
      contract: async () => (await import('./heats/list-scales/contract.ts')).contract,
      task: async () => (await import('./heats/list-scales/list-scales.ts')).listScales,
      page: async () => (await import('./heats/list-scales/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'plant-today',
      verb: 'today',
      title:
        'Show what the plant holds, what is on hold and what that costs, what waits on whom, heats, prices',
    },
    {
      contract: async () => (await import('./heats/plant-today/contract.ts')).contract,
      task: async () => (await import('./heats/plant-today/plant-today.ts')).plantToday,
      page: async () => (await import('./heats/plant-today/page.ts')).page,
    },
  ),
  verb(
    { group: 'heats', name: 'read-scale', verb: null, title: 'Read one stable weight from a scale' },
    {
      contract: async () => (await import('./heats/read-scale/contract.ts')).contract,
      task: async () => (await import('./heats/read-scale/read-scale.ts')).readScale,
      page: async () => (await import('./heats/read-scale/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'reconcile-plant',
      verb: 'lifecycle reconcile-plant',
      title:
        'Hold the weights and analyses of a period against its balances, to see which measurement is suspect',
    },
    {
      contract: async () => (await import('./heats/reconcile-plant/contract.ts')).contract,
      task: async () => (await import('./heats/reconcile-plant/reconcile-plant.ts')).reconcilePlant,
      page: async () => (await import('./heats/reconcile-plant/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'report-flows',
      verb: null,
      title: 'Show the metal that came in, was melted, went out and was lost between two days',
    },
    {
      contract: async () => (await import('./heats/report-flows/contract.ts')).contract,
      task: async () => (await import('./heats/report-flows/report-flows.ts')).reportFlows,
      page: async () => (await import('./heats/report-flows/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'report-footprint',
      verb: null,
      title: 'Show the footprint of a heat, and what of it is measured, modelled and assumed',
    },
    {
      contract: async () => (await import('./heats/report-footprint/contract.ts')).contract,
      task: async () => (await import('./heats/report-footprint/report-footprint.ts')).reportFootprint,
      page: async () => (await import('./heats/report-footprint/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'report-heat',
      verb: 'heat show',
      title: 'Show a heat: charge, prediction, measurements, decision and origin of the metal, on one page',
    },
    {
      contract: async () => (await import('./heats/report-heat/contract.ts')).contract,
      task: async () => (await import('./heats/report-heat/report-heat.ts')).reportHeat,
      page: async () => (await import('./heats/report-heat/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'report-heat-cost',
      verb: 'heat cost',
      title: 'Show what a poured heat cost, planned against recorded, and its margin under the contract',
    },
    {
      contract: async () => (await import('./heats/report-heat-cost/contract.ts')).contract,
      task: async () => (await import('./heats/report-heat-cost/report-heat-cost.ts')).reportHeatCost,
      page: async () => (await import('./heats/report-heat-cost/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'report-toll',
      verb: null,
      title: 'Show the account of a customer whose metal is melted here, by element',
    },
    {
      contract: async () => (await import('./heats/report-toll/contract.ts')).contract,
      task: async () => (await import('./heats/report-toll/report-toll.ts')).reportToll,
      page: async () => (await import('./heats/report-toll/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'heats',
      name: 'show-furnace',
      verb: 'furnace show',
      title: 'Show a furnace: its calibration, drift, the life of its lining, and what to do next',
    },
    {
      contract: async () => (await import('./heats/show-furnace/contract.ts')).contract,
      task: async () => (await import('./heats/show-furnace/show-furnace.ts')).showFurnace,
      page: async () => (await import('./heats/show-furnace/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'persons',
      name: 'confirm-person',
      verb: 'persons confirm',
      title: 'Confirm what another person proposed of somebody',
    },
    {
      contract: async () => (await import('./persons/confirm-person/contract.ts')).contract,
      task: async () => (await import('./persons/confirm-person/confirm-person.ts')).confirmPerson,
      page: async () => (await import('./persons/confirm-person/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'persons',
      name: 'list-persons',
      verb: 'persons list',
      title: 'List the persons of the plant, their roles, and what waits to be confirmed',
    },
    {
      contract: async () => (await import('./persons/list-persons/contract.ts')).contract,
      task: async () => (await import('./persons/list-persons/list-persons.ts')).listPersons,
      page: async () => (await import('./persons/list-persons/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'persons',
      name: 'propose-person',
      verb: null,
      title: 'Propose a new person, or a change of one; another person confirms it',
    },
    {
      contract: async () => (await import('./persons/propose-person/contract.ts')).contract,
      task: async () => (await import('./persons/propose-person/propose-person.ts')).proposePerson,
      page: async () => (await import('./persons/propose-person/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'persons',
      name: 'prove-person',
      verb: null,
      title: 'Replace what proves the person who is signed in',
    },
    {
      contract: async () => (await import('./persons/prove-person/contract.ts')).contract,
      task: async () => (await import('./persons/prove-person/prove-person.ts')).provePerson,
      page: async () => (await import('./persons/prove-person/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'compare-specification',
      verb: null,
      title: 'Compare a controlled specification with what an independent person types in again',
    },
    {
      contract: async () => (await import('./reference/compare-specification/contract.ts')).contract,
      task: async () =>
        (await import('./reference/compare-specification/compare-specification.ts')).compareSpecification,
      page: async () => (await import('./reference/compare-specification/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'derive-specification',
      verb: 'spec derive',
      title:
        'Derive the specification of remelt stock from that of its product and the route that remelts it',
    },
    {
      contract: async () => (await import('./reference/derive-specification/contract.ts')).contract,
      task: async () =>
        (await import('./reference/derive-specification/derive-specification.ts')).deriveSpecification,
      page: async () => (await import('./reference/derive-specification/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'enter-route',
      verb: 'route enter',
      title: 'Keep a route under a name, for plans and predictions; the latest counts',
    },
    {
      contract: async () => (await import('./reference/enter-route/contract.ts')).contract,
      task: async () => (await import('./reference/enter-route/enter-route.ts')).enterRoute,
      page: async () => (await import('./reference/enter-route/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'enter-specification',
      verb: null,
      title: 'Keep a controlled specification as printed: limits, rounding, retest rule and residual',
    },
    {
      contract: async () => (await import('./reference/enter-specification/contract.ts')).contract,
      task: async () =>
        (await import('./reference/enter-specification/enter-specification.ts')).enterSpecification,
      page: async () => (await import('./reference/enter-specification/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'expected-errors',
      verb: 'expected-errors',
      title: 'Show how far predictions were from published heats, by operation and element',
    },
    {
      contract: async () => (await import('./reference/expected-errors/contract.ts')).contract,
      task: async () => (await import('./reference/expected-errors/expected-errors.ts')).expectedErrors,
      page: async () => (await import('./reference/expected-errors/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'list-prices',
      verb: 'price list',
      title: 'List the prices that plans reckon with: day, age, source',
    },
    {
      contract: async () => (await import('./reference/list-prices/contract.ts')).contract,
      task: async () => (await import('./reference/list-prices/list-prices.ts')).listPrices,
      page: async () => (await import('./reference/list-prices/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'list-routes',
      verb: 'route list',
      title: 'List the routes that are kept under a name',
    },
    {
      contract: async () => (await import('./reference/list-routes/contract.ts')).contract,
      task: async () => (await import('./reference/list-routes/list-routes.ts')).listRoutes,
      page: async () => (await import('./reference/list-routes/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'list-specifications',
      verb: 'spec list',
      title: 'List the controlled specifications, and whether each may be used',
    },
    {
      contract: async () => (await import('./reference/list-specifications/contract.ts')).contract,
      task: async () =>
        (await import('./reference/list-specifications/list-specifications.ts')).listSpecifications,
      page: async () => (await import('./reference/list-specifications/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'set-price',
      verb: 'price set',
      title: 'Set the price of an element or a charge material; plans reckon with the latest day',
    },
    {
      contract: async () => (await import('./reference/set-price/contract.ts')).contract,
      task: async () => (await import('./reference/set-price/set-price.ts')).setPrice,
      page: async () => (await import('./reference/set-price/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'show-route',
      verb: 'route show',
      title: 'Show a route that is kept under a name',
    },
    {
      contract: async () => (await import('./reference/show-route/contract.ts')).contract,
      task: async () => (await import('./reference/show-route/show-route.ts')).showRoute,
      page: async () => (await import('./reference/show-route/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'reference',
      name: 'show-specification',
      verb: 'spec show',
      title: 'Show a controlled specification: its limits, who entered it and who compared it',
    },
    {
      contract: async () => (await import('./reference/show-specification/contract.ts')).contract,
      task: async () =>
        (await import('./reference/show-specification/show-specification.ts')).showSpecification,
      page: async () => (await import('./reference/show-specification/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'analyse-lot',
      verb: 'lot analyse',
      title: 'Book a further analysis of a lot; then identify the lot again',
    },
    {
      contract: async () => (await import('./yard/analyse-lot/contract.ts')).contract,
      task: async () => (await import('./yard/analyse-lot/analyse-lot.ts')).analyseLot,
      page: async () => (await import('./yard/analyse-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'book-returns',
      verb: null,
      title: 'Book the lots of a table on hold with their analyses, all or none',
    },
    {
      contract: async () => (await import('./yard/book-returns/contract.ts')).contract,
      task: async () => (await import('./yard/book-returns/book-returns.ts')).bookReturns,
      page: async () => (await import('./yard/book-returns/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'button-sample',
      verb: 'lot button-sample',
      title: 'Show the mass of the riffled sample of turnings whose melted button stands for the lot',
    },
    {
      contract: async () => (await import('./yard/button-sample/contract.ts')).contract,
      task: async () => (await import('./yard/button-sample/button-sample.ts')).buttonSample,
      page: async () => (await import('./yard/button-sample/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'buy-material',
      verb: 'lot buy',
      title: 'Book a virgin metal or addition alloy by its data sheet, cleared',
    },
    {
      contract: async () => (await import('./yard/buy-material/contract.ts')).contract,
      task: async () => (await import('./yard/buy-material/buy-material.ts')).buyMaterial,
      page: async () => (await import('./yard/buy-material/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'check-gate',
      verb: null,
      title: 'Record the gate checks of a lot (a missing check keeps it on hold)',
    },
    {
      contract: async () => (await import('./yard/check-gate/contract.ts')).contract,
      task: async () => (await import('./yard/check-gate/check-gate.ts')).checkGate,
      page: async () => (await import('./yard/check-gate/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'check-pieces',
      verb: null,
      title: 'Record tests of single pieces of a lot and estimate the share of stray pieces',
    },
    {
      contract: async () => (await import('./yard/check-pieces/contract.ts')).contract,
      task: async () => (await import('./yard/check-pieces/check-pieces.ts')).checkPieces,
      page: async () => (await import('./yard/check-pieces/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'check-turnings',
      verb: 'lot turnings',
      title: 'Look for steel, tool chips and fixture alloy among turnings',
    },
    {
      contract: async () => (await import('./yard/check-turnings/contract.ts')).contract,
      task: async () => (await import('./yard/check-turnings/check-turnings.ts')).checkTurnings,
      page: async () => (await import('./yard/check-turnings/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'clear-lot',
      verb: null,
      title: 'Clear a lot that passed the gate and was identified',
    },
    {
      contract: async () => (await import('./yard/clear-lot/contract.ts')).contract,
      task: async () => (await import('./yard/clear-lot/clear-lot.ts')).clearLot,
      page: async () => (await import('./yard/clear-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'clear-lots',
      verb: null,
      title: 'Clear several lots that passed the gate and were identified',
    },
    {
      contract: async () => (await import('./yard/clear-lots/contract.ts')).contract,
      task: async () => (await import('./yard/clear-lots/clear-lots.ts')).clearLots,
      page: async () => (await import('./yard/clear-lots/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'explain-lot',
      verb: 'lot explain',
      title:
        'Show which grade a lot may be: candidates, each element against them, what to measure next; books nothing',
    },
    {
      contract: async () => (await import('./yard/explain-lot/contract.ts')).contract,
      task: async () => (await import('./yard/explain-lot/explain-lot.ts')).explainLot,
      page: async () => (await import('./yard/explain-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'gate-lots',
      verb: null,
      title: 'Record the gate checks of several lots together',
    },
    {
      contract: async () => (await import('./yard/gate-lots/contract.ts')).contract,
      task: async () => (await import('./yard/gate-lots/gate-lots.ts')).gateLots,
      page: async () => (await import('./yard/gate-lots/page.ts')).page,
    },
  ),
  verb(
    { group: 'yard', name: 'hold-lot', verb: 'lot hold', title: 'Put a lot on hold, or back on hold' },
    {
      contract: async () => (await import('./yard/hold-lot/contract.ts')).contract,
      task: async () => (await import('./yard/hold-lot/hold-lot.ts')).holdLot,
      page: async () => (await import('./yard/hold-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'identify-lot',
      verb: null,
      title: 'Identify the grade of a lot from all its analyses',
    },
    {
      contract: async () => (await import('./yard/identify-lot/contract.ts')).contract,
      task: async () => (await import('./yard/identify-lot/identify-lot.ts')).identifyLot,
      page: async () => (await import('./yard/identify-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'identify-lots',
      verb: null,
      title: 'Identify the grades of several lots together',
    },
    {
      contract: async () => (await import('./yard/identify-lots/contract.ts')).contract,
      task: async () => (await import('./yard/identify-lots/identify-lots.ts')).identifyLots,
      page: async () => (await import('./yard/identify-lots/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'label-lots',
      verb: null,
      title: 'Make the labels of lots, with a code that opens the page of each',
    },
    {
      contract: async () => (await import('./yard/label-lots/contract.ts')).contract,
      task: async () => (await import('./yard/label-lots/label-lots.ts')).labelLots,
      page: async () => (await import('./yard/label-lots/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'lift-hold',
      verb: 'lot lift',
      title: 'Propose to lift a hold that a person set; another person then clears the lot',
    },
    {
      contract: async () => (await import('./yard/lift-hold/contract.ts')).contract,
      task: async () => (await import('./yard/lift-hold/lift-hold.ts')).liftHold,
      page: async () => (await import('./yard/lift-hold/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'list-lots',
      verb: null,
      title: 'List the lots: what is there, what it is, what is on hold and why',
    },
    {
      contract: async () => (await import('./yard/list-lots/contract.ts')).contract,
      task: async () => (await import('./yard/list-lots/list-lots.ts')).listLots,
      page: async () => (await import('./yard/list-lots/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'pieces-to-test',
      verb: 'lot pieces-to-test',
      title: 'Show how many pieces of a lot of solids to test so that strays are not missed',
    },
    {
      contract: async () => (await import('./yard/pieces-to-test/contract.ts')).contract,
      task: async () => (await import('./yard/pieces-to-test/pieces-to-test.ts')).piecesToTest,
      page: async () => (await import('./yard/pieces-to-test/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'process-lot',
      verb: 'lot process',
      title: 'Prepare a lot on hold (wash, strip, shred) and book what it lost; identify it again afterwards',
    },
    {
      contract: async () => (await import('./yard/process-lot/contract.ts')).contract,
      task: async () => (await import('./yard/process-lot/process-lot.ts')).processLot,
      page: async () => (await import('./yard/process-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'read-epcis',
      verb: null,
      title: 'Read the lots that a supplier announces as EPCIS 2.0 events; books nothing',
    },
    {
      contract: async () => (await import('./yard/read-epcis/contract.ts')).contract,
      task: async () => (await import('./yard/read-epcis/read-epcis.ts')).readEpcis,
      page: async () => (await import('./yard/read-epcis/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'show-lot',
      verb: 'lot show',
      title:
        'Show a lot: status and why, masses and where they went, gate, analyses, identification, who decided',
    },
    {
      contract: async () => (await import('./yard/show-lot/contract.ts')).contract,
      task: async () => (await import('./yard/show-lot/show-lot.ts')).showLot,
      page: async () => (await import('./yard/show-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'value-analysis',
      verb: 'lot another-analysis',
      title: 'Show what one more analysis of a lot would sharpen: spread before and after; records nothing',
    },
    {
      contract: async () => (await import('./yard/value-analysis/contract.ts')).contract,
      task: async () => (await import('./yard/value-analysis/value-analysis.ts')).valueAnalysis,
      page: async () => (await import('./yard/value-analysis/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'value-lot',
      verb: null,
      title: 'Say what a lot is worth to the orders of the plant, and the most that may be paid for it',
    },
    {
      contract: async () => (await import('./yard/value-lot/contract.ts')).contract,
      task: async () => (await import('./yard/value-lot/value-lot.ts')).valueLot,
      page: async () => (await import('./yard/value-lot/page.ts')).page,
    },
  ),
  verb(
    {
      group: 'yard',
      name: 'value-yard',
      verb: null,
      title: 'Rank the lots of the yard by unpaid Re, Hf, Ta and Nb, with what one may pay for each',
    },
    {
      contract: async () => (await import('./yard/value-yard/contract.ts')).contract,
      task: async () => (await import('./yard/value-yard/value-yard.ts')).valueYard,
      page: async () => (await import('./yard/value-yard/page.ts')).page,
    },
  ),
];
