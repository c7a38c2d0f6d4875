import type { EnvelopeOrder } from '../../documents/envelope.ts';
import { significant } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { coveredRange, coveredWords } from '../../models/qualification/programme/envelope.ts';
import type { Change } from './change.ts';

type Heat = EnvelopeOrder['answer']['heats'][number];
type Plan = EnvelopeOrder['plan'];
type QualifiedHeats = NonNullable<EnvelopeOrder['programme']['programme']['qualifiedHeats']>;

/** Classes that are no revert. */
const NEW_METAL: ReadonlySet<string> = new Set(['virgin', 'addition-alloy', 'master-heat']);

/** Sources, share and generation of revert, and the route of a planned heat, against the qualified ones. */
export const chargeChanges = (heats: QualifiedHeats, heat: Heat, plan: Plan): Change[] => [
  ...sourceChanges(heats, heat, plan),
  ...routeChanges(heats, plan.heats.find(({ id }) => id === heat.id)?.route ?? []),
];

function sourceChanges(heats: QualifiedHeats, heat: Heat, plan: Plan): Change[] {
  const parts = heat.charge.flatMap(({ id, mass_kg }) => {
    const material = plan.materials.find((one) => one.id === id);
    return material ? [{ mass_kg, lotClass: material.lotClass, generation: material.generation }] : [];
  });
  const revert = parts.filter(({ lotClass }) => lotClass !== undefined && !NEW_METAL.has(lotClass));
  const share =
    revert.reduce((sum, { mass_kg }) => sum + mass_kg, 0) /
    parts.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const generation = Math.max(0, ...parts.map((part) => part.generation ?? 0));
  const known = coveredWords(heats.flatMap(({ lotClasses = [] }) => [...new Set(lotClasses)]));
  const used = [...new Set(revert.flatMap(({ lotClass }) => lotClass ?? []))];
  return [
    ...(known.length === 0 ? [] : used.filter((one) => !known.includes(one))).map(
      (one): Change => ({
        watch: 'lotClass',
        what: `source class ${one}`,
        words: `The source class ${one} is in no two qualified heats`,
      }),
    ),
    ...above('revertShare', 'Revert share', {
      value: share,
      heats: heats.map(({ revertShare }) => revertShare),
    }),
    ...above('generation', 'Generation', { value: generation, heats: heats.map((one) => one.generation) }),
  ];
}

type Operations = NonNullable<Plan['heats'][number]['route']>;

function routeChanges(heats: QualifiedHeats, operations: Operations): Change[] {
  if (operations.length === 0) return [];
  const sequence = operations.map(({ operation }) => operation).join(' > ');
  const routes = coveredWords(heats.flatMap(({ route }) => (route ? [route.join(' > ')] : [])));
  const linings = coveredWords(heats.flatMap(({ lining }) => lining ?? []));
  const planned = operations.flatMap(({ operation, settings = {} }) => {
    const { lining } = settings;
    const named = lining && typeof lining === 'object' && 'material' in lining ? lining : undefined;
    return [{ operation, settings, lining: named }];
  });
  return [
    ...(routes.length > 0 && !routes.includes(sequence)
      ? [{ watch: 'route' as const, what: sequence, words: `The sequence ${sequence} is not qualified` }]
      : []),
    ...planned.flatMap(({ lining }): Change[] => {
      const material = lining && 'material' in lining ? String(lining.material) : undefined;
      const age = lining && 'heatsSinceReline' in lining ? Number(lining.heatsSinceReline) : undefined;
      return [
        ...(material !== undefined && linings.length > 0 && !linings.includes(material)
          ? [
              {
                watch: 'lining' as const,
                what: `lining of ${material}`,
                words: `A lining of ${material} is not qualified`,
              },
            ]
          : []),
        ...(age === undefined
          ? []
          : above('liningAge', 'Heats on the lining', {
              value: age,
              heats: heats.map(({ liningAge }) => liningAge),
            })),
      ];
    }),
    ...planned.flatMap(({ operation, settings }) =>
      Object.entries(settings).flatMap(([name, value]) =>
        settingChange(heats, `${operation}.${name}`, value),
      ),
    ),
  ];
}

/** A numeric setting against its window; schedules and groups are not compared. */
function settingChange(heats: QualifiedHeats, name: string, value: unknown): Change[] {
  const range = coveredRange(heats.flatMap(({ settings }) => ownValue(settings, name) ?? []));
  if (!range || typeof value !== 'number' || (value >= range.low && value <= range.high)) return [];
  return [
    {
      watch: 'setting',
      what: name,
      words: `${name} of ${significant(value)} lies outside ${significant(range.low)} to ${significant(range.high)}`,
    },
  ];
}

function above(
  watch: Change['watch'],
  name: string,
  { value, heats }: { readonly value: number; readonly heats: readonly (number | undefined)[] },
): Change[] {
  const range = coveredRange(heats.filter((one) => one !== undefined));
  return range && value > range.high * (1 + 1e-9)
    ? [{ watch, what: name, words: `${name} of ${significant(value)} is above ${significant(range.high)}` }]
    : [];
}
