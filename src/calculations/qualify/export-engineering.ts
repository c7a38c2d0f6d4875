import type { GateTwo } from '../../documents/qualification/qualify.ts';
import type { QualifyExport } from '../../documents/qualification/qualify-export.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import type { ExportOf } from './export-of.ts';

type Part = QualifyExport['parts'][number];

/** The engineering plan: the properties, anomalies and lives that a life assessment may take from the programme. */
export const engineeringPlan = (of: ExportOf): Part[] => [
  propertiesPart(of),
  anomaliesPart(of),
  livesPart(of),
  {
    heading: 'Outside this programme',
    asks: 'loads, temperatures and the analysis that turns properties into a life',
    columns: [],
    rows: [],
    missing: [
      'mission, thermal and stress analysis of the part',
      'damage tolerance assessment: crack growth and the sizes that inspection can miss',
      'the approved life itself: it is an approval of its own',
    ],
  },
];

function propertiesPart({ input, output }: ExportOf): Part {
  const { properties } = output.gates[0];
  const asked = new Map(input.programme.properties.map((property) => [property.id, property]));
  const open = properties
    .filter(({ verdict }) => verdict !== 'PASS')
    .map(({ id, verdict }) => `${id}: ${verdict}`);
  const alone = properties.filter(({ equivalence }) => equivalence === undefined).map(({ id }) => id);
  return {
    heading: 'Material properties for the life assessment',
    asks: 'properties of the material as made by the frozen process, with the confidence of each',
    columns: ['property', 'verdict', 'bound', 'method', 'design limit', 'heats x values'],
    rows: properties.map(({ id, unit, verdict, issued, heats, values }) => {
      const { designMinimum, designMaximum } = asked.get(id)!;
      return [
        id,
        verdict,
        issued
          ? `${issued.label} ${significant(issued.value)} ${unit} (${percent(issued.content, 0)} at ${percent(issued.confidence, 0)})`
          : 'none issued',
        issued?.method ?? '',
        [
          ...(designMinimum === undefined ? [] : [`at least ${designMinimum} ${unit}`]),
          ...(designMaximum === undefined ? [] : [`at most ${designMaximum} ${unit}`]),
        ].join(', '),
        `${heats}, ${values}`,
      ];
    }),
    missing: [
      ...(open.length > 0 ? [`properties that are not shown: ${open.join(', ')}`] : []),
      ...(alone.length > 0 ? [`equivalence to the qualified route: not asked for ${alone.join(', ')}`] : []),
      ...(output.programme.processHash ? [] : ['the frozen process: the programme states none']),
    ],
  };
}

function anomaliesPart({ output, input }: ExportOf): Part {
  const { cleanliness = [] } = output.gates[0];
  const blind = (input.cleanliness ?? [])
    .filter(({ detection }) => detection === undefined)
    .map(({ id }) => id);
  return {
    heading: 'Anomalies',
    asks: 'rates of anomalies of the melt process with their bounds, and what inspection finds of them',
    columns: ['anomaly', 'verdict', 'findings', 'inspected', 'rate at most', 'limit'],
    rows: cleanliness.map((rate) => [
      rate.id,
      rate.verdict,
      String(rate.findings),
      `${significant(rate.mass_t)} t`,
      rate.upper_per_t === undefined ? 'not inspected' : `${significant(rate.upper_per_t)} per t`,
      `${significant(rate.limit_per_t)} per t`,
    ]),
    missing: [
      ...(cleanliness.length === 0 ? ['anomaly rates: the document states none'] : []),
      ...(blind.length > 0 ? [`probability of detection of ${blind.join(', ')}`] : []),
      'sizes of anomalies as a distribution: the document holds counts',
    ],
  };
}

function livesPart({ input, output }: ExportOf): Part {
  const two = output.gates.find((gate): gate is GateTwo => gate.gate === 2);
  const lives = new Map((input.component?.lives ?? []).map((life) => [life.id, life]));
  return {
    heading: 'Lives shown on rigs and engines',
    asks: 'tests that establish or confirm the life',
    columns: [
      'demonstration',
      'verdict',
      'at a life of',
      'reliability at least',
      'target',
      'shape and its source',
    ],
    rows: (two?.properties ?? []).map(({ id, verdict, lower, target, confidence }) => {
      const life = lives.get(id);
      return [
        id,
        verdict,
        life ? `${significant(life.life)} ${life.unit}` : 'pass or fail',
        `${significant(lower)} at ${percent(confidence, 0)}`,
        String(target),
        life ? `${life.shape}, ${life.shapeSource}` : '',
      ];
    }),
    missing: two ? [] : ['component, rig and engine tests: gate 2 was not judged'],
  };
}
