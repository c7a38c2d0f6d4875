// Written by `node tools/publish-index.ts` from the folders of the verbs; do not edit.
import { type Verb, verb } from './verbs.ts';

export const VERBS: readonly Verb[] = [
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
      shown: () => import('./persons/confirm-person/page.ts'),
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
      shown: () => import('./persons/list-persons/page.ts'),
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
      shown: () => import('./persons/propose-person/page.ts'),
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
      shown: () => import('./persons/prove-person/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'checkpoint-state',
      verb: 'ledger signed',
      title: 'Show up to which record the ledger is signed, by the plant and by witnesses',
    },
    {
      contract: async () => (await import('./proof/checkpoint-state/contract.ts')).contract,
      task: async () => (await import('./proof/checkpoint-state/checkpoint-state.ts')).checkpointState,
      shown: () => import('./proof/checkpoint-state/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'correct-record',
      verb: null,
      title: 'Take back what was recorded, or put it right; both stay in the ledger',
    },
    {
      contract: async () => (await import('./proof/correct-record/contract.ts')).contract,
      task: async () => (await import('./proof/correct-record/correct-record.ts')).correctRecord,
      shown: () => import('./proof/correct-record/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'erase-field',
      verb: 'disclosure erase',
      title: 'Erase a confidential field that no balance, verdict or signature rests on',
    },
    {
      contract: async () => (await import('./proof/erase-field/contract.ts')).contract,
      task: async () => (await import('./proof/erase-field/erase-field.ts')).eraseField,
      shown: () => import('./proof/erase-field/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'export-epcis',
      verb: 'epcis export',
      title: 'Write what happened to a lot, heat or object as EPCIS 2.0 events',
    },
    {
      contract: async () => (await import('./proof/export-epcis/contract.ts')).contract,
      task: async () => (await import('./proof/export-epcis/export-epcis.ts')).exportEpcis,
      shown: () => import('./proof/export-epcis/page.ts'),
    },
  ),
  verb(
    { group: 'proof', name: 'hash-epcis', verb: null, title: 'Hash the events of an EPCIS 2.0 document' },
    {
      contract: async () => (await import('./proof/hash-epcis/contract.ts')).contract,
      task: async () => (await import('./proof/hash-epcis/hash-epcis.ts')).hashEpcis,
      shown: () => import('./proof/hash-epcis/page.ts'),
    },
  ),
  verb(
    { group: 'proof', name: 'init-ledger', verb: null, title: 'Make the ledger of a plant' },
    {
      contract: async () => (await import('./proof/init-ledger/contract.ts')).contract,
      task: async () => (await import('./proof/init-ledger/init-ledger.ts')).initLedger,
      shown: () => import('./proof/init-ledger/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'keep-timestamp',
      verb: 'ledger timestamp',
      title: 'Keep the time that an authority states for a checkpoint (RFC 3161)',
    },
    {
      contract: async () => (await import('./proof/keep-timestamp/contract.ts')).contract,
      task: async () => (await import('./proof/keep-timestamp/keep-timestamp.ts')).keepTimestamp,
      shown: () => import('./proof/keep-timestamp/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'ledger-head',
      verb: 'ledger head',
      title: 'Show size and root of the ledger, to be noted elsewhere',
    },
    {
      contract: async () => (await import('./proof/ledger-head/contract.ts')).contract,
      task: async () => (await import('./proof/ledger-head/ledger-head.ts')).ledgerHead,
      shown: () => import('./proof/ledger-head/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'list-disclosures',
      verb: 'disclosure show',
      title: 'List what customers are shown of their metal',
    },
    {
      contract: async () => (await import('./proof/list-disclosures/contract.ts')).contract,
      task: async () => (await import('./proof/list-disclosures/list-disclosures.ts')).listDisclosures,
      shown: () => import('./proof/list-disclosures/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'list-keys',
      verb: 'keys list',
      title: 'List the public keys of the log and of persons',
    },
    {
      contract: async () => (await import('./proof/list-keys/contract.ts')).contract,
      task: async () => (await import('./proof/list-keys/list-keys.ts')).listKeys,
      shown: () => import('./proof/list-keys/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'list-witnesses',
      verb: 'ledger witnesses',
      title: 'List the keys of the plant, and the witnesses that have signed its ledger',
    },
    {
      contract: async () => (await import('./proof/list-witnesses/contract.ts')).contract,
      task: async () => (await import('./proof/list-witnesses/list-witnesses.ts')).listWitnesses,
      shown: () => import('./proof/list-witnesses/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'make-bundle',
      verb: 'bundle',
      title: 'Make a bundle by which a customer verifies a heat or object without the ledger',
    },
    {
      contract: async () => (await import('./proof/make-bundle/contract.ts')).contract,
      task: async () => (await import('./proof/make-bundle/make-bundle.ts')).makeBundle,
      shown: () => import('./proof/make-bundle/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'make-key',
      verb: 'keys make',
      title: 'Make a new key of the log or of a person, in place of the one before',
    },
    {
      contract: async () => (await import('./proof/make-key/contract.ts')).contract,
      task: async () => (await import('./proof/make-key/make-key.ts')).makeKey,
      shown: () => import('./proof/make-key/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'preview-bundle',
      verb: 'bundle',
      title: 'Show what a bundle would open for a customer, before it is made',
    },
    {
      contract: async () => (await import('./proof/preview-bundle/contract.ts')).contract,
      task: async () => (await import('./proof/preview-bundle/preview-bundle.ts')).previewBundle,
      shown: () => import('./proof/preview-bundle/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'rebuild-ledger',
      verb: 'ledger rebuild',
      title: 'Rebuild the balances from the records',
    },
    {
      contract: async () => (await import('./proof/rebuild-ledger/contract.ts')).contract,
      task: async () => (await import('./proof/rebuild-ledger/rebuild-ledger.ts')).rebuildLedger,
      shown: () => import('./proof/rebuild-ledger/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'recall-letter',
      verb: 'recall',
      title: 'Write the notice of escape of a recall to one customer',
    },
    {
      contract: async () => (await import('./proof/recall-letter/contract.ts')).contract,
      task: async () => (await import('./proof/recall-letter/recall-letter.ts')).recallLetter,
      shown: () => import('./proof/recall-letter/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'recall-metal',
      verb: 'recall',
      title:
        'List everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers',
    },
    {
      contract: async () => (await import('./proof/recall-metal/contract.ts')).contract,
      task: async () => (await import('./proof/recall-metal/recall-metal.ts')).recallMetal,
      shown: () => import('./proof/recall-metal/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'record-recall',
      verb: 'recall',
      title: 'Recall metal: put what is in the yard on hold, and record what it reached',
    },
    {
      contract: async () => (await import('./proof/record-recall/contract.ts')).contract,
      task: async () => (await import('./proof/record-recall/record-recall.ts')).recordRecall,
      shown: () => import('./proof/record-recall/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'revoke-key',
      verb: 'keys revoke',
      title: 'Record that a key is lost, exposed or retired: it signs no more',
    },
    {
      contract: async () => (await import('./proof/revoke-key/contract.ts')).contract,
      task: async () => (await import('./proof/revoke-key/revoke-key.ts')).revokeKey,
      shown: () => import('./proof/revoke-key/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'set-disclosure',
      verb: 'disclosure set',
      title: 'Say what a customer is shown of their metal',
    },
    {
      contract: async () => (await import('./proof/set-disclosure/contract.ts')).contract,
      task: async () => (await import('./proof/set-disclosure/set-disclosure.ts')).setDisclosure,
      shown: () => import('./proof/set-disclosure/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'settle-clock',
      verb: 'ledger clock',
      title: 'Confirm the clock, or correct a ledger that followed a clock that was ahead',
    },
    {
      contract: async () => (await import('./proof/settle-clock/contract.ts')).contract,
      task: async () => (await import('./proof/settle-clock/settle-clock.ts')).settleClock,
      shown: () => import('./proof/settle-clock/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'show-history',
      verb: 'history',
      title: 'Show what was recorded about a thing, by a person, or of all: when, by whom, what',
    },
    {
      contract: async () => (await import('./proof/show-history/contract.ts')).contract,
      task: async () => (await import('./proof/show-history/show-history.ts')).showHistory,
      shown: () => import('./proof/show-history/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'sign-checkpoint',
      verb: 'ledger checkpoint',
      title: 'Sign size and root of the ledger with the key of the log',
    },
    {
      contract: async () => (await import('./proof/sign-checkpoint/contract.ts')).contract,
      task: async () => (await import('./proof/sign-checkpoint/sign-checkpoint.ts')).signCheckpoint,
      shown: () => import('./proof/sign-checkpoint/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'timestamp-query',
      verb: 'ledger timestamp',
      title: 'Make the query by which an authority states the time of a checkpoint (RFC 3161)',
    },
    {
      contract: async () => (await import('./proof/timestamp-query/contract.ts')).contract,
      task: async () => (await import('./proof/timestamp-query/timestamp-query.ts')).timestampQuery,
      shown: () => import('./proof/timestamp-query/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'trace-metal',
      verb: 'trace',
      title: 'Trace metal back to its sources or forward to its products',
    },
    {
      contract: async () => (await import('./proof/trace-metal/contract.ts')).contract,
      task: async () => (await import('./proof/trace-metal/trace-metal.ts')).traceMetal,
      shown: () => import('./proof/trace-metal/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'trust-document',
      verb: null,
      title: 'Write the keys of the log and of persons as a trust document for customers',
    },
    {
      contract: async () => (await import('./proof/trust-document/contract.ts')).contract,
      task: async () => (await import('./proof/trust-document/trust-document.ts')).trustDocument,
      shown: () => import('./proof/trust-document/page.ts'),
    },
  ),
  verb(
    {
      group: 'proof',
      name: 'verify-ledger',
      verb: null,
      title: 'Verify the ledger: recompute every hash, link and balance',
    },
    {
      contract: async () => (await import('./proof/verify-ledger/contract.ts')).contract,
      task: async () => (await import('./proof/verify-ledger/verify-ledger.ts')).verifyLedger,
      shown: () => import('./proof/verify-ledger/page.ts'),
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
      shown: () => import('./reference/compare-specification/page.ts'),
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
      shown: () => import('./reference/derive-specification/page.ts'),
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
      shown: () => import('./reference/enter-route/page.ts'),
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
      shown: () => import('./reference/enter-specification/page.ts'),
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
      shown: () => import('./reference/expected-errors/page.ts'),
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
      shown: () => import('./reference/list-prices/page.ts'),
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
      shown: () => import('./reference/list-routes/page.ts'),
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
      shown: () => import('./reference/list-specifications/page.ts'),
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
      shown: () => import('./reference/set-price/page.ts'),
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
      shown: () => import('./reference/show-route/page.ts'),
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
      shown: () => import('./reference/show-specification/page.ts'),
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
      shown: () => import('./yard/analyse-lot/page.ts'),
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
      shown: () => import('./yard/book-returns/page.ts'),
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
      shown: () => import('./yard/button-sample/page.ts'),
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
      shown: () => import('./yard/buy-material/page.ts'),
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
      shown: () => import('./yard/check-gate/page.ts'),
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
      shown: () => import('./yard/check-pieces/page.ts'),
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
      shown: () => import('./yard/check-turnings/page.ts'),
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
      shown: () => import('./yard/clear-lot/page.ts'),
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
      shown: () => import('./yard/clear-lots/page.ts'),
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
      shown: () => import('./yard/explain-lot/page.ts'),
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
      shown: () => import('./yard/gate-lots/page.ts'),
    },
  ),
  verb(
    { group: 'yard', name: 'hold-lot', verb: 'lot hold', title: 'Put a lot on hold, or back on hold' },
    {
      contract: async () => (await import('./yard/hold-lot/contract.ts')).contract,
      task: async () => (await import('./yard/hold-lot/hold-lot.ts')).holdLot,
      shown: () => import('./yard/hold-lot/page.ts'),
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
      shown: () => import('./yard/identify-lot/page.ts'),
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
      shown: () => import('./yard/identify-lots/page.ts'),
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
      shown: () => import('./yard/label-lots/page.ts'),
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
      shown: () => import('./yard/lift-hold/page.ts'),
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
      shown: () => import('./yard/list-lots/page.ts'),
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
      shown: () => import('./yard/pieces-to-test/page.ts'),
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
      shown: () => import('./yard/process-lot/page.ts'),
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
      shown: () => import('./yard/read-epcis/page.ts'),
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
      shown: () => import('./yard/show-lot/page.ts'),
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
      shown: () => import('./yard/value-analysis/page.ts'),
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
      shown: () => import('./yard/value-lot/page.ts'),
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
      shown: () => import('./yard/value-yard/page.ts'),
    },
  ),
];
