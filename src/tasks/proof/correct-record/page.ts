import type { Page } from '../../../documents/page.ts';
import type { Correction } from '../../../documents/proof/correction.ts';
import { list, paragraph, section } from '../../../pages/blocks/parts.ts';

/** What a correction takes back or changes, and what rests on that. */
export const page = ({ of, record, done, effects, restsOn, reason }: Correction): Page => ({
  format: 'remelt-page/1',
  title: `${of}: ${record}`,
  verdict: done ? 'corrected' : 'not corrected yet',
  lead: [paragraph(reason), ...list(effects)],
  sections: section(
    'rests',
    done ? 'Look at what rests on it' : 'What rests on it',
    restsOn.length === 0 ? [paragraph('nothing')] : list(restsOn),
  ),
});
