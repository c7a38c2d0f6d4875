/** What is far from what is known is right: `asTyped` of an order. */
export const AS_TYPED_OPTION = [
  '--as-typed',
  'what is asked about because it is far from what is known is right as it is typed',
] as const;
