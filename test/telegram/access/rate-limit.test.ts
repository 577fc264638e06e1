import { describe, expect, it } from "vitest";
import { createLimiter } from "../../../src/telegram/access/rate-limit.ts";

describe("a limiter", () => {
  let now = 0;
  const limiter = (limit: number, capacity?: number) =>
    createLimiter({
      limit,
      windowMs: 60_000,
      now: () => now,
      ...(capacity === undefined ? {} : { capacity }),
    });

  it("lets each key take as much as the limit, then says once for how long to wait", () => {
    now = 5_000;
    const two = limiter(2);
    expect([two.take("a"), two.take("a"), two.take("b")]).toEqual(Array(3).fill({ type: "go" }));
    now += 20_500;
    expect(two.take("a")).toEqual({ type: "wait", seconds: 40, isFirst: true });
    now += 39_499;
    expect(two.take("a")).toEqual({ type: "wait", seconds: 1, isFirst: false });
    expect(two.take("b")).toEqual({ type: "go" });
  });

  it("begins a window anew with the first after its end, however many were refused", () => {
    now = 0;
    const one = limiter(1);
    for (let turn = 0; turn < 100; turn++) one.take("a");
    now = 60_000;
    expect(one.take("a")).toEqual({ type: "go" });
    expect(one.take("a")).toMatchObject({ type: "wait", isFirst: true, seconds: 60 });
  });

  it("takes no limit for 0", () => {
    const none = limiter(0);
    for (let turn = 0; turn < 1_000; turn++) expect(none.take("a")).toEqual({ type: "go" });
  });

  it("remembers a bounded number of keys", () => {
    const one = limiter(1, 2);
    for (const key of ["a", "b", "c"]) one.take(key);
    expect(one.take("c").type).toBe("wait");
    expect(one.take("a").type).toBe("go");
  });
});
