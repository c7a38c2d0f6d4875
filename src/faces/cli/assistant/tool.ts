import type { TaskContext } from '../../../desk/context.ts';
import type { Schema } from '../../../documents/common.ts';

/** What a tool asks with. */
export interface Asking {
  readonly context: TaskContext;
  readonly signal: AbortSignal;
}

/** One tool of an assistant: what it takes, and the text that it answers. */
export interface Tool<Order = unknown> {
  readonly name: string;
  readonly about: string;
  readonly order: Schema<Order>;
  // a method, so that a list can hold tools of different orders
  run(order: Order, asking: Asking): Promise<string>;
}
