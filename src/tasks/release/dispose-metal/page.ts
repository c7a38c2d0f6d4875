import type { Disposed } from '../../../documents/proof/disposed.ts';
import { paragraph, shortPage } from '../../../pages/blocks/parts.ts';

export const page = ({ subject, as, why }: Disposed) => shortPage(subject, [paragraph(`Reason: ${why}`)], as);
