import { nothingAsked, parseDocument } from '../../documents/common.ts';
import type { ProgrammeTemplates } from '../../documents/qualification/qualify.ts';
import type { ProgrammeTemplate } from '../../models/qualification/programme/template.ts';
import type { Facts } from '../facts.ts';

/** `programmeTemplates`: drafts of programmes, to be completed with limits, margins and baselines of the plant. */
export function programmeTemplatesDocument(document: unknown, facts: Facts): ProgrammeTemplates {
  parseDocument(nothingAsked, document, 'programme templates');
  return facts.programmeTemplates.map((template) => ({
    name: template.name,
    title: template.title,
    document: draftOf(template),
  }));
}

function draftOf(template: ProgrammeTemplate): ProgrammeTemplates[number]['document'] {
  const { name, title, gradeId, level, labels, properties, rates, passFail } = template;
  return {
    format: 'remelt-programme/1',
    programme: {
      id: name,
      title,
      gradeId,
      level,
      labels,
      properties: properties.map(({ heats, perHeat, confidence, source, ...property }) => ({
        ...property,
        plan: { heats, perHeat },
        source: `${source} (${confidence})`,
      })),
    },
    evidence: [],
    ...(rates.length > 0 ? { cleanliness: rates.map((rate) => ({ ...rate, findings: 0, mass_t: 0 })) } : {}),
    ...(passFail.length > 0
      ? {
          component: {
            passFail: passFail.map(({ id, reliability }) => ({ id, reliability, tested: 0, failures: 0 })),
          },
        }
      : {}),
  };
}
