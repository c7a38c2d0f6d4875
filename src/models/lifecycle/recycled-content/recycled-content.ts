/** Where metal in a charge comes from, as ISO 14021 asks. */
export const CONTENT_CLASSES = ['virgin', 'internal', 'pre-consumer', 'post-consumer'] as const;
export type ContentClass = (typeof CONTENT_CLASSES)[number];

/** Kinds of returns with the class they fall into and why. */
export const CONTENT_KINDS: Readonly<Record<string, { readonly class: ContentClass; readonly why: string }>> =
  {
    virgin: { class: 'virgin', why: 'primary metal' },
    'internal return': {
      class: 'internal',
      why: 'reclaimed within the process that made it: no recycled content',
    },
    rework: { class: 'internal', why: 'rework: no recycled content' },
    'machining scrap': {
      class: 'pre-consumer',
      why: 'machining cannot reclaim its own chips; some verifiers dispute closed tolling',
    },
    'bought production scrap': { class: 'pre-consumer', why: 'diverted from the waste of another company' },
    'end of life': { class: 'post-consumer', why: 'came back from the end user' },
    'distribution return': {
      class: 'post-consumer',
      why: 'returns from the distribution chain count as post-consumer',
    },
  };

/** Percent of a charge by mass: three figures that must never stand without their definition. */
export interface RecycledContent {
  readonly revertSharePct: number;
  /** Pre-consumer and post-consumer. */
  readonly recycledContentPct: number;
  readonly preConsumerPct: number;
  readonly postConsumerPct: number;
  /** Internal returns, shown apart: they count for no claim. */
  readonly internalPct: number;
}

/** Recycled content of a charge [kg by class]: 100 x mass of recycled material / mass of product (ISO 14021, 7.8). */
export function recycledContent(mass: Readonly<Record<ContentClass, number>>): RecycledContent {
  const total = CONTENT_CLASSES.reduce((sum, name) => sum + mass[name], 0);
  const percent = (...names: readonly ContentClass[]): number =>
    (100 * names.reduce((sum, name) => sum + mass[name], 0)) / total;
  return {
    revertSharePct: percent('internal', 'pre-consumer', 'post-consumer'),
    recycledContentPct: percent('pre-consumer', 'post-consumer'),
    preConsumerPct: percent('pre-consumer'),
    postConsumerPct: percent('post-consumer'),
    internalPct: percent('internal'),
  };
}
