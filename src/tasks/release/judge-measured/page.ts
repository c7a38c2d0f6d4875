import type { Released } from '../../../documents/proof/release.ts';
import { releasePage } from '../../../pages/blocks/release/release-page.ts';

/** The same as a decision, before anybody has signed it. */
export const page = ({ document, output, remarks }: Released) => releasePage(output, remarks, document);
