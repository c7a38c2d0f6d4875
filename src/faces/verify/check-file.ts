import { parseDocument } from '../../documents/common.ts';
import { type CheckAnalysis, checkAnalysisSchema } from '../../documents/proof/check-analysis.ts';
import { InputError } from '../../foundation/errors.ts';

/** The customer's own analysis. Throws InputError naming the file, with an example of one. */
export function checkAnalysisIn(document: unknown, where: string): CheckAnalysis {
  try {
    return parseDocument(checkAnalysisSchema, document, where);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [first, ...more] = error.details.map(({ cure: _, ...detail }) => ({ where, ...detail }));
    throw new InputError(error.message, [{ ...first, cure: CHECK_CURE }, ...more], error);
  }
}

const CHECK_CURE = `write the file so:
    {"results": [{"element": "Cr", "text": "18.9", "unit": "wt%", "method": "OES"},
                 {"element": "S", "text": "12", "unit": "ppm", "method": "combustion"}]}`;
