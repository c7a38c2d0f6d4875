import type { ReadWeight } from './read-weight.ts';

/** What a booking says of a field: the readings, as long as nobody has typed something else into it. */
export const readingsOf = (
  read: ReadWeight | undefined,
  text: string,
): Pick<ReadWeight, 'readings'> | object => (read?.text === text ? { readings: read.readings } : {});
