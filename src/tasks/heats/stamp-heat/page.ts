import type { Stamp } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { list, paragraph } from '../../../pages/blocks/parts.ts';

/** The hold and witness points of a heat after a decision at one of them, and which of them keep it. */
export const page = ({ heat, status, points, booked }: Stamp): Page => ({
  format: 'remelt-page/1',
  title: heat,
  verdict: status,
  lead: [
    ...booked.map(({ words, seq }) => paragraph(`${words} (record ${seq})`, 'strong')),
    ...list(
      points.map(({ words, open, mayStamp }) =>
        open
          ? `${words}; work waits for the stamp of ${mayStamp.join(' or ') || 'nobody of this plant'}`
          : words,
      ),
    ),
  ],
  sections: [],
});
