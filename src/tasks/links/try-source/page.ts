import type { SourceTriedAnswer } from '../../../documents/links/sources.ts';
import type { Page } from '../../../documents/page.ts';
import { list, shortPage } from '../../../pages/blocks/parts.ts';

/** What a source said when it was tried. */
export const page = ({ source, words, raw }: SourceTriedAnswer): Page =>
  shortPage(`Source ${source}`, list([`It was tried: ${words}.`, ...(raw === null ? [] : [raw])]));
