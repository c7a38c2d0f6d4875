import { contractWords, heatContractSchema } from '../../documents/heats/heat-contract.ts';
import { POURED } from '../../evidence/ledger/commands/heat/weighings.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { KindName } from '../../evidence/records/kinds.ts';
import { kgToGrams } from '../../evidence/records/mass.ts';
import { counted, kilograms, percent } from '../../foundation/quantity/format.ts';
import { HEAT_USE_NAMES, HEAT_USE_WORDS, HEAT_USES } from '../../foundation/quantity/heat-use.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { PointDecision } from '../../metal/alloy/words.ts';
import { weighedWords } from '../heat/weighing-words.ts';

type Fields = Readonly<Record<string, unknown>>;
/** How many results of an analysis are told. */
interface Telling {
  readonly results?: 'all';
}
type Words = (body: Fields, telling: Telling) => string;

/** One record in words, an analysis with its first results or all. A field that was erased says so. */
export function recordWords({ record, body }: StoredRecord, telling: Telling = {}): string {
  const words = WORDS[record.kind as KindName];
  return words(body, telling).replace(/\s+/g, ' ').trim();
}

/** How `undo` names a record of its subject; undefined where it takes no such record back. */
export function recordAddress({ seq, record, body }: StoredRecord): string | undefined {
  const [type = '', step = ''] = record.kind.split('.');
  if (step === 'analysed') return body.basis === 'predicted' ? undefined : `analysis:${text(body.analysis)}`;
  if (record.kind === 'cert.issued')
    return body.number === undefined ? undefined : `certificate:${text(body.number)}`;
  if (record.kind === 'heat.charged') return `charge:${seq}`;
  if (record.kind === 'heat.inspected') return `stamp:${text(body.point)}`;
  return ownValue(ADDRESSES, `${type}.${step}`);
}

const ADDRESSES: Readonly<Record<string, string>> = {
  'lot.received': 'receipt',
  'lot.gate-checked': 'gate',
  'lot.identified': 'identification',
  'heat.planned': 'plan',
  'heat.melted': 'melting',
  'heat.cast': 'casting',
  'heat.cut': 'cut',
  'lot.shipped': 'shipment',
  'object.shipped': 'shipment',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A mass in words: "812.5 kg". */
const mass = (value: unknown): string => (text(value) === '' ? 'metal' : kilograms(kgToGrams(text(value))));

/** A part of a sentence, with what comes before it; empty where nothing is known. */
const part = (value: unknown, before = '', after = ''): string =>
  text(value) === '' ? '' : `${before}${text(value)}${after}`;

const listed = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : [];

/** "12 kg R-1, 3 kg R-2": portions of metal. */
const portions = (value: unknown, weighings?: unknown): string =>
  listed(value)
    .map(
      ({ lot, kg }) =>
        `${mass(kg)} ${text(lot).slice(text(lot).indexOf(':') + 1)}${weighedWords(weighings, text(lot), kg)}`,
    )
    .join(', ');

const losses = (value: unknown, weighings?: unknown): string =>
  listed(value)
    .map(
      ({ to, kg }) => `; ${mass(kg)} lost to ${text(to)}${weighedWords(weighings, `loss:${text(to)}`, kg)}`,
    )
    .join('');

/** Results in view; the record holds all. */
const SHOWN = 4;

const results = (value: unknown, telling: Telling): string => {
  const all = listed(value).map((one) => `${text(one.element)} ${text(one.text)} ${text(one.unit)}`);
  return all.length > SHOWN && telling.results !== 'all'
    ? `${all.slice(0, SHOWN).join(', ')} and ${all.length - SHOWN} more`
    : all.join(', ');
};

const analysed: Words = (body, telling) =>
  body.basis === 'predicted'
    ? `predicted ${counted(listed(body.results).length, 'content')}${part(body.operation, ' after ')}`
    : [
        `${body.basis === 'measured' ? '' : `${text(body.basis)} `}analysis ${text(body.analysis)}`,
        part(body.method, ' by '),
        part(body.place, ', taken at '),
        part(body.purpose, ', for '),
        part(body.asks, ', asks: '),
        part(results(body.results, telling), ': '),
        part(shortHash(body.rawSha256), '; from a file with SHA-256 ', '...'),
        part(body.takingRule, ', taken by rule '),
      ].join('');

const forHeat =
  (verb: string): Words =>
  ({ kg, heat }) =>
    `${mass(kg)} ${verb} heat ${text(heat)}`;

const sampled: Words = ({ sample, place, purpose, kg }) =>
  `sample ${text(sample)} taken${part(place, ' at ')}${part(purpose, ' for ')}${kg === undefined ? '' : `, ${mass(kg)}`}`;

const retestOpened: Words = ({ replaces, rule, elements, names, cause }) =>
  `retest of ${text(replaces)} opened by rule ${text(rule)}${part(listedText(elements), ' in ')}` +
  `${part(listedText(names), ' on ')}${part(cause, ': ')}`;

const listedText = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(', ') : '');

