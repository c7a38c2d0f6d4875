import { readRecorderFiles } from '../../../calculations/logs/recorder-parts.ts';
import { sourceNamed } from '../../../desk/reference/sources.ts';
import { tagMapOf } from '../../../desk/reference/tag-maps.ts';
import { fromBase64 } from '../../../evidence/proof/bytes.ts';
import { InputError, UnavailableError } from '../../../foundation/errors.ts';
import { sha256Hex } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Rows that our own drivers write beside those of tags: how many values a part was made of, and their hash. */
const OWN_TAG = '#values';

/**
 * Keeps what a recorder sent, so that the log of a heat can be cut out of it. Throws NotFoundError for a source that is not in use, InputError for one
 * that is not a recorder and for a file that cannot be read, UnavailableError where nothing is kept.
 */
export const arriveLog = defineVerb(
  contract,
  async ({ source: id, bytes: base64, file = 'file' }, context) => {
    const source = await sourceNamed(id, context);
    if (source.kind !== 'recorder')
      throw new InputError(`${id} is not a recorder`, {
        path: 'source',
        value: source.kind,
        allowed: 'a source that records a furnace',
        cure: 'send results of an instrument as results',
      });
    if (!context.recorders)
      throw new UnavailableError('what recorders send is kept by the server alone', {
        cure: 'send it to the server, or cut the log of a heat out of the file itself',
        does: [{ verb: 'heats/log-heat' }],
      });
    const bytes = fromBase64(base64);
    const map = await tagMapOf(id, context);
    const { tags, asks, from_ms, to_ms } = readRecorderFiles([{ name: file, bytes }], map ?? {});
    const known = new Set(map?.tags.map(({ tag }) => tag));
    const names = [...tags.keys()].filter((tag) => tag !== OWN_TAG);
    const [from, to] = [from_ms, to_ms].map((at) => new Date(at).toISOString()) as [string, string];
    const part = { source: id, file, sha256: sha256Hex(bytes), from, to };
    return {
      format: 'remelt-recorder-part/1' as const,
      ...part,
      kept: await context.recorders.keep({ ...part, bytes }),
      mapped: names.filter((tag) => known.has(tag)),
      unmapped: names.filter((tag) => !known.has(tag)),
      asks: asks.map(({ words }) => words),
    };
  },
);
