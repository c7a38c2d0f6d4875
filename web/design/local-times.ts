/** An instant as machines write it, to the minute or finer, in UTC. */
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** A sentence of the server with its times as the device writes them. */
export const localTimes = (text: string): string =>
  text.replace(INSTANT, (instant) => {
    const at = new Date(instant);
    return Number.isNaN(at.getTime())
      ? instant
      : at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  });