const shipped: Words = ({ kg, to, order, accepted }) =>
  `shipped ${mass(kg)}${part(to, ' to ')}${part(order, ', order ')}${part(accepted, '; accepted: ')}`;

/** Which way the metal went stands in the kind: what is confirmed was sent from here. */
const transferred = ({ of, origin, here, saidKg, weighedKg, accepted }: Fields, arrived: boolean): string =>
  arrived
    ? `${text(of)} of ${text(origin)} received as ${text(here)}: ${mass(saidKg)} said, ${mass(weighedKg)} weighed${part(accepted, '; accepted: ')}`
    : `${text(here)} is received by ${text(origin)} as ${text(of)}: ${mass(saidKg)} said, ${mass(weighedKg)} weighed${part(accepted, '; accepted: ')}`;

const released: Words = ({ verdict, predicted, specification, reasons }) =>
  `${text(verdict)}${predicted === true ? ' on a prediction' : ''}${part(specification, ', ')}` +
  (Array.isArray(reasons) && reasons.length > 0 ? `: ${text(reasons[0])}` : '');

const dispositioned: Words = ({ disposition, reason }) => `${text(disposition)}${part(reason, ': ')}`;

const cast: Words = ({ outputs, losses: lost, weighings }) =>
  `${listed(outputs)
    .map(
      ({ lot, kg, form }) =>
        `${mass(kg)} ${text(lot)} (${text(form)})${weighedWords(weighings, text(lot), kg)}`,
    )
    .join(', ')}${losses(lost, weighings)}`;

const gateChecked: Words = ({ verdict, checks }) => {
  const open = listed(checks).filter((check) => check.verdict !== 'PASS');
  const all = `gate ${text(verdict)}, ${counted(listed(checks).length, 'check')}`;
  return open.length === 0
    ? all
    : `${all}; ${open.map((check) => `${text(check.check)} ${text(check.verdict)}${part(check.reason, ' (', ')')}`).join(', ')}`;
};

const received: Words = (body) => {
  const { price } = body;
  const paid =
    typeof price === 'object' && price !== null
      ? `, ${text((price as Fields).text)} ${text((price as Fields).currency)}/kg`
      : '';
  return `received ${mass(body.massKg)} ${text(body.form)}${part(body.supplier, ' from ')}${part(body.from, ' out of ')}${part(body.alloy, ', declared ')}${part(body.element, ', declared ')}${part(body.owner, ', owned by ')}${paid}`;
};

/** "hold point pour (mould dry)": the points of a plan. */
const pointsIn = (points: unknown): string =>
  listed(points)
    .map(({ point, kind, look }) => `${text(kind)} point ${text(point)} (${text(look)})`)
    .join(', ');

const DECIDED: Readonly<Record<PointDecision, string>> = {
  called: 'inspector called to point',
  accepted: 'accepted: point',
  rejected: 'rejected: point',
  absent: 'inspector did not come to point',
  waived: 'waived: point',
};

/** How far a plan comes that does not reach what was asked. */
function belowIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { asked, reached, reason } = value as Fields;
  return `; below what was asked (${percent(Number(reached))} of heats pass, ${percent(Number(asked))} asked), nothing reserved before it is accepted${part(reason, ': ')}`;
}

/** What the furnace left open when a heat was planned. */
const openInPlan = (open: unknown): string =>
  listed(open)
    .map(({ of, until }) => `${text(of)} open until ${text(until)}`)
    .join(', ');

