import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "../platform/metrics.ts";

/** The figures in Prometheus's text form. */
export interface Prometheus {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** @param now what is true at this moment */
  render(now: Readings): Promise<string>;
}

export interface Readings {
  readonly queued: number;
  readonly underWay: number;
  readonly isReady: boolean;
  readonly version: string;
  readonly corpusHash: string;
}

/** Seconds: an answer without a model takes milliseconds, one with a model up to a minute. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80];
const BREAKER_STATES = ["closed", "open", "half-open"] as const;

export function createPrometheus(): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const updates = new Counter({
    ...{ name: "asisten_updates_total", help: "Updates taken in, by type", registers },
    labelNames: ["type"],
  });
  const handled = new Histogram({
    ...{ name: "asisten_update_seconds", help: "From taking an update in until it is done with", registers },
    ...{ labelNames: ["type"], buckets: BUCKETS },
  });
  const answers = new Histogram({
    ...{
      name: "asisten_answer_seconds",
      help: "From reading a request until its answer was sent",
      registers,
    },
    ...{ labelNames: ["kind", "language"], buckets: BUCKETS },
  });
  const refusals = new Counter({
    ...{ name: "asisten_refusals_total", help: "Answers that said not to know", registers },
    labelNames: ["language"],
  });
  const failedCalls = new Counter({
    ...{ name: "asisten_telegram_failures_total", help: "Calls to Telegram that failed", registers },
    labelNames: ["method", "code"],
  });
  const consulted = new Histogram({
    ...{ name: "asisten_model_seconds", help: "Requests to the language model", registers },
    ...{ labelNames: ["outcome"], buckets: BUCKETS },
  });
  const breaker = new Gauge({
    ...{ name: "asisten_model_breaker", help: "1 for the state that the model's breaker is in", registers },
    labelNames: ["state"],
  });
  const queued = new Gauge({ name: "asisten_queue_length", help: "Updates that have not begun", registers });
  const underWay = new Gauge({ name: "asisten_in_flight", help: "Updates under way", registers });
  const ready = new Gauge({ name: "asisten_ready", help: "1 when /readyz says so", registers });
  const build = new Gauge({
    ...{ name: "asisten_build_info", help: "What runs", registers },
    labelNames: ["version", "corpus"],
  });
  const breakerIs = (state: string): void => {
    for (const each of BREAKER_STATES) breaker.set({ state: each }, each === state ? 1 : 0);
  };
  breakerIs("closed");

  return {
    contentType: registry.contentType,
    metrics: {
      bot: {
        updateAccepted: (type) => {
          updates.inc({ type });
        },
        updateHandled: (type, seconds) => {
          handled.observe({ type }, seconds);
        },
        answered: (kind, language, seconds) => {
          answers.observe({ kind, language }, seconds);
          if (kind === "refusal") refusals.inc({ language });
        },
        callFailed: (method, code) => {
          failedCalls.inc({ method, code });
        },
      },
      model: {
        consulted: (outcome, seconds) => {
          consulted.observe({ outcome }, seconds);
        },
        breaker: breakerIs,
      },
    },
    render: (now) => {
      queued.set(now.queued);
      underWay.set(now.underWay);
      ready.set(now.isReady ? 1 : 0);
      build.reset();
      build.set({ version: now.version, corpus: now.corpusHash.slice(0, 12) }, 1);
      return registry.metrics();
    },
  };
}
