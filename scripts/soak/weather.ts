import { refuse } from "../../test/support/bot-api/bot-api.ts";
import type { Fault, Weather } from "../../test/support/bot-api/faults.ts";
import type { Random } from "./random.ts";

/** Bad weather between the bot and Telegram, by a seed. */
export interface BadWeather {
  readonly weather: Weather;
  /** How often each thing went wrong. */
  readonly counts: ReadonlyMap<string, number>;
  /** While true nothing gets through. */
  isOut: boolean;
  count(name: string): void;
}

/** Shares of the calls, in the order in which they are drawn. */
const SHARES = {
  "429 with retry_after": 0.02,
  "500": 0.015,
  "502": 0.005,
  "connection cut before delivery": 0.01,
  "connection cut after delivery": 0.01,
  "slow answer": 0.03,
};
type Kind = keyof typeof SHARES;

export function createBadWeather(random: Random): BadWeather {
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const draw = (): Kind | undefined => {
    let left = random.next();
    for (const [kind, share] of Object.entries(SHARES)) {
      left -= share;
      if (left < 0) return kind as Kind;
    }
    return undefined;
  };
  const state: BadWeather = {
    counts,
    isOut: false,
    count,
    weather: (method) => {
      if (state.isOut) {
        count("call during an outage");
        return { type: "cut-before" };
      }
      if (method === "getUpdates" && random.chance(0.01)) {
        count("409 for getUpdates");
        return { type: "refused", reply: refuse(409, "Conflict: terminated by other getUpdates request") };
      }
      const kind = draw();
      if (kind === undefined) return undefined;
      count(kind);
      return faultOf(kind, random);
    },
  };
  return state;
}

function faultOf(kind: Kind, random: Random): Fault {
  switch (kind) {
    case "429 with retry_after": {
      const seconds = random.between(1, 3);
      return { type: "refused", reply: refuse(429, `Too Many Requests: retry after ${seconds}`, seconds) };
    }
    case "500":
      return { type: "refused", reply: refuse(500, "Internal Server Error") };
    case "502":
      return { type: "refused", reply: refuse(502, "Bad Gateway") };
    case "connection cut before delivery":
      return { type: "cut-before" };
    case "connection cut after delivery":
      return { type: "cut-after" };
    case "slow answer":
      return { type: "slow", ms: random.between(200, 3_000) };
  }
}
