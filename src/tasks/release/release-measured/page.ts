import type { Page } from '../../../documents/page.ts';
import type { Released } from '../../../documents/proof/release.ts';
import { TURNS } from '../../../pages/blocks/release/release-head.ts';
import { releasePage } from '../../../pages/blocks/release/release-page.ts';

export const page = ({ document, output, remarks }: Released): Page => {
  const judged = releasePage(output, remarks, document);
  return { ...judged, head: { ...judged.head!, turn: TURNS[output.verdict] } };
};
