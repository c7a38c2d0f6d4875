/** An answer, and the processor time that this thread took for it [ms]: on a machine that is busy with other work it is no longer. */
export function ownTime<T>(work: () => T): { readonly answer: T; readonly own_ms: number } {
  const before = process.threadCpuUsage();
  const answer = work();
  const { user, system } = process.threadCpuUsage(before);
  return { answer, own_ms: (user + system) / 1000 };
}
