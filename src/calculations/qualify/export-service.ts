import type { GateThree } from '../../documents/qualification/qualify.ts';
import type { QualifyExport } from '../../documents/qualification/qualify-export.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import type { ExportOf } from './export-of.ts';

type Part = QualifyExport['parts'][number];

/** The service management plan: what the fleet has shown, what was removed, and what stops it. */
export const servicePlan = (of: ExportOf): Part[] => [
  fleetPart(of),
  removalsPart(of),
  watchPart(of),
  {
    heading: 'Outside this programme',
    asks: 'maintenance that keeps the attributes of the part, and limits to repair',
    columns: [],
    rows: [],
    missing: [
      'inspection intervals and their methods',
      'limits to repair',
      'the life limit in the manual of the engine',
    ],
  },
];

function fleetPart({ output }: ExportOf): Part {
  const three = output.gates.find((gate): gate is GateThree => gate.gate === 3);
  const rows = (three?.properties ?? []).flatMap((fleet) => [
    ['verdict', fleet.verdict],
    ['state', fleet.state],
    ['recommended', fleet.recommended],
    ['exposure', `${significant(fleet.exposure)} ${fleet.unit}`],
    ['material events', String(fleet.events)],
    ['rate at most', `${significant(fleet.upperRate)} per ${fleet.unit} at ${percent(fleet.confidence, 0)}`],
    ['limit rate', `${fleet.limitRate} per ${fleet.unit}`],
    ['exposure still needed without an event', `${significant(fleet.moreExposure)} ${fleet.unit}`],
    ...fleet.reasons.map(({ words }) => ['finding', words]),
  ]);
  return {
    heading: 'Fleet in service',
    asks: 'how far the parts are in service, and what that has shown',
    columns: ['', 'shown'],
    rows,
    missing: three ? [] : ['service evidence: gate 3 was not judged'],
  };
}

function removalsPart({ input }: ExportOf): Part {
  const parts = input.service?.parts ?? [];
  const unit = input.service?.unit ?? '';
  const removed = parts.flatMap(({ serial, removals = [] }) =>
    removals.map(({ at, cause, hazard }) => [
      serial,
      `${significant(at)} ${unit}`,
      cause,
      hazard ? 'hazard class' : '',
    ]),
  );
  const unknown = removed.filter(([, , cause]) => cause === 'unknown').map(([serial]) => serial);
  return {
    heading: 'Removals by serial',
    asks: 'each removal with its cause, part by part',
    columns: ['serial', 'at', 'cause', 'class'],
    rows: removed,
    missing: [
      ...(parts.length > 0 && removed.length === 0 ? ['no part was removed so far'] : []),
      ...(unknown.length > 0 ? [`causes of ${unknown.join(', ')}`] : []),
    ],
  };
}

const watchPart = ({ facts, input }: ExportOf): Part => ({
  heading: 'What is watched, and what stops the fleet',
  asks: 'signals of production and service, and what follows',
  columns: ['signal', 'then'],
  rows: [
    ...(input.service?.series ?? []).map(({ property, target, sd }) => [
      `CUSUM of ${property} heat by heat`,
      `target ${target}, SD ${sd}: a signal suspends`,
    ]),
    ...facts.requalificationTriggers
      .filter(({ watch }) => watch === 'chartSignal' || watch === 'serviceEvent')
      .map(({ words, gate, level, reopens }) => [
        words,
        `re-opens ${reopens ?? `gate ${gate} at level ${level}`}`,
      ]),
  ],
  missing: input.service?.series?.length ? [] : ['charts of properties heat by heat: the document has none'],
});
