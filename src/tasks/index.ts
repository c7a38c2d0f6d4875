// Written by `node tools/publish-index.ts` from the folders of the verbs; do not edit.
import { type Verb, verb } from './verbs.ts';

export const VERBS: readonly Verb[] = [
  verb('exchange/confirm-transfer', 'transfer confirm', {
    contract: () => import('./exchange/confirm-transfer/contract.ts'),
    task: async () => (await import('./exchange/confirm-transfer/confirm-transfer.ts')).confirmTransfer,
    shown: () => import('./exchange/confirm-transfer/page.ts'),
  }),
  verb('exchange/enter-article', 'article enter', {
    contract: () => import('./exchange/enter-article/contract.ts'),
    task: async () => (await import('./exchange/enter-article/enter-article.ts')).enterArticle,
    shown: () => import('./exchange/enter-article/page.ts'),
  }),
  verb('exchange/enter-customer', 'customer enter', {
    contract: () => import('./exchange/enter-customer/contract.ts'),
    task: async () => (await import('./exchange/enter-customer/enter-customer.ts')).enterCustomer,
    shown: () => import('./exchange/enter-customer/page.ts'),
  }),
  verb('exchange/enter-order', 'order enter', {
    contract: () => import('./exchange/enter-order/contract.ts'),
    task: async () => (await import('./exchange/enter-order/enter-order.ts')).enterOrder,
    shown: () => import('./exchange/enter-order/page.ts'),
  }),
  verb('exchange/group-prices', 'group prices', {
    contract: () => import('./exchange/group-prices/contract.ts'),
    task: async () => (await import('./exchange/group-prices/group-prices.ts')).groupPrices,
    shown: () => import('./exchange/group-prices/page.ts'),
  }),
  verb('exchange/group-recall', 'group recall', {
    contract: () => import('./exchange/group-recall/contract.ts'),
    task: async () => (await import('./exchange/group-recall/group-recall.ts')).groupRecall,
    shown: () => import('./exchange/group-recall/page.ts'),
  }),
  verb('exchange/group-stock', 'group stock', {
    contract: () => import('./exchange/group-stock/contract.ts'),
    task: async () => (await import('./exchange/group-stock/group-stock.ts')).groupStock,
    shown: () => import('./exchange/group-stock/page.ts'),
  }),
  verb('exchange/import-articles', 'article import', {
    contract: () => import('./exchange/import-articles/contract.ts'),
    task: async () => (await import('./exchange/import-articles/import-articles.ts')).importArticles,
    shown: () => import('./exchange/import-articles/page.ts'),
  }),
  verb('exchange/import-customers', 'customer import', {
    contract: () => import('./exchange/import-customers/contract.ts'),
    task: async () => (await import('./exchange/import-customers/import-customers.ts')).importCustomers,
    shown: () => import('./exchange/import-customers/page.ts'),
  }),
  verb('exchange/import-orders', 'order import', {
    contract: () => import('./exchange/import-orders/contract.ts'),
    task: async () => (await import('./exchange/import-orders/import-orders.ts')).importOrders,
    shown: () => import('./exchange/import-orders/page.ts'),
  }),
  verb('exchange/list-articles', 'article list', {
    contract: () => import('./exchange/list-articles/contract.ts'),
    task: async () => (await import('./exchange/list-articles/list-articles.ts')).listArticles,
    shown: () => import('./exchange/list-articles/page.ts'),
  }),
  verb('exchange/list-customers', 'customer list', {
    contract: () => import('./exchange/list-customers/contract.ts'),
    task: async () => (await import('./exchange/list-customers/list-customers.ts')).listCustomers,
    shown: () => import('./exchange/list-customers/page.ts'),
  }),
  verb('exchange/list-orders', 'order list', {
    contract: () => import('./exchange/list-orders/contract.ts'),
    task: async () => (await import('./exchange/list-orders/list-orders.ts')).listOrders,
    shown: () => import('./exchange/list-orders/page.ts'),
  }),
  verb('exchange/list-transfers', 'transfer list', {
    contract: () => import('./exchange/list-transfers/contract.ts'),
    task: async () => (await import('./exchange/list-transfers/list-transfers.ts')).listTransfers,
    shown: () => import('./exchange/list-transfers/page.ts'),
  }),
  verb('exchange/post-cost', 'heat post-cost', {
    contract: () => import('./exchange/post-cost/contract.ts'),
    task: async () => (await import('./exchange/post-cost/post-cost.ts')).postCost,
    shown: () => import('./exchange/post-cost/page.ts'),
  }),
  verb('exchange/read-feed', null, {
    contract: () => import('./exchange/read-feed/contract.ts'),
    task: async () => (await import('./exchange/read-feed/read-feed.ts')).readFeed,
    shown: () => import('./exchange/read-feed/page.ts'),
  }),
  verb('exchange/receive-delivery', null, {
    contract: () => import('./exchange/receive-delivery/contract.ts'),
    task: async () => (await import('./exchange/receive-delivery/receive-delivery.ts')).receiveDelivery,
    shown: () => import('./exchange/receive-delivery/page.ts'),
  }),
  verb('exchange/receive-transfer', 'transfer receive', {
    contract: () => import('./exchange/receive-transfer/contract.ts'),
    task: async () => (await import('./exchange/receive-transfer/receive-transfer.ts')).receiveTransfer,
    shown: () => import('./exchange/receive-transfer/page.ts'),
  }),
  verb('exchange/review-transfer', 'transfer review', {
    contract: () => import('./exchange/review-transfer/contract.ts'),
    task: async () => (await import('./exchange/review-transfer/review-transfer.ts')).reviewTransfer,
    shown: () => import('./exchange/review-transfer/page.ts'),
  }),
  verb('exchange/show-article', 'article show', {
    contract: () => import('./exchange/show-article/contract.ts'),
    task: async () => (await import('./exchange/show-article/show-article.ts')).showArticle,
    shown: () => import('./exchange/show-article/page.ts'),
  }),
  verb('exchange/show-customer', 'customer show', {
    contract: () => import('./exchange/show-customer/contract.ts'),
    task: async () => (await import('./exchange/show-customer/show-customer.ts')).showCustomer,
    shown: () => import('./exchange/show-customer/page.ts'),
  }),
  verb('exchange/show-order', 'order show', {
    contract: () => import('./exchange/show-order/contract.ts'),
    task: async () => (await import('./exchange/show-order/show-order.ts')).showOrder,
    shown: () => import('./exchange/show-order/page.ts'),
  }),
  verb('heats/accept-plan', 'heat accept', {
    contract: () => import('./heats/accept-plan/contract.ts'),
    task: async () => (await import('./heats/accept-plan/accept-plan.ts')).acceptPlan,
    shown: () => import('./heats/accept-plan/page.ts'),
  }),
  verb('heats/add-to-heat', 'heat add', {
    contract: () => import('./heats/add-to-heat/contract.ts'),
    task: async () => (await import('./heats/add-to-heat/add-to-heat.ts')).addToHeat,
    shown: () => import('./heats/add-to-heat/page.ts'),
  }),
  verb('heats/advise-heat', null, {
    contract: () => import('./heats/advise-heat/contract.ts'),
    task: async () => (await import('./heats/advise-heat/advise-heat.ts')).adviseHeat,
    shown: () => import('./heats/advise-heat/page.ts'),
  }),
  verb('heats/answer-advice', 'advise', {
    contract: () => import('./heats/answer-advice/contract.ts'),
    task: async () => (await import('./heats/answer-advice/answer-advice.ts')).answerAdvice,
    shown: () => import('./heats/answer-advice/page.ts'),
  }),
  verb('heats/calibrate-furnace', 'calibrate', {
    contract: () => import('./heats/calibrate-furnace/contract.ts'),
    task: async () => (await import('./heats/calibrate-furnace/calibrate-furnace.ts')).calibrateFurnace,
    shown: () => import('./heats/calibrate-furnace/page.ts'),
  }),
  verb('heats/calibrate-history', 'calibrate history', {
    contract: () => import('./heats/calibrate-history/contract.ts'),
    task: async () => (await import('./heats/calibrate-history/calibrate-history.ts')).calibrateHistory,
    shown: () => import('./heats/calibrate-history/page.ts'),
  }),
  verb('heats/compare-heat', null, {
    contract: () => import('./heats/compare-heat/contract.ts'),
    task: async () => (await import('./heats/compare-heat/compare-heat.ts')).compareHeat,
    shown: () => import('./heats/compare-heat/page.ts'),
  }),
  verb('heats/cut-object', 'cut', {
    contract: () => import('./heats/cut-object/contract.ts'),
    task: async () => (await import('./heats/cut-object/cut-object.ts')).cutObject,
    shown: () => import('./heats/cut-object/page.ts'),
  }),
  verb('heats/hand-over-heat', 'heat hand-over', {
    contract: () => import('./heats/hand-over-heat/contract.ts'),
    task: async () => (await import('./heats/hand-over-heat/hand-over-heat.ts')).handOverHeat,
    shown: () => import('./heats/hand-over-heat/page.ts'),
  }),
  verb('heats/learn-yields', 'yields', {
    contract: () => import('./heats/learn-yields/contract.ts'),
    task: async () => (await import('./heats/learn-yields/learn-yields.ts')).learnYields,
    shown: () => import('./heats/learn-yields/page.ts'),
  }),
  verb('heats/list-furnaces', 'furnace list', {
    contract: () => import('./heats/list-furnaces/contract.ts'),
    task: async () => (await import('./heats/list-furnaces/list-furnaces.ts')).listFurnaces,
    shown: () => import('./heats/list-furnaces/page.ts'),
  }),
  verb('heats/list-heats', 'heat list', {
    contract: () => import('./heats/list-heats/contract.ts'),
    task: async () => (await import('./heats/list-heats/list-heats.ts')).listHeats,
    shown: () => import('./heats/list-heats/page.ts'),
  }),
  verb('heats/list-pieces', 'heat pieces', {
    contract: () => import('./heats/list-pieces/contract.ts'),
    task: async () => (await import('./heats/list-pieces/list-pieces.ts')).listPieces,
    shown: () => import('./heats/list-pieces/page.ts'),
  }),
  verb('heats/list-scales', null, {
    contract: () => import('./heats/list-scales/contract.ts'),
    task: async () => (await import('./heats/list-scales/list-scales.ts')).listScales,
    shown: () => import('./heats/list-scales/page.ts'),
  }),
  verb('heats/log-heat', 'heat log', {
    contract: () => import('./heats/log-heat/contract.ts'),
    task: async () => (await import('./heats/log-heat/log-heat.ts')).logHeat,
    shown: () => import('./heats/log-heat/page.ts'),
  }),
  verb('heats/make-up-sheet', 'make-up-sheet', {
    contract: () => import('./heats/make-up-sheet/contract.ts'),
    task: async () => (await import('./heats/make-up-sheet/make-up-sheet.ts')).makeUpSheet,
    shown: () => import('./heats/make-up-sheet/page.ts'),
  }),
  verb('heats/measure-leak', 'heat leak', {
    contract: () => import('./heats/measure-leak/contract.ts'),
    task: async () => (await import('./heats/measure-leak/measure-leak.ts')).measureLeak,
    shown: () => import('./heats/measure-leak/page.ts'),
  }),
  verb('heats/plan-heat', null, {
    contract: () => import('./heats/plan-heat/contract.ts'),
    task: async () => (await import('./heats/plan-heat/plan-heat.ts')).planHeat,
    shown: () => import('./heats/plan-heat/page.ts'),
  }),
  verb('heats/plan-trial', 'trial', {
    contract: () => import('./heats/plan-trial/contract.ts'),
    task: async () => (await import('./heats/plan-trial/plan-trial.ts')).planTrial,
    shown: () => import('./heats/plan-trial/page.ts'),
  }),
  verb('heats/plant-today', 'today', {
    contract: () => import('./heats/plant-today/contract.ts'),
    task: async () => (await import('./heats/plant-today/plant-today.ts')).plantToday,
    shown: () => import('./heats/plant-today/page.ts'),
  }),
  verb('heats/predict-heat', 'heat predict', {
    contract: () => import('./heats/predict-heat/contract.ts'),
    task: async () => (await import('./heats/predict-heat/predict-heat.ts')).predictHeat,
    shown: () => import('./heats/predict-heat/page.ts'),
  }),
  verb('heats/read-scale', null, {
    contract: () => import('./heats/read-scale/contract.ts'),
    task: async () => (await import('./heats/read-scale/read-scale.ts')).readScale,
    shown: () => import('./heats/read-scale/page.ts'),
  }),
  verb('heats/reconcile-plant', 'lifecycle reconcile-plant', {
    contract: () => import('./heats/reconcile-plant/contract.ts'),
    task: async () => (await import('./heats/reconcile-plant/reconcile-plant.ts')).reconcilePlant,
    shown: () => import('./heats/reconcile-plant/page.ts'),
  }),
  verb('heats/record-footprint', null, {
    contract: () => import('./heats/record-footprint/contract.ts'),
    task: async () => (await import('./heats/record-footprint/record-footprint.ts')).recordFootprint,
    shown: () => import('./heats/record-footprint/page.ts'),
  }),
  verb('heats/record-heat', ['heat cast', 'heat use'], {
    contract: () => import('./heats/record-heat/contract.ts'),
    task: async () => (await import('./heats/record-heat/record-heat.ts')).recordHeat,
    shown: () => import('./heats/record-heat/page.ts'),
  }),
  verb('heats/report-flows', null, {
    contract: () => import('./heats/report-flows/contract.ts'),
    task: async () => (await import('./heats/report-flows/report-flows.ts')).reportFlows,
    shown: () => import('./heats/report-flows/page.ts'),
  }),
  verb('heats/report-footprint', null, {
    contract: () => import('./heats/report-footprint/contract.ts'),
    task: async () => (await import('./heats/report-footprint/report-footprint.ts')).reportFootprint,
    shown: () => import('./heats/report-footprint/page.ts'),
  }),
  verb('heats/report-heat', 'heat show', {
    contract: () => import('./heats/report-heat/contract.ts'),
    task: async () => (await import('./heats/report-heat/report-heat.ts')).reportHeat,
    shown: () => import('./heats/report-heat/page.ts'),
  }),
  verb('heats/report-heat-cost', 'heat cost', {
    contract: () => import('./heats/report-heat-cost/contract.ts'),
    task: async () => (await import('./heats/report-heat-cost/report-heat-cost.ts')).reportHeatCost,
    shown: () => import('./heats/report-heat-cost/page.ts'),
  }),
  verb('heats/report-toll', 'toll', {
    contract: () => import('./heats/report-toll/contract.ts'),
    task: async () => (await import('./heats/report-toll/report-toll.ts')).reportToll,
    shown: () => import('./heats/report-toll/page.ts'),
  }),
  verb('heats/show-furnace', 'furnace show', {
    contract: () => import('./heats/show-furnace/contract.ts'),
    task: async () => (await import('./heats/show-furnace/show-furnace.ts')).showFurnace,
    shown: () => import('./heats/show-furnace/page.ts'),
  }),
  verb('heats/show-log', 'heat show-log', {
    contract: () => import('./heats/show-log/contract.ts'),
    task: async () => (await import('./heats/show-log/show-log.ts')).showLog,
    shown: () => import('./heats/show-log/page.ts'),
  }),
  verb('heats/stamp-heat', 'heat stamp', {
    contract: () => import('./heats/stamp-heat/contract.ts'),
    task: async () => (await import('./heats/stamp-heat/stamp-heat.ts')).stampHeat,
    shown: () => import('./heats/stamp-heat/page.ts'),
  }),
  verb('heats/trim-heat', null, {
    contract: () => import('./heats/trim-heat/contract.ts'),
    task: async () => (await import('./heats/trim-heat/trim-heat.ts')).trimHeat,
    shown: () => import('./heats/trim-heat/page.ts'),
  }),
  verb('heats/what-if-heat', null, {
    contract: () => import('./heats/what-if-heat/contract.ts'),
    task: async () => (await import('./heats/what-if-heat/what-if-heat.ts')).whatIfHeat,
    shown: () => import('./heats/what-if-heat/page.ts'),
  }),
  verb('hosts/list-hosts', 'hosts list', {
    contract: () => import('./hosts/list-hosts/contract.ts'),
    task: async () => (await import('./hosts/list-hosts/list-hosts.ts')).listHosts,
    shown: () => import('./hosts/list-hosts/page.ts'),
  }),
  verb('hosts/retry-part', 'hosts retry', {
    contract: () => import('./hosts/retry-part/contract.ts'),
    task: async () => (await import('./hosts/retry-part/retry-part.ts')).retryPart,
    shown: () => import('./hosts/retry-part/page.ts'),
  }),
  verb('links/arrive-log', 'source log', {
    contract: () => import('./links/arrive-log/contract.ts'),
    task: async () => (await import('./links/arrive-log/arrive-log.ts')).arriveLog,
    shown: () => import('./links/arrive-log/page.ts'),
  }),
  verb('links/arrive-results', 'results arrive', {
    contract: () => import('./links/arrive-results/contract.ts'),
    task: async () => (await import('./links/arrive-results/arrive-results.ts')).arriveResults,
    shown: () => import('./links/arrive-results/page.ts'),
  }),
  verb('links/end-lesson', 'lesson end', {
    contract: () => import('./links/end-lesson/contract.ts'),
    task: async () => (await import('./links/end-lesson/end-lesson.ts')).endLesson,
    shown: () => import('./links/end-lesson/page.ts'),
  }),
  verb('links/end-source', 'source end', {
    contract: () => import('./links/end-source/contract.ts'),
    task: async () => (await import('./links/end-source/end-source.ts')).endSource,
    shown: () => import('./links/end-source/page.ts'),
  }),
  verb('links/enter-control', 'results control', {
    contract: () => import('./links/enter-control/contract.ts'),
    task: async () => (await import('./links/enter-control/enter-control.ts')).enterControl,
    shown: () => import('./links/enter-control/page.ts'),
  }),
  verb('links/enter-source', 'source enter', {
    contract: () => import('./links/enter-source/contract.ts'),
    task: async () => (await import('./links/enter-source/enter-source.ts')).enterSource,
    shown: () => import('./links/enter-source/page.ts'),
  }),
  verb('links/export-lesson', 'lesson export', {
    contract: () => import('./links/export-lesson/contract.ts'),
    task: async () => (await import('./links/export-lesson/export-lesson.ts')).exportLesson,
    shown: () => import('./links/export-lesson/page.ts'),
  }),
  verb('links/list-labels', 'label list', {
    contract: () => import('./links/list-labels/contract.ts'),
    task: async () => (await import('./links/list-labels/list-labels.ts')).listLabels,
    shown: () => import('./links/list-labels/page.ts'),
  }),
  verb('links/list-lessons', 'lesson list', {
    contract: () => import('./links/list-lessons/contract.ts'),
    task: async () => (await import('./links/list-lessons/list-lessons.ts')).listLessons,
    shown: () => import('./links/list-lessons/page.ts'),
  }),
  verb('links/list-results', 'results list', {
    contract: () => import('./links/list-results/contract.ts'),
    task: async () => (await import('./links/list-results/list-results.ts')).listResults,
    shown: () => import('./links/list-results/page.ts'),
  }),
  verb('links/list-sources', 'source list', {
    contract: () => import('./links/list-sources/contract.ts'),
    task: async () => (await import('./links/list-sources/list-sources.ts')).listSources,
    shown: () => import('./links/list-sources/page.ts'),
  }),
  verb('links/map-tags', 'source tags', {
    contract: () => import('./links/map-tags/contract.ts'),
    task: async () => (await import('./links/map-tags/map-tags.ts')).mapTags,
    shown: () => import('./links/map-tags/page.ts'),
  }),
  verb('links/match-results', 'results match', {
    contract: () => import('./links/match-results/contract.ts'),
    task: async () => (await import('./links/match-results/match-results.ts')).matchResults,
    shown: () => import('./links/match-results/page.ts'),
  }),
  verb('links/print-labels', ['label lot', 'label sample', 'label ingot', 'label pallet'], {
    contract: () => import('./links/print-labels/contract.ts'),
    task: async () => (await import('./links/print-labels/print-labels.ts')).printLabels,
    shown: () => import('./links/print-labels/page.ts'),
  }),
  verb('links/raw-results', 'results raw', {
    contract: () => import('./links/raw-results/contract.ts'),
    task: async () => (await import('./links/raw-results/raw-results.ts')).rawResults,
    shown: () => import('./links/raw-results/page.ts'),
  }),
  verb('links/refuse-results', 'results refuse', {
    contract: () => import('./links/refuse-results/contract.ts'),
    task: async () => (await import('./links/refuse-results/refuse-results.ts')).refuseResults,
    shown: () => import('./links/refuse-results/page.ts'),
  }),
  verb('links/set-taking-rule', 'results rule', {
    contract: () => import('./links/set-taking-rule/contract.ts'),
    task: async () => (await import('./links/set-taking-rule/set-taking-rule.ts')).setTakingRule,
    shown: () => import('./links/set-taking-rule/page.ts'),
  }),
  verb('links/show-controls', 'results controls', {
    contract: () => import('./links/show-controls/contract.ts'),
    task: async () => (await import('./links/show-controls/show-controls.ts')).showControls,
    shown: () => import('./links/show-controls/page.ts'),
  }),
  verb('links/show-lesson', 'lesson show', {
    contract: () => import('./links/show-lesson/contract.ts'),
    task: async () => (await import('./links/show-lesson/show-lesson.ts')).showLesson,
    shown: () => import('./links/show-lesson/page.ts'),
  }),
  verb('links/show-results', 'results show', {
    contract: () => import('./links/show-results/contract.ts'),
    task: async () => (await import('./links/show-results/show-results.ts')).showResults,
    shown: () => import('./links/show-results/page.ts'),
  }),
  verb('links/show-source', 'source show', {
    contract: () => import('./links/show-source/contract.ts'),
    task: async () => (await import('./links/show-source/show-source.ts')).showSource,
    shown: () => import('./links/show-source/page.ts'),
  }),
  verb('links/take-results', 'results take', {
    contract: () => import('./links/take-results/contract.ts'),
    task: async () => (await import('./links/take-results/take-results.ts')).takeResults,
    shown: () => import('./links/take-results/page.ts'),
  }),
  verb('links/teach-lesson', 'results teach', {
    contract: () => import('./links/teach-lesson/contract.ts'),
    task: async () => (await import('./links/teach-lesson/teach-lesson.ts')).teachLesson,
    shown: () => import('./links/teach-lesson/page.ts'),
  }),
  verb('links/try-lesson', 'lesson try', {
    contract: () => import('./links/try-lesson/contract.ts'),
    task: async () => (await import('./links/try-lesson/try-lesson.ts')).tryLesson,
    shown: () => import('./links/try-lesson/page.ts'),
  }),
  verb('links/try-source', 'source test', {
    contract: () => import('./links/try-source/contract.ts'),
    task: async () => (await import('./links/try-source/try-source.ts')).trySource,
    shown: () => import('./links/try-source/page.ts'),
  }),
  verb('persons/confirm-person', 'persons confirm', {
    contract: () => import('./persons/confirm-person/contract.ts'),
    task: async () => (await import('./persons/confirm-person/confirm-person.ts')).confirmPerson,
    shown: () => import('./persons/confirm-person/page.ts'),
  }),
  verb('persons/list-persons', 'persons list', {
    contract: () => import('./persons/list-persons/contract.ts'),
    task: async () => (await import('./persons/list-persons/list-persons.ts')).listPersons,
    shown: () => import('./persons/list-persons/page.ts'),
  }),
  verb('persons/name-deputy', 'persons deputy', {
    contract: () => import('./persons/name-deputy/contract.ts'),
    task: async () => (await import('./persons/name-deputy/name-deputy.ts')).nameDeputy,
    shown: () => import('./persons/name-deputy/page.ts'),
  }),
  verb('persons/propose-person', null, {
    contract: () => import('./persons/propose-person/contract.ts'),
    task: async () => (await import('./persons/propose-person/propose-person.ts')).proposePerson,
    shown: () => import('./persons/propose-person/page.ts'),
  }),
  verb('persons/prove-person', null, {
    contract: () => import('./persons/prove-person/contract.ts'),
    task: async () => (await import('./persons/prove-person/prove-person.ts')).provePerson,
    shown: () => import('./persons/prove-person/page.ts'),
  }),
  verb('proof/checkpoint-state', 'ledger signed', {
    contract: () => import('./proof/checkpoint-state/contract.ts'),
    task: async () => (await import('./proof/checkpoint-state/checkpoint-state.ts')).checkpointState,
    shown: () => import('./proof/checkpoint-state/page.ts'),
  }),
  verb('proof/correct-record', ['amend', 'undo'], {
    contract: () => import('./proof/correct-record/contract.ts'),
    task: async () => (await import('./proof/correct-record/correct-record.ts')).correctRecord,
    shown: () => import('./proof/correct-record/page.ts'),
  }),
  verb('proof/erase-field', 'disclosure erase', {
    contract: () => import('./proof/erase-field/contract.ts'),
    task: async () => (await import('./proof/erase-field/erase-field.ts')).eraseField,
    shown: () => import('./proof/erase-field/page.ts'),
  }),
  verb('proof/export-epcis', 'epcis export', {
    contract: () => import('./proof/export-epcis/contract.ts'),
    task: async () => (await import('./proof/export-epcis/export-epcis.ts')).exportEpcis,
    shown: () => import('./proof/export-epcis/page.ts'),
  }),
  verb('proof/hash-epcis', null, {
    contract: () => import('./proof/hash-epcis/contract.ts'),
    task: async () => (await import('./proof/hash-epcis/hash-epcis.ts')).hashEpcis,
    shown: () => import('./proof/hash-epcis/page.ts'),
  }),
  verb('proof/init-ledger', null, {
    contract: () => import('./proof/init-ledger/contract.ts'),
    task: async () => (await import('./proof/init-ledger/init-ledger.ts')).initLedger,
    shown: () => import('./proof/init-ledger/page.ts'),
  }),
  verb('proof/keep-timestamp', 'ledger timestamp', {
    contract: () => import('./proof/keep-timestamp/contract.ts'),
    task: async () => (await import('./proof/keep-timestamp/keep-timestamp.ts')).keepTimestamp,
    shown: () => import('./proof/keep-timestamp/page.ts'),
  }),
  verb('proof/ledger-head', 'ledger head', {
    contract: () => import('./proof/ledger-head/contract.ts'),
    task: async () => (await import('./proof/ledger-head/ledger-head.ts')).ledgerHead,
    shown: () => import('./proof/ledger-head/page.ts'),
  }),
  verb('proof/list-disclosures', 'disclosure show', {
    contract: () => import('./proof/list-disclosures/contract.ts'),
    task: async () => (await import('./proof/list-disclosures/list-disclosures.ts')).listDisclosures,
    shown: () => import('./proof/list-disclosures/page.ts'),
  }),
  verb('proof/list-keys', 'keys list', {
    contract: () => import('./proof/list-keys/contract.ts'),
    task: async () => (await import('./proof/list-keys/list-keys.ts')).listKeys,
    shown: () => import('./proof/list-keys/page.ts'),
  }),
  verb('proof/list-witnesses', 'ledger witnesses', {
    contract: () => import('./proof/list-witnesses/contract.ts'),
    task: async () => (await import('./proof/list-witnesses/list-witnesses.ts')).listWitnesses,
    shown: () => import('./proof/list-witnesses/page.ts'),
  }),
  verb('proof/make-bundle', 'bundle', {
    contract: () => import('./proof/make-bundle/contract.ts'),
    task: async () => (await import('./proof/make-bundle/make-bundle.ts')).makeBundle,
    shown: () => import('./proof/make-bundle/page.ts'),
  }),
  verb('proof/make-key', 'keys make', {
    contract: () => import('./proof/make-key/contract.ts'),
    task: async () => (await import('./proof/make-key/make-key.ts')).makeKey,
    shown: () => import('./proof/make-key/page.ts'),
  }),
  verb('proof/preview-bundle', 'bundle', {
    contract: () => import('./proof/preview-bundle/contract.ts'),
    task: async () => (await import('./proof/preview-bundle/preview-bundle.ts')).previewBundle,
    shown: () => import('./proof/preview-bundle/page.ts'),
  }),
  verb('proof/rebuild-ledger', 'ledger rebuild', {
    contract: () => import('./proof/rebuild-ledger/contract.ts'),
    task: async () => (await import('./proof/rebuild-ledger/rebuild-ledger.ts')).rebuildLedger,
    shown: () => import('./proof/rebuild-ledger/page.ts'),
  }),
  verb('proof/recall-letter', 'recall', {
    contract: () => import('./proof/recall-letter/contract.ts'),
    task: async () => (await import('./proof/recall-letter/recall-letter.ts')).recallLetter,
    shown: () => import('./proof/recall-letter/page.ts'),
  }),
  verb('proof/recall-metal', 'recall', {
    contract: () => import('./proof/recall-metal/contract.ts'),
    task: async () => (await import('./proof/recall-metal/recall-metal.ts')).recallMetal,
    shown: () => import('./proof/recall-metal/page.ts'),
  }),
  verb('proof/record-recall', 'recall', {
    contract: () => import('./proof/record-recall/contract.ts'),
    task: async () => (await import('./proof/record-recall/record-recall.ts')).recordRecall,
    shown: () => import('./proof/record-recall/page.ts'),
  }),
  verb('proof/revoke-key', 'keys revoke', {
    contract: () => import('./proof/revoke-key/contract.ts'),
    task: async () => (await import('./proof/revoke-key/revoke-key.ts')).revokeKey,
    shown: () => import('./proof/revoke-key/page.ts'),
  }),
  verb('proof/schedule-backup', 'ledger backups', {
    contract: () => import('./proof/schedule-backup/contract.ts'),
    task: async () => (await import('./proof/schedule-backup/schedule-backup.ts')).scheduleBackup,
    shown: () => import('./proof/schedule-backup/page.ts'),
  }),
  verb('proof/set-disclosure', 'disclosure set', {
    contract: () => import('./proof/set-disclosure/contract.ts'),
    task: async () => (await import('./proof/set-disclosure/set-disclosure.ts')).setDisclosure,
    shown: () => import('./proof/set-disclosure/page.ts'),
  }),
  verb('proof/settle-clock', 'ledger clock', {
    contract: () => import('./proof/settle-clock/contract.ts'),
    task: async () => (await import('./proof/settle-clock/settle-clock.ts')).settleClock,
    shown: () => import('./proof/settle-clock/page.ts'),
  }),
  verb('proof/show-history', 'history', {
    contract: () => import('./proof/show-history/contract.ts'),
    task: async () => (await import('./proof/show-history/show-history.ts')).showHistory,
    shown: () => import('./proof/show-history/page.ts'),
  }),
  verb('proof/sign-checkpoint', 'ledger checkpoint', {
    contract: () => import('./proof/sign-checkpoint/contract.ts'),
    task: async () => (await import('./proof/sign-checkpoint/sign-checkpoint.ts')).signCheckpoint,
    shown: () => import('./proof/sign-checkpoint/page.ts'),
  }),
  verb('proof/timestamp-query', 'ledger timestamp', {
    contract: () => import('./proof/timestamp-query/contract.ts'),
    task: async () => (await import('./proof/timestamp-query/timestamp-query.ts')).timestampQuery,
    shown: () => import('./proof/timestamp-query/page.ts'),
  }),
  verb('proof/trace-metal', 'trace', {
    contract: () => import('./proof/trace-metal/contract.ts'),
    task: async () => (await import('./proof/trace-metal/trace-metal.ts')).traceMetal,
    shown: () => import('./proof/trace-metal/page.ts'),
  }),
  verb('proof/trust-document', null, {
    contract: () => import('./proof/trust-document/contract.ts'),
    task: async () => (await import('./proof/trust-document/trust-document.ts')).trustDocument,
    shown: () => import('./proof/trust-document/page.ts'),
  }),
  verb('proof/verify-ledger', null, {
    contract: () => import('./proof/verify-ledger/contract.ts'),
    task: async () => (await import('./proof/verify-ledger/verify-ledger.ts')).verifyLedger,
    shown: () => import('./proof/verify-ledger/page.ts'),
  }),
  verb('qualification/add-evidence', null, {
    contract: () => import('./qualification/add-evidence/contract.ts'),
    task: async () => (await import('./qualification/add-evidence/add-evidence.ts')).addEvidence,
    shown: () => import('./qualification/add-evidence/page.ts'),
  }),
  verb('qualification/approve-programme', 'qualify approve', {
    contract: () => import('./qualification/approve-programme/contract.ts'),
    task: async () =>
      (await import('./qualification/approve-programme/approve-programme.ts')).approveProgramme,
    shown: () => import('./qualification/approve-programme/page.ts'),
  }),
  verb('qualification/evaluate-programme', null, {
    contract: () => import('./qualification/evaluate-programme/contract.ts'),
    task: async () =>
      (await import('./qualification/evaluate-programme/evaluate-programme.ts')).evaluateProgramme,
    shown: () => import('./qualification/evaluate-programme/page.ts'),
  }),
  verb('qualification/exclude-evidence', 'qualify exclude', {
    contract: () => import('./qualification/exclude-evidence/contract.ts'),
    task: async () => (await import('./qualification/exclude-evidence/exclude-evidence.ts')).excludeEvidence,
    shown: () => import('./qualification/exclude-evidence/page.ts'),
  }),
  verb('qualification/introduce-material', 'qualify introduce', {
    contract: () => import('./qualification/introduce-material/contract.ts'),
    task: async () =>
      (await import('./qualification/introduce-material/introduce-material.ts')).introduceMaterial,
    shown: () => import('./qualification/introduce-material/page.ts'),
  }),
  verb('qualification/list-programmes', 'qualify status', {
    contract: () => import('./qualification/list-programmes/contract.ts'),
    task: async () => (await import('./qualification/list-programmes/list-programmes.ts')).listProgrammes,
    shown: () => import('./qualification/list-programmes/page.ts'),
  }),
  verb('qualification/lock-programme', 'qualify lock', {
    contract: () => import('./qualification/lock-programme/contract.ts'),
    task: async () => (await import('./qualification/lock-programme/lock-programme.ts')).lockProgramme,
    shown: () => import('./qualification/lock-programme/page.ts'),
  }),
  verb('qualification/override-alarm', 'qualify override', {
    contract: () => import('./qualification/override-alarm/contract.ts'),
    task: async () => (await import('./qualification/override-alarm/override-alarm.ts')).overrideAlarm,
    shown: () => import('./qualification/override-alarm/page.ts'),
  }),
  verb('qualification/programme-document', null, {
    contract: () => import('./qualification/programme-document/contract.ts'),
    task: async () =>
      (await import('./qualification/programme-document/programme-document.ts')).programmeDocument,
    shown: () => import('./qualification/programme-document/page.ts'),
  }),
  verb('qualification/report-gates', 'qualify report', {
    contract: () => import('./qualification/report-gates/contract.ts'),
    task: async () => (await import('./qualification/report-gates/report-gates.ts')).reportGates,
    shown: () => import('./qualification/report-gates/page.ts'),
  }),
  verb('qualification/show-programme', 'qualify status', {
    contract: () => import('./qualification/show-programme/contract.ts'),
    task: async () => (await import('./qualification/show-programme/show-programme.ts')).showProgramme,
    shown: () => import('./qualification/show-programme/page.ts'),
  }),
  verb('qualification/suspend-service', 'qualify suspend', {
    contract: () => import('./qualification/suspend-service/contract.ts'),
    task: async () => (await import('./qualification/suspend-service/suspend-service.ts')).suspendService,
    shown: () => import('./qualification/suspend-service/page.ts'),
  }),
  verb('reference/compare-specification', null, {
    contract: () => import('./reference/compare-specification/contract.ts'),
    task: async () =>
      (await import('./reference/compare-specification/compare-specification.ts')).compareSpecification,
    shown: () => import('./reference/compare-specification/page.ts'),
  }),
  verb('reference/derive-specification', 'spec derive', {
    contract: () => import('./reference/derive-specification/contract.ts'),
    task: async () =>
      (await import('./reference/derive-specification/derive-specification.ts')).deriveSpecification,
    shown: () => import('./reference/derive-specification/page.ts'),
  }),
  verb('reference/describe-site', 'site enter', {
    contract: () => import('./reference/describe-site/contract.ts'),
    task: async () => (await import('./reference/describe-site/describe-site.ts')).describeSite,
    shown: () => import('./reference/describe-site/page.ts'),
  }),
  verb('reference/end-register', 'register end', {
    contract: () => import('./reference/end-register/contract.ts'),
    task: async () => (await import('./reference/end-register/end-register.ts')).endRegister,
    shown: () => import('./reference/end-register/page.ts'),
  }),
  verb('reference/enter-furnace', 'furnace enter', {
    contract: () => import('./reference/enter-furnace/contract.ts'),
    task: async () => (await import('./reference/enter-furnace/enter-furnace.ts')).enterFurnace,
    shown: () => import('./reference/enter-furnace/page.ts'),
  }),
  verb('reference/enter-laboratory', 'laboratory enter', {
    contract: () => import('./reference/enter-laboratory/contract.ts'),
    task: async () => (await import('./reference/enter-laboratory/enter-laboratory.ts')).enterLaboratory,
    shown: () => import('./reference/enter-laboratory/page.ts'),
  }),
  verb('reference/enter-material', 'material enter', {
    contract: () => import('./reference/enter-material/contract.ts'),
    task: async () => (await import('./reference/enter-material/enter-material.ts')).enterMaterial,
    shown: () => import('./reference/enter-material/page.ts'),
  }),
  verb('reference/enter-route', 'route enter', {
    contract: () => import('./reference/enter-route/contract.ts'),
    task: async () => (await import('./reference/enter-route/enter-route.ts')).enterRoute,
    shown: () => import('./reference/enter-route/page.ts'),
  }),
  verb('reference/enter-scale', 'scale enter', {
    contract: () => import('./reference/enter-scale/contract.ts'),
    task: async () => (await import('./reference/enter-scale/enter-scale.ts')).enterScale,
    shown: () => import('./reference/enter-scale/page.ts'),
  }),
  verb('reference/enter-specification', null, {
    contract: () => import('./reference/enter-specification/contract.ts'),
    task: async () =>
      (await import('./reference/enter-specification/enter-specification.ts')).enterSpecification,
    shown: () => import('./reference/enter-specification/page.ts'),
  }),
  verb('reference/expected-errors', 'expected-errors', {
    contract: () => import('./reference/expected-errors/contract.ts'),
    task: async () => (await import('./reference/expected-errors/expected-errors.ts')).expectedErrors,
    shown: () => import('./reference/expected-errors/page.ts'),
  }),
  verb('reference/list-prices', 'price list', {
    contract: () => import('./reference/list-prices/contract.ts'),
    task: async () => (await import('./reference/list-prices/list-prices.ts')).listPrices,
    shown: () => import('./reference/list-prices/page.ts'),
  }),
  verb('reference/list-registers', 'register list', {
    contract: () => import('./reference/list-registers/contract.ts'),
    task: async () => (await import('./reference/list-registers/list-registers.ts')).listRegisters,
    shown: () => import('./reference/list-registers/page.ts'),
  }),
  verb('reference/list-routes', 'route list', {
    contract: () => import('./reference/list-routes/contract.ts'),
    task: async () => (await import('./reference/list-routes/list-routes.ts')).listRoutes,
    shown: () => import('./reference/list-routes/page.ts'),
  }),
  verb('reference/list-specifications', 'spec list', {
    contract: () => import('./reference/list-specifications/contract.ts'),
    task: async () =>
      (await import('./reference/list-specifications/list-specifications.ts')).listSpecifications,
    shown: () => import('./reference/list-specifications/page.ts'),
  }),
  verb('reference/set-price', 'price set', {
    contract: () => import('./reference/set-price/contract.ts'),
    task: async () => (await import('./reference/set-price/set-price.ts')).setPrice,
    shown: () => import('./reference/set-price/page.ts'),
  }),
  verb('reference/show-route', 'route show', {
    contract: () => import('./reference/show-route/contract.ts'),
    task: async () => (await import('./reference/show-route/show-route.ts')).showRoute,
    shown: () => import('./reference/show-route/page.ts'),
  }),
  verb('reference/show-specification', 'spec show', {
    contract: () => import('./reference/show-specification/contract.ts'),
    task: async () =>
      (await import('./reference/show-specification/show-specification.ts')).showSpecification,
    shown: () => import('./reference/show-specification/page.ts'),
  }),
  verb('release/certificate-standing', 'countersign show', {
    contract: () => import('./release/certificate-standing/contract.ts'),
    task: async () =>
      (await import('./release/certificate-standing/certificate-standing.ts')).certificateStanding,
    shown: () => import('./release/certificate-standing/page.ts'),
  }),
  verb('release/countersign-certificate', 'countersign record', {
    contract: () => import('./release/countersign-certificate/contract.ts'),
    task: async () =>
      (await import('./release/countersign-certificate/countersign-certificate.ts')).countersignCertificate,
    shown: () => import('./release/countersign-certificate/page.ts'),
  }),
  verb('release/dispose-metal', 'dispose', {
    contract: () => import('./release/dispose-metal/contract.ts'),
    task: async () => (await import('./release/dispose-metal/dispose-metal.ts')).disposeMetal,
    shown: () => import('./release/dispose-metal/page.ts'),
  }),
  verb('release/export-certificate', null, {
    contract: () => import('./release/export-certificate/contract.ts'),
    task: async () => (await import('./release/export-certificate/export-certificate.ts')).exportCertificate,
    shown: () => import('./release/export-certificate/page.ts'),
  }),
  verb('release/issue-certificate', null, {
    contract: () => import('./release/issue-certificate/contract.ts'),
    task: async () => (await import('./release/issue-certificate/issue-certificate.ts')).issueCertificate,
    shown: () => import('./release/issue-certificate/page.ts'),
  }),
  verb('release/judge-measured', 'release', {
    contract: () => import('./release/judge-measured/contract.ts'),
    task: async () => (await import('./release/judge-measured/judge-measured.ts')).judgeMeasured,
    shown: () => import('./release/judge-measured/page.ts'),
  }),
  verb('release/release-measured', 'release', {
    contract: () => import('./release/release-measured/contract.ts'),
    task: async () => (await import('./release/release-measured/release-measured.ts')).releaseMeasured,
    shown: () => import('./release/release-measured/page.ts'),
  }),
  verb('release/release-queue', 'release', {
    contract: () => import('./release/release-queue/contract.ts'),
    task: async () => (await import('./release/release-queue/release-queue.ts')).releaseQueue,
    shown: () => import('./release/release-queue/page.ts'),
  }),
  verb('release/ship-object', 'ship', {
    contract: () => import('./release/ship-object/contract.ts'),
    task: async () => (await import('./release/ship-object/ship-object.ts')).shipObject,
    shown: () => import('./release/ship-object/page.ts'),
  }),
  verb('release/show-certificate', null, {
    contract: () => import('./release/show-certificate/contract.ts'),
    task: async () => (await import('./release/show-certificate/show-certificate.ts')).showCertificate,
    shown: () => import('./release/show-certificate/page.ts'),
  }),
  verb('yard/analyse-lot', 'lot analyse', {
    contract: () => import('./yard/analyse-lot/contract.ts'),
    task: async () => (await import('./yard/analyse-lot/analyse-lot.ts')).analyseLot,
    shown: () => import('./yard/analyse-lot/page.ts'),
  }),
  verb('yard/book-returns', null, {
    contract: () => import('./yard/book-returns/contract.ts'),
    task: async () => (await import('./yard/book-returns/book-returns.ts')).bookReturns,
    shown: () => import('./yard/book-returns/page.ts'),
  }),
  verb('yard/button-sample', 'lot button-sample', {
    contract: () => import('./yard/button-sample/contract.ts'),
    task: async () => (await import('./yard/button-sample/button-sample.ts')).buttonSample,
    shown: () => import('./yard/button-sample/page.ts'),
  }),
  verb('yard/buy-material', 'lot buy', {
    contract: () => import('./yard/buy-material/contract.ts'),
    task: async () => (await import('./yard/buy-material/buy-material.ts')).buyMaterial,
    shown: () => import('./yard/buy-material/page.ts'),
  }),
  verb('yard/check-gate', null, {
    contract: () => import('./yard/check-gate/contract.ts'),
    task: async () => (await import('./yard/check-gate/check-gate.ts')).checkGate,
    shown: () => import('./yard/check-gate/page.ts'),
  }),
  verb('yard/check-pieces', null, {
    contract: () => import('./yard/check-pieces/contract.ts'),
    task: async () => (await import('./yard/check-pieces/check-pieces.ts')).checkPieces,
    shown: () => import('./yard/check-pieces/page.ts'),
  }),
  verb('yard/check-turnings', 'lot turnings', {
    contract: () => import('./yard/check-turnings/contract.ts'),
    task: async () => (await import('./yard/check-turnings/check-turnings.ts')).checkTurnings,
    shown: () => import('./yard/check-turnings/page.ts'),
  }),
  verb('yard/clear-lot', null, {
    contract: () => import('./yard/clear-lot/contract.ts'),
    task: async () => (await import('./yard/clear-lot/clear-lot.ts')).clearLot,
    shown: () => import('./yard/clear-lot/page.ts'),
  }),
  verb('yard/clear-lots', null, {
    contract: () => import('./yard/clear-lots/contract.ts'),
    task: async () => (await import('./yard/clear-lots/clear-lots.ts')).clearLots,
    shown: () => import('./yard/clear-lots/page.ts'),
  }),
  verb('yard/explain-lot', 'lot explain', {
    contract: () => import('./yard/explain-lot/contract.ts'),
    task: async () => (await import('./yard/explain-lot/explain-lot.ts')).explainLot,
    shown: () => import('./yard/explain-lot/page.ts'),
  }),
  verb('yard/gate-lots', null, {
    contract: () => import('./yard/gate-lots/contract.ts'),
    task: async () => (await import('./yard/gate-lots/gate-lots.ts')).gateLots,
    shown: () => import('./yard/gate-lots/page.ts'),
  }),
  verb('yard/hold-lot', 'lot hold', {
    contract: () => import('./yard/hold-lot/contract.ts'),
    task: async () => (await import('./yard/hold-lot/hold-lot.ts')).holdLot,
    shown: () => import('./yard/hold-lot/page.ts'),
  }),
  verb('yard/identify-lot', null, {
    contract: () => import('./yard/identify-lot/contract.ts'),
    task: async () => (await import('./yard/identify-lot/identify-lot.ts')).identifyLot,
    shown: () => import('./yard/identify-lot/page.ts'),
  }),
  verb('yard/identify-lots', null, {
    contract: () => import('./yard/identify-lots/contract.ts'),
    task: async () => (await import('./yard/identify-lots/identify-lots.ts')).identifyLots,
    shown: () => import('./yard/identify-lots/page.ts'),
  }),
  verb('yard/label-lots', 'lot label', {
    contract: () => import('./yard/label-lots/contract.ts'),
    task: async () => (await import('./yard/label-lots/label-lots.ts')).labelLots,
    shown: () => import('./yard/label-lots/page.ts'),
  }),
  verb('yard/lift-hold', 'lot lift', {
    contract: () => import('./yard/lift-hold/contract.ts'),
    task: async () => (await import('./yard/lift-hold/lift-hold.ts')).liftHold,
    shown: () => import('./yard/lift-hold/page.ts'),
  }),
  verb('yard/list-analyses', 'lot ordered-analyses', {
    contract: () => import('./yard/list-analyses/contract.ts'),
    task: async () => (await import('./yard/list-analyses/list-analyses.ts')).listAnalyses,
    shown: () => import('./yard/list-analyses/page.ts'),
  }),
  verb('yard/list-lots', null, {
    contract: () => import('./yard/list-lots/contract.ts'),
    task: async () => (await import('./yard/list-lots/list-lots.ts')).listLots,
    shown: () => import('./yard/list-lots/page.ts'),
  }),
  verb('yard/order-analyses', 'lot order-analyses', {
    contract: () => import('./yard/order-analyses/contract.ts'),
    task: async () => (await import('./yard/order-analyses/order-analyses.ts')).orderAnalyses,
    shown: () => import('./yard/order-analyses/page.ts'),
  }),
  verb('yard/pieces-to-test', 'lot pieces-to-test', {
    contract: () => import('./yard/pieces-to-test/contract.ts'),
    task: async () => (await import('./yard/pieces-to-test/pieces-to-test.ts')).piecesToTest,
    shown: () => import('./yard/pieces-to-test/page.ts'),
  }),
  verb('yard/process-lot', 'lot process', {
    contract: () => import('./yard/process-lot/contract.ts'),
    task: async () => (await import('./yard/process-lot/process-lot.ts')).processLot,
    shown: () => import('./yard/process-lot/page.ts'),
  }),
  verb('yard/read-epcis', null, {
    contract: () => import('./yard/read-epcis/contract.ts'),
    task: async () => (await import('./yard/read-epcis/read-epcis.ts')).readEpcis,
    shown: () => import('./yard/read-epcis/page.ts'),
  }),
  verb('yard/ship-lot', 'lot ship', {
    contract: () => import('./yard/ship-lot/contract.ts'),
    task: async () => (await import('./yard/ship-lot/ship-lot.ts')).shipLot,
    shown: () => import('./yard/ship-lot/page.ts'),
  }),
  verb('yard/show-lot', 'lot show', {
    contract: () => import('./yard/show-lot/contract.ts'),
    task: async () => (await import('./yard/show-lot/show-lot.ts')).showLot,
    shown: () => import('./yard/show-lot/page.ts'),
  }),
  verb('yard/value-analysis', 'lot another-analysis', {
    contract: () => import('./yard/value-analysis/contract.ts'),
    task: async () => (await import('./yard/value-analysis/value-analysis.ts')).valueAnalysis,
    shown: () => import('./yard/value-analysis/page.ts'),
  }),
  verb('yard/value-lot', null, {
    contract: () => import('./yard/value-lot/contract.ts'),
    task: async () => (await import('./yard/value-lot/value-lot.ts')).valueLot,
    shown: () => import('./yard/value-lot/page.ts'),
  }),
  verb('yard/value-yard', null, {
    contract: () => import('./yard/value-yard/contract.ts'),
    task: async () => (await import('./yard/value-yard/value-yard.ts')).valueYard,
    shown: () => import('./yard/value-yard/page.ts'),
  }),
  verb('yard/void-lots', 'lot undo', {
    contract: () => import('./yard/void-lots/contract.ts'),
    task: async () => (await import('./yard/void-lots/void-lots.ts')).voidLots,
    shown: () => import('./yard/void-lots/page.ts'),
  }),
  verb('yard/wash-lots', 'lot wash', {
    contract: () => import('./yard/wash-lots/contract.ts'),
    task: async () => (await import('./yard/wash-lots/wash-lots.ts')).washLots,
    shown: () => import('./yard/wash-lots/page.ts'),
  }),
];
