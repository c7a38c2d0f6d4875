import { parseDocument } from '../../documents/common.ts';
import { qualifyInputSchema } from '../../documents/qualification/qualify.ts';
import {
  type LifePlan,
  type QualifyExport,
  qualifyExportOrderSchema,
} from '../../documents/qualification/qualify-export.ts';
import type { Facts } from '../facts.ts';
import { engineeringPlan } from './export-engineering.ts';
import { manufacturingPlan } from './export-manufacturing.ts';
import type { ExportOf } from './export-of.ts';
import { servicePlan } from './export-service.ts';
import { qualifyDocument } from './qualify.ts';

const PARTS: Readonly<Record<LifePlan, (of: ExportOf) => QualifyExport['parts']>> = {
  engineering: engineeringPlan,
  manufacturing: manufacturingPlan,
  'service-management': servicePlan,
};

/** `qualifyExport`: what a programme gives to one of the three plans of 14 CFR 33.70, and what it does not. Throws as `qualify`. */
export function qualifyExportDocument(document: unknown, facts: Facts): QualifyExport {
  const order = parseDocument(qualifyExportOrderSchema, document, 'export');
  const output = qualifyDocument(order.document, facts);
  const input = parseDocument(qualifyInputSchema, order.document, 'qualify');
  const { id, title, level } = output.programme;
  return {
    format: 'remelt-life-plan/1',
    manifest: output.manifest,
    plan: order.plan,
    programme: { id, ...(title ? { title } : {}), level },
    gates: output.gates.map(({ gate, verdict, issues }) => ({ gate, verdict, issues })),
    parts: PARTS[order.plan]({ input, output, facts }),
  };
}
