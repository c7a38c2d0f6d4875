import { parseDocument } from '../../documents/common.ts';
import {
  type QualifyInput,
  type QualifyOutput,
  qualifyInputSchema,
} from '../../documents/qualification/qualify.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { GateTerms } from '../../models/qualification/programme/gate-one.ts';
import { LEVELS } from '../../models/qualification/programme/level.ts';
import { alphaOfLook } from '../../models/qualification/programme/looks.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { gateOne } from './gate-one.ts';
import { gateThree, gateTwo } from './later-gates.ts';
import { methodsOf } from './methods.ts';
import { untestedOf, usedCold } from './untested.ts';

/** `qualify`: what the gates say of a programme and its evidence. Throws InputError with path, value and cure. */
export function qualifyDocument(document: unknown, facts: Facts): QualifyOutput {
  const input = parseDocument(qualifyInputSchema, document, 'qualify');
  const { programme } = input;
  const terms = termsOf(programme);
  const gates = gatesOf(input, terms, facts);
  return {
    format: 'remelt-qualify/1',
    manifest: manifestOf(document, facts, { seed: DEFAULT_SEED }),
    assumed: [...usedCold(programme, facts), ...assumptions(input, terms)],
    programme: {
      id: programme.id,
      ...(programme.title ? { title: programme.title } : {}),
      level: programme.level,
      ...(programme.process ? { processHash: hashOf(programme.process) } : {}),
    },
    gates,
    methods: methodsOf(gates),
  };
}

/** The gates that the document has evidence for, in order: a gate whose predecessor is open holds at best. */
function gatesOf(input: QualifyInput, terms: GateTerms, facts: Facts): QualifyOutput['gates'] {
  const one = gateOne(input, terms, untestedOf(input, facts));
  const two = input.component ? [gateTwo(input.component, terms, one)] : [];
  const three = input.service ? [gateThree(input.service, terms, [one, ...two])] : [];
  return [one, ...two, ...three];
}

/** Level, and what this look may spend of alpha and of 1 - confidence. */
function termsOf({ level, confidence = 0.95, alpha = 0.05, looks }: QualifyInput['programme']): GateTerms {
  if (!looks) return { level, confidence, alpha };
  const { spending = 'linear', ...counts } = looks;
  const spent = (risk: number): number => alphaOfLook(risk, { ...counts, spending });
  return { level, confidence: 1 - spent(1 - confidence), alpha: spent(alpha) };
}

function assumptions(
  { programme, cleanliness = [] }: QualifyInput,
  { level, confidence, alpha }: GateTerms,
): Assumption[] {
  const say = (what: string, value: string | number, source: string): Assumption => ({
    what,
    value,
    unit: '1',
    source,
  });
  const policy = 'policy of gate 1 (assumption: the programme names none)';
  const auto = programme.properties.some(({ distribution = 'auto' }) => distribution === 'auto');
  const limited = programme.properties.some(
    ({ content, designMinimum, designMaximum }) =>
      content === undefined && (designMinimum !== undefined || designMaximum !== undefined),
  );
  return [
    ...(programme.confidence === undefined ? [say('confidence of bounds', confidence, policy)] : []),
    ...(programme.alpha === undefined ? [say('alpha of equivalence', alpha, policy)] : []),
    ...cleanliness
      .filter(({ detection }) => detection === undefined)
      .map(({ id }) => say(`probability of detection of ${id}`, 1, 'assumption: the document states none')),
    ...(programme.looks === undefined ? [say('looks at the data', 1, policy)] : []),
    ...(limited
      ? [
          say(
            'content that design limits speak of',
            LEVELS[level].content,
            `level ${level}: the stricter one`,
          ),
        ]
      : []),
    ...(auto
      ? [say('order of distributions', 'Weibull, lognormal, normal', 'MIL-HDBK-17 8.3 (policy)')]
      : []),
  ];
}
