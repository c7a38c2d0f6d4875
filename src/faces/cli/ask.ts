import { createInterface } from 'node:readline/promises';

/** Asks on the terminal; true for "y" and "yes". Ends with false when the input ends or the signal is raised. */
export async function askOnTerminal(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question, { signal })).trim());
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}
