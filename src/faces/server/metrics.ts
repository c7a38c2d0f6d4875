/** What a server has counted since it began; no names of persons, no addresses. */
export interface Metrics {
  readonly count: (name: string, labels: Readonly<Record<string, string>>) => void;
  /** Takes in how long an answer took [s]. */
  readonly took: (seconds: number) => void;
  /** Text of Prometheus (exposition format 0.0.4), with gauges as they are now. */
  readonly text: (gauges: Readonly<Record<string, number>>) => string;
}

/** Upper bounds of the histogram of answers [s]: the targets are 0.05 for reads and 0.15 for bookings. */
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10] as const;

export function newMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const buckets = BOUNDS.map(() => 0);
  let [answers, sum] = [0, 0];
  return {
    count: (name, labels) => {
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${value.replace(/[\\"\n]/g, '_')}"`)
        .join(',');
      const counter = counters.get(name) ?? new Map<string, number>();
      counters.set(name, counter.set(key, (counter.get(key) ?? 0) + 1));
    },
    took: (seconds) => {
      answers += 1;
      sum += seconds;
      BOUNDS.forEach((bound, i) => {
        if (seconds <= bound) buckets[i]! += 1;
      });
    },
    text: (gauges) =>
      [
        ...[...counters].flatMap(([name, counter]) => [
          `# TYPE ${name} counter`,
          ...[...counter].map(([labels, value]) => `${name}{${labels}} ${value}`),
        ]),
        '# TYPE remelt_answer_seconds histogram',
        ...BOUNDS.map((bound, i) => `remelt_answer_seconds_bucket{le="${bound}"} ${buckets[i]}`),
        `remelt_answer_seconds_bucket{le="+Inf"} ${answers}`,
        `remelt_answer_seconds_sum ${sum.toFixed(6)}`,
        `remelt_answer_seconds_count ${answers}`,
        ...Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`]),
        '',
      ].join('\n'),
  };
}
