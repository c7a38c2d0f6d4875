import type { TaskContext } from '../../desk/context.ts';
import type { ScaleReading } from '../../documents/yard/scale.ts';

/** A context in which one scale is connected that shows this [kg]. */
export const withScale = (
  scale: string,
  shown: Omit<ScaleReading['shown'], 'unit'>,
  context: TaskContext,
): TaskContext => ({
  ...context,
  scales: {
    connected: new Map([[scale, 'mt-sics']]),
    read: async () => ({ ...shown, unit: 'kg' }),
    keep: async () => 'kept-1',
    kept: async () => null,
  },
});
