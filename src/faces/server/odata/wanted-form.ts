import { InputError } from '../../../foundation/errors.ts';
import { HttpRefusal } from '../replies.ts';

/** How an answer in JSON is wanted. */
export interface WantedForm {
  readonly metadata: 'minimal' | 'none';
  /** Whole numbers and decimals as texts, for readers whose numbers have 15 digits. */
  readonly asTexts: boolean;
  readonly type: string;
}

/** Reads `$format`, else the header Accept. Throws HttpRefusal (406) for a form that is not offered. */
export function formOf(accept: string, format: string | null): WantedForm {
  const wanted =
    format === null
      ? (accept.split(',').find((one) => /json/.test(one)) ?? accept)
      : format === 'json'
        ? 'application/json'
        : format;
  const media = wanted.split(';', 1)[0]!.trim().toLowerCase();
  const isJson = ['', '*/*', 'application/*', 'application/json'].includes(media);
  const metadata = /odata(?:\.metadata)?=([a-z]+)/.exec(wanted)?.[1] ?? 'minimal';
  // a browser that looks at the address gets JSON too
  if (
    (!isJson && (format !== null || !/\*\/\*/.test(accept))) ||
    (metadata !== 'minimal' && metadata !== 'none')
  )
    throw new HttpRefusal(
      406,
      new InputError('an answer is not given in this form', {
        ...{ path: format === null ? 'Accept' : '$format', value: wanted.slice(0, 100) },
        allowed: 'application/json, with odata.metadata=minimal or none, and IEEE754Compatible=true',
      }),
    );
  const asTexts = /IEEE754Compatible=true/i.test(wanted);
  return {
    ...{ metadata, asTexts },
    type: `application/json;odata.metadata=${metadata}${asTexts ? ';IEEE754Compatible=true' : ''};charset=utf-8`,
  };
}

/** Lines of a page, where the caller names no number. */
const PAGE = 10_000;
const LARGEST_PAGE = 100_000;

/** How many lines a caller wants in a page (`Prefer: odata.maxpagesize=500`). */
export function pageSizeOf(prefer: string): number {
  const [, size] = /(?:odata\.)?maxpagesize=(\d{1,9})/.exec(prefer) ?? [];
  return size === undefined ? PAGE : Math.min(Math.max(Number(size), 1), LARGEST_PAGE);
}
