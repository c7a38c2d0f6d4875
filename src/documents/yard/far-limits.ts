/** Factor to the limit of a plan from which another one is asked about [1] (assumption): less than a sign that slips. */
const FAR = 5;

/** True for a limit so far from that of the plan, in the same unit, that it is another unit or a slip; no content at all is meant. */
export const isFarLimit = (typed: number, planned: number): boolean =>
  typed > 0 && planned > 0 && (typed > FAR * planned || typed * FAR < planned);
