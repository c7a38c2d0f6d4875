import type { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { clockConfirmed, clockCorrected } from './clock-records.ts';
import { recordCorrected } from './correction-record.ts';
import { checkpointCosigned } from './cosigned-record.ts';
import { disclosureSet } from './disclosure-record.ts';
import { assayRecorded, certIssued, certWithdrawn, testRecorded } from './document-records.ts';
import { saltErased } from './erased-record.ts';
import { footprintRecorded } from './footprint-record.ts';
import {
  heatAdvised,
  heatCancelled,
  heatCast,
  heatCharged,
  heatCut,
  heatInspected,
  heatLeakMeasured,
  heatLogged,
  heatMelted,
  heatPlanned,
  heatShift,
  heatUsed,
  objectCreated,
} from './heat-records.ts';
import { indexRecord } from './index-record.ts';
import { certCountersigned, certSigned, keyMade, keyRevoked } from './key-records.ts';
import { checkBody, checkOpenBody, type JoinedBody, joinBody, type Kind } from './kind.ts';
import {
  lotCleared,
  lotGateChecked,
  lotHeld,
  lotIdentified,
  lotLiftProposed,
  lotProcessed,
  lotReceived,
} from './lot-records.ts';
import { personConfirmed, personCredential, personProposed, plantFounded } from './person-records.ts';
import {
  evidenceAdded,
  evidenceExcluded,
  programmeApproved,
  programmeEvaluated,
  programmeIntroduced,
  programmeLocked,
  programmeOverridden,
  programmeRevised,
  programmeSuspended,
} from './programme-records.ts';
import { metalRecalled, recallRecorded } from './recall-record.ts';
import { checkEnvelope, type LedgerRecord, parseEnvelope } from './record.ts';
import { priceSet, routeEntered, specificationCompared, specificationEntered } from './reference-records.ts';
import type { Pair } from './results.ts';
import {
  analysed,
  dispositioned,
  drawn,
  objectHeld,
  released,
  reserved,
  retestOpened,
  sampled,
  shipped,
  undrawn,
  unreserved,
} from './stock-records.ts';
import { checkpointTimestamped } from './timestamped-record.ts';

/** Everything that can be said, version "1". A change of a body is a new version beside the old one. */
export const KINDS = {
  'lot.received': lotReceived,
  'lot.gate-checked': lotGateChecked,
  'lot.processed': lotProcessed,
  'lot.analysed': analysed,
  'lot.identified': lotIdentified,
  'lot.cleared': lotCleared,
  'lot.held': lotHeld,
  'lot.lift-proposed': lotLiftProposed,
  'lot.reserved': reserved,
  'lot.unreserved': unreserved,
  'lot.drawn': drawn,
  'lot.undrawn': undrawn,
  'lot.sampled': sampled,
  'lot.dispositioned': dispositioned,
  'heat.planned': heatPlanned,
  'heat.cancelled': heatCancelled,
  'heat.charged': heatCharged,
  'heat.leak-measured': heatLeakMeasured,
  'heat.melted': heatMelted,
  'heat.logged': heatLogged,
  'heat.used': heatUsed,
  'heat.shift': heatShift,
  'heat.inspected': heatInspected,
  'heat.advised': heatAdvised,
  'heat.cast': heatCast,
  'heat.cut': heatCut,
  'heat.sampled': sampled,
  'heat.analysed': analysed,
  'heat.retest-opened': retestOpened,
  'heat.released': released,
  'heat.dispositioned': dispositioned,
  'object.created': objectCreated,
  'object.reserved': reserved,
  'object.unreserved': unreserved,
  'object.drawn': drawn,
  'object.undrawn': undrawn,
  'object.sampled': sampled,
  'object.analysed': analysed,
  'object.retest-opened': retestOpened,
  'object.released': released,
  'object.dispositioned': dispositioned,
  'object.held': objectHeld,
  'object.shipped': shipped,
  'record.corrected': recordCorrected,
  'assay.recorded': assayRecorded,
  'test.recorded': testRecorded,
  'cert.issued': certIssued,
  'cert.withdrawn': certWithdrawn,
  'specification.entered': specificationEntered,
  'specification.compared': specificationCompared,
  'route.entered': routeEntered,
  'price.set': priceSet,
  'programme.locked': programmeLocked,
  'programme.revised': programmeRevised,
  'programme.evidence-added': evidenceAdded,
  'programme.evidence-excluded': evidenceExcluded,
  'programme.overridden': programmeOverridden,
  'programme.evaluated': programmeEvaluated,
  'programme.approved': programmeApproved,
  'programme.introduced': programmeIntroduced,
  'programme.suspended': programmeSuspended,
  'plant.founded': plantFounded,
  'person.proposed': personProposed,
  'person.confirmed': personConfirmed,
  'person.credential': personCredential,
  'clock.confirmed': clockConfirmed,
  'clock.corrected': clockCorrected,
  'key.made': keyMade,
  'key.revoked': keyRevoked,
  'cert.signed': certSigned,
  'cert.countersigned': certCountersigned,
  'index.root': indexRecord,
  'disclosure.set': disclosureSet,
  'recall.recorded': recallRecorded,
  'lot.recalled': metalRecalled,
  'heat.recalled': metalRecalled,
  'object.recalled': metalRecalled,
  'footprint.recorded': footprintRecorded,
  'checkpoint.cosigned': checkpointCosigned,
  'checkpoint.timestamped': checkpointTimestamped,
  'salt.erased': saltErased,
} as const;

export type KindName = keyof typeof KINDS;
/** Opened body of a kind. */
export type Body<Name extends KindName> = z.infer<(typeof KINDS)[Name]['schema']>;

/** The kind of that name. Throws InputError for an unknown one. */
export function kindNamed(name: string): Kind {
  if (isKind(name)) return KINDS[name as KindName] as unknown as Kind;
  throw new InputError(`"${name}" is not a kind of record that this version knows`, {
    path: 'kind',
    value: name,
    allowed: Object.keys(KINDS).join(', '),
  });
}

/** True for a kind that this version can read. */
export const isKind = (name: string): boolean => Object.hasOwn(KINDS, name);

/** Record from its JSON text: envelope and the public part of its body are checked. Throws InputError. */
export const parseRecord = (text: string): LedgerRecord => checkedOpen(parseEnvelope(text));

/** Record from the value of its JSON, checked likewise. Throws InputError. */
export const checkRecord = (value: unknown): LedgerRecord => checkedOpen(checkEnvelope(value));

function checkedOpen(record: LedgerRecord): LedgerRecord {
  checkOpenBody(record.kind, kindNamed(record.kind), record.body);
  return record;
}

/** Body of a record with the given fields disclosed; not checked for completeness. */
export function openBody(record: LedgerRecord, pairs: readonly Pair[]): JoinedBody {
  return joinBody(kindNamed(record.kind), record.body, pairs);
}

/** Body of a record, complete and checked. Throws InputError when a confidential field is missing. */
export function wholeBody(record: LedgerRecord, pairs: readonly Pair[]): Readonly<Record<string, unknown>> {
  const kind = kindNamed(record.kind);
  return checkBody(record.kind, kind, joinBody(kind, record.body, pairs).body);
}
