import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everyDayAt } from "../../../../src/telegram/features/reports/usage-reports.ts";

/** 07:29 in Jakarta. */
const MORNING = new Date("2026-11-24T00:29:00Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("the time of the daily digest", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: MORNING });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const started = (): { calls: number[]; stop: () => void } => {
    const calls: number[] = [];
    const { stop } = everyDayAt("07:30", "Asia/Jakarta", Date.now, () => calls.push(Date.now()));
    return { calls, stop };
  };

  it("comes once a day, in the office's time", () => {
    const { calls, stop } = started();
    vi.advanceTimersByTime(MINUTE / 2);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(MINUTE);
    expect(calls).toHaveLength(1);
    vi.advanceTimersByTime(DAY);
    expect(calls).toHaveLength(2);
    vi.advanceTimersByTime(3 * DAY);
    expect(calls).toHaveLength(5);
    stop();
    vi.advanceTimersByTime(2 * DAY);
    expect(calls).toHaveLength(5);
  });

  it("is not made up for when the program starts later in the day", () => {
    vi.setSystemTime(new Date("2026-11-24T05:00:00Z"));
    const { calls, stop } = started();
    vi.advanceTimersByTime(19 * 60 * MINUTE);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(calls).toHaveLength(1);
    stop();
  });
});
