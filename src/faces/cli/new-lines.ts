/** A writer of lines that leaves out one that says the same as the last. */
export function newLinesOf(write: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) write(text);
    last = text;
  };
}