const planned: Words = ({ target, reservations, below, open, proposal, contract, holdPoints }) => {
  const { grade, specification, kg } = (target ?? {}) as Fields;
  const wanted = [kg === undefined ? '' : mass(kg), text(grade), text(specification)].filter(
    (one) => one !== '',
  );
  return `planned${wanted.length > 0 ? ` ${wanted.join(' of ')}` : ''}${part(portions(reservations ?? proposal), ': ')}${part(belowIn(below))}${part(openInPlan(open), '; ')}${part(contractIn(contract), '; contract: ')}${part(pointsIn(holdPoints), '; ')}`;
};

/** "812 kWh electricity of the furnaces, 40 m3 argon". */
const usesIn = (uses: unknown): string =>
  listed(uses)
    .map(({ item, amount }) => {
      const known = HEAT_USE_NAMES.find((one) => one === item);
      return known === undefined
        ? text(item)
        : `${text(amount)} ${HEAT_USES[known]} ${HEAT_USE_WORDS[known]}`;
    })
    .join(', ');

/** The contract of a record in words; empty where it has none. */
function contractIn(contract: unknown): string {
  if (typeof contract !== 'string') return '';
  const read = heatContractSchema.safeParse(JSON.parse(contract));
  return read.success ? contractWords(read.data) : contract;
}

const charged: Words = ({ addition, asPlanned, inputs, reason, missing, weighings, furnace }) =>
  `${addition === undefined ? (asPlanned === true ? 'charged as planned, not weighed:' : 'charged') : `${text(addition)} addition:`} ${portions(inputs, weighings)}${part(furnace, ' into ')}${part(reason, '; ')}${missingIn(missing)}`;

const missingIn = (missing: unknown): string =>
  (Array.isArray(missing) ? (missing as { lot?: unknown; reason?: unknown }[]) : [])
    .map(({ lot, reason }) => `; ${text(lot)} was not there: ${text(reason)}`)
    .join('');

const CHANGED: Readonly<Record<string, string>> = {
  massKg: 'mass',
  form: 'form',
  class: 'origin',
  supplier: 'supplier',
  alloy: 'declared grade',
  reference: 'reference',
};

const corrected: Words = (body, telling) => {
  const changes = Object.entries(CHANGED).flatMap(([field, name]) =>
    ownValue(body, field) === undefined
      ? []
      : [`${name} ${(field === 'massKg' ? mass : text)(ownValue(body, field))}`],
  );
  const contract = contractIn(body.contract);
  const all = [
    ...changes,
    ...(contract === '' ? [] : [`contract ${contract}`]),
    ...(body.holdPoints === undefined ? [] : [`added ${pointsIn(body.holdPoints)}`]),
    ...listed(body.losses).map(({ to, kg }) => `${mass(kg)} lost to ${text(to)}`),
    ...listed(body.withdrawnLosses).map(({ to, kg }) => `${mass(kg)} not lost to ${text(to)}`),
    ...(body.unbalancedKg === undefined ? [] : [`${mass(body.unbalancedKg)} still unaccounted for`]),
    ...(body.results === undefined ? [] : [results(body.results, telling)]),
  ];
  const what = `record ${text(body.correctsSeq)} (${text(body.correctsKind)})`;
  return body.how === 'did-not-occur'
    ? `${what} taken back${part(body.reason, ': ')}`
    : `${what} put right: ${all.join(', ')}${part(body.reason, '; ')}`;
};

const measuredBy: Words = ({ method, lab, results: found }, telling) =>
  `${text(method)}${part(lab, ' at ')}${part(results(found, telling), ': ')}`;

/** Whose plant it is: "plant X with p-1 (quality), p-2 (melter)". */
const plantOf: Words = ({ name, persons, demonstration }) =>
  `${demonstration === true ? 'demonstration ' : ''}plant ${text(name)}${part(
    listed(persons).map(personWords).join(', '),
    ' with ',
  )}`;

const personWords = ({ id, name, roles, validUntil }: Fields): string =>
  `${part(id)}${part(name, ' ')}${Array.isArray(roles) ? ` (${roles.map(text).join(', ')})` : ''}${part(validUntil, ' until ')}`.trim();

