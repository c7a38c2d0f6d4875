import { controlOf as controlFor } from '../../desk/control.ts';
import type { Cli } from './cli.ts';
import { newLinesOf } from './new-lines.ts';

/** Long work that an interrupt stops and whose progress is told in lines on standard error. */
export const controlOf = ({ signal, clock, note }: Cli): ReturnType<typeof controlFor> =>
  controlFor({ signal, clock, onProgress: newLinesOf(note) });
