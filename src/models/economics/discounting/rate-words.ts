/** What a number of internal rates of return means. */
export const rateWords = (rates: number): string =>
  rates === 1
    ? 'one rate of return'
    : rates === 0
      ? 'no rate of return: the flows never balance at any rate'
      : `${rates} rates of return: none of them decides, judge by the net present value`;