/** "OES spark, set by p-qual": the rule by which results were taken. */
function ruleIn(rule: unknown): string {
  if (typeof rule !== 'object' || rule === null) return '';
  const { name, setBy } = rule as Fields;
  return `${text(name)}${part(setBy, ', set by ')}`;
}

/** Beginning of a hash: enough to find it. */
const shortHash = (value: unknown): string => text(value).slice(0, 12);

const linesIn = (weighed: unknown): string =>
  listed(weighed)
    .map(({ lot, kg }) => `${text(lot).replace(/^lot:/, '')} ${mass(kg)}`)
    .join(', ');

const reachedBy: Words = ({ recall, recallSeq }) =>
  `recalled by record ${text(recallSeq)} (recall ${text(recall)})`;

/** What was entered, and by which system. */
const entered: Words = ({ entry, sent, reason }) => {
  const { sender, number, version } = (sent ?? {}) as Fields;
  return `entered${part(namedIn(entry), ': ')}${part(sender, ', sent by ')}${part(number, ' as ')}${part(version, ', version ')}${part(reason, '; why: ')}`;
};

const WORDS: Readonly<Record<KindName, Words>> = {
  'lot.received': received,
  'lot.gate-checked': gateChecked,
  'lot.processed': ({ treatment, wetKg, cleanKg, losses: lost }) =>
    `${text(treatment)}: ${mass(wetKg)} before, ${mass(cleanKg)} after${losses(lost)}`,
  'lot.analysed': analysed,
  'lot.identified': ({ verdict, candidates }) =>
    `${text(verdict)}${part(
      listed(candidates)
        .slice(0, 3)
        .map(({ grade, probability }) => `${text(grade)} ${text(probability)}`)
        .join(', '),
      ': ',
    )}`,
  'lot.cleared': ({ alloy, reason, override }) =>
    `cleared as ${text(alloy)}${part(reason, ': ')}${override === undefined ? '' : ', by an override'}`,
  'lot.held': ({ reason }) => `held${part(reason, ': ')}`,
  'object.held': ({ reason }) => `held${part(reason, ': ')}`,
  'lot.lift-proposed': ({ reason }) => `lifting of the hold proposed${part(reason, ': ')}`,
  'lot.analysis-ordered': ({ step, method, elements, heat }) =>
    `${step === 'ordered' ? 'ordered' : 'no longer ordered'}: ${listed(elements).map(text).join(', ')} by ${text(method)}${part(heat, ', for heat ')}`,
  'lot.reserved': forHeat('reserved for'),
  'lot.unreserved': forHeat('given back by'),
  'lot.drawn': forHeat('went into'),
  'lot.undrawn': forHeat('came back from'),
  'lot.sampled': sampled,
  'lot.dispositioned': dispositioned,
  'heat.planned': planned,
  'heat.plan-accepted': ({ reason }) => `plan below what was asked accepted${part(reason, ': ')}`,
  'heat.cancelled': ({ reason }) => `cancelled${part(reason, ': ')}`,
  'heat.charged': charged,
  'heat.leak-measured': ({ furnace, leakPaM3PerS, limitPaM3PerS, accepted }) =>
    `leak-up rate of ${text(furnace)}: ${text(leakPaM3PerS)} Pa m3/s${part(limitPaM3PerS, ', limit ')}${part(accepted, '; accepted: ')}`,
  'heat.melted': ({ process, inputKg, outputKg, losses: lost, unbalancedKg, weighings }) =>
    `${text(process)}: ${mass(inputKg)} in, ${mass(outputKg)} out${weighedWords(weighings, POURED, outputKg)}${losses(lost, weighings)}${unbalancedKg === undefined ? '' : `; ${mass(unbalancedKg)} unaccounted for`}`,
  'heat.logged': ({ furnace }) => `furnace log of ${text(furnace)}`,
  'heat.used': ({ uses }) => `used ${usesIn(uses)}`,
  'heat.shift': ({ step, note, weighed }) =>
    step === 'taken-over'
      ? 'taken over by the next shift'
      : `handed over to the next shift${part(note, ': ')}${part(linesIn(weighed), '; weighed and not charged: ')}`,
  'heat.inspected': ({ decision, point, remark }) =>
    `${ownValue(DECIDED, text(decision)) ?? text(decision)} ${text(point)}${part(remark, '; ')}`,
  'heat.advised': ({ decision, advice, reason }) =>
    `advice ${text(decision)}${part(advice, ': ')}${part(reason, '; ')}`,
  'heat.cast': (body, telling) => `cast ${cast(body, telling)}`,
  'heat.cut': (body, telling) => `cut into ${cast(body, telling)}`,
  'heat.sampled': sampled,
  'heat.analysed': analysed,
  'heat.retest-opened': retestOpened,
  'heat.released': released,
  'heat.dispositioned': dispositioned,
  'object.created': ({ form, from, massKg }) => `${text(form)}, ${mass(massKg)}${part(from, ' out of ')}`,
  'object.reserved': forHeat('reserved for'),
  'object.unreserved': forHeat('given back by'),
  'object.drawn': forHeat('went into'),
  'object.undrawn': forHeat('came back from'),
  'object.sampled': sampled,
  'object.analysed': analysed,
  'object.retest-opened': retestOpened,
  'object.released': released,
  'object.dispositioned': dispositioned,
  'lot.shipped': shipped,
  'object.shipped': shipped,
  'transfer.received': (body) => transferred(body, true),
  'transfer.confirmed': (body) => transferred(body, false),
  'record.corrected': corrected,
  'assay.recorded': measuredBy,
  'test.recorded': measuredBy,
  'cert.issued': ({ type, number }) => `certificate ${text(number)} (${text(type)}) issued`,
  'cert.withdrawn': ({ number, reason, supersededBy }) =>
    `certificate ${text(number)} withdrawn${part(reason, ': ')}${part(supersededBy, '; superseded by ')}`,
  'specification.entered': ({ customer, reason }) =>
    `typed in from the document${part(customer, ', customer ')}${part(reason, '; why: ')}`,
  'specification.compared': () => 'compared with the document: every limit the same',
  'route.entered': ({ route, reason }) => `route${part(operationsOf(route), ': ')}${part(reason, '; why: ')}`,
  'register.entered': ({ entry, reason }) => `entered${part(namedIn(entry), ': ')}${part(reason, '; why: ')}`,
  'results.arrived': ({ file, source, lesson, samples }) =>
    `results arrived${part(file, ' in ')}${part(source, ' from ')}${part(listedText(samples), ': ')}${part(lesson, '; read by ')}`,
  'results.settled': ({ step, rows, reason, rule }) =>
    `${text(step)}: ${listed(rows)
      .map(({ name, of, sample }) => `${text(name)}${part(of, ' as ')}${part(sample, ', sample ')}`)
      .join('; ')}${part(reason, ': ')}${part(ruleIn(rule), ', by rule ')}`,
  'register.ended': ({ reason }) => `not used any more${part(reason, ': ')}`,
  'programme.locked': ({ documentSha256, processSha256 }) =>
    `locked, ${shortHash(documentSha256)}${part(shortHash(processSha256), ', process ')}`,
  'programme.revised': ({ documentSha256, reason, valuesSeen, evaluationsSeen }) =>
    `revised, ${shortHash(documentSha256)}${part(reason, ': ')}; seen before: ${text(valuesSeen)} rows, ${text(evaluationsSeen)} evaluations`,
  'programme.evidence-added': ({ report, evidenceType, rows }) =>
    `${text(evidenceType)}${part(report, ', report ')}: ${counted(listed(rows).length, 'row')}`,
  'programme.evidence-excluded': ({ specimens, cause, reason }) =>
    `excluded ${listed(specimens)
      .map(({ item, heat, specimen }) => `${text(item)} of ${text(specimen)} (heat ${text(heat)})`)
      .join(', ')}${part(cause, ', ')}${part(reason, ': ')}`,
  'programme.overridden': ({ item, diagnostic, reason, expires }) =>
    `alarm ${text(diagnostic)} of ${text(item)} overridden${part(expires, ' until ')}${part(reason, ': ')}`,
  'programme.evaluated': ({ gate, verdict, documentSha256 }) =>
    `gate ${text(gate)} recommends ${text(verdict)}, on document ${shortHash(documentSha256)}`,
  'programme.approved': ({ gate, number, approvalType, authority, expires }) =>
    `gate ${text(gate)} approved${part(approvalType, ': ')}${part(number, ' ')}${part(authority, ' by ')}${part(expires, ', until ')}`,
  'programme.introduced': ({ fleet, approval, limitations }) =>
    `introduced into service, ${text(fleet)} fleet${part(approval, ', approval ')}${part(limitations, '; ')}`,
  'programme.suspended': ({ reason }) => `service suspended${part(reason, ': ')}`,
  'plant.founded': plantOf,
  'person.proposed': (body) =>
    `${body.ended === true ? 'end proposed' : `proposed: ${personWords(body)}`}${part(body.reason, '; ')}`,
  'person.deputy-named': (body) =>
    `proposed as deputy: ${part(body.name)}${part(body.deputyFor, ' for ')}${part(body.deputyFrom, ' from ')}${part(body.deputyUntil, ' until ')}`,
  'person.confirmed': () => 'proposal confirmed',
  'clock.confirmed': ({ reason }) => `the clock is right${part(reason, ': ')}`,
  'clock.corrected': ({ aheadSince, reason }) =>
    `the clock was ahead from record ${text(aheadSince)} to the one before this${part(reason, ': ')}`,
  'key.made': () => 'new key',
  'key.revoked': ({ ending, since, reason }) =>
    `key ${text(ending)}${part(since, ', what it signed since ', ' does not count')}${part(reason, ': ')}`,
  'lot.recalled': reachedBy,
  'heat.recalled': reachedBy,
  'object.recalled': reachedBy,
  'recall.recorded': ({ of, reason, subjects }) =>
    `recall${part(of, ' of ')}: ${text(subjects)} reached${part(reason, '; ')}`,
  'footprint.recorded': ({ total, unit, nParts }) =>
    `footprint booked${part(total, ': ', ` ${text(unit)}`)}, ${text(nParts)} parts`,
  'checkpoint.cosigned': ({ size, witnesses }) =>
    `checkpoint of ${text(size)} records signed by ${listed(witnesses)
      .map(({ name }) => text(name))
      .join(' and ')}`,
  'checkpoint.timestamped': ({ size, authority, stated }) =>
    `checkpoint of ${text(size)} records existed at ${text(stated)}, by ${text(authority)}`,
  'index.root': ({ size }) => `index over ${text(size)} records`,
  'disclosure.set': ({ customer, opens, reason }) =>
    `${text(customer)} is shown ${Array.isArray(opens) ? opens.join(', ') : 'nothing'}${part(reason, ': ')}`,
  'salt.erased': ({ field, erasesSeq, reason }) =>
    `${text(field)} of record ${text(erasesSeq)} erased${part(reason, ': ')}`,
  'cert.signed': ({ number }) => `certificate${part(number, ' ')} signed`,
  // who signs the record states whose key it is; nothing proves that
  'cert.countersigned': ({ number, name, of, verifierKey }) =>
    `certificate${part(number, ' ')} countersigned with key ${text(verifierKey).split('+', 1)[0]}${part(name, ', stated to be that of ')}${part(of, ' (', ')')}`,
  'person.credential': ({ account }) => (account === undefined ? 'new token' : 'account bound'),
  'cost.posted': ({ totalUsd, costs }) =>
    `cost posted${part(totalUsd, ': ', ' USD')}, ${counted(listed(costs).length, 'item')}`,
  'customer.entered': entered,
  'article.entered': entered,
  'order.entered': entered,
  'label.printed': ({ label, copies, printer, reason }) =>
    `${text(copies) === '1' ? 'label' : `${text(copies)} labels`} of the ${text(label)} printed${part(printer, ' by ')}${part(reason, '; another one: ')}`,
  'price.set': ({ usdPerKg, on, source }) =>
    `${part(usdPerKg, '', ' USD/kg')}${part(on, ' on ')}${part(source, ' (', ')')}`,
};

/** Name of what a register keeps, where it has one beside its id. */
const namedIn = (entry: unknown): string =>
  typeof entry === 'string' ? text((JSON.parse(entry) as { readonly name?: unknown }).name) : '';

/** Operations of a kept route in order: "VIM, ESR, VAR". */
function operationsOf(route: unknown): string {
  if (typeof route !== 'string') return '';
  return listed(JSON.parse(route))
    .map(({ operation }) => text(operation))
    .join(', ');
}
