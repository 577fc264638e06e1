import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "../../src/platform/circuit-breaker.ts";

const SETTINGS = { failures: 3, coolDownMs: 1_000, maxCoolDownMs: 4_000 };

function breakerAt(): { breaker: CircuitBreaker; clock: { now: number } } {
  const clock = { now: 0 };
  return { breaker: new CircuitBreaker(() => clock.now, SETTINGS), clock };
}

function opened() {
  const scene = breakerAt();
  for (let times = 0; times < 3; times++) scene.breaker.failed();
  return scene;
}

describe("a circuit breaker", () => {
  test("lets everyone ask while the server answers", () => {
    const { breaker } = breakerAt();
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    expect(breaker.permission()).toBe("ask");
  });

  test("opens at the third failure in a row, and says so once", () => {
    const { breaker } = breakerAt();
    expect([breaker.failed(), breaker.failed(), breaker.failed(), breaker.failed()]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(breaker.permission()).toBe("leave");
  });

  test("after its cool-down lets one probe through, and no other", () => {
    const { breaker, clock } = opened();
    clock.now = 999;
    expect(breaker.permission()).toBe("leave");
    clock.now = 1_000;
    expect([breaker.permission(), breaker.permission(), breaker.state]).toEqual([
      "probe",
      "leave",
      "half-open",
    ]);
  });

  test("closes when the probe succeeds, and says so", () => {
    const { breaker, clock } = opened();
    clock.now = 1_000;
    breaker.permission();
    expect(breaker.succeeded()).toBe(true);
    expect(breaker.permission()).toBe("ask");
  });

  test("waits twice as long after each failed probe, up to a limit, and opens no second time", () => {
    const { breaker, clock } = opened();
    for (const wait of [1_000, 2_000, 4_000, 4_000]) {
      clock.now += wait - 1;
      expect(breaker.permission()).toBe("leave");
      clock.now += 1;
      expect(breaker.permission()).toBe("probe");
      expect(breaker.failed()).toBe(false);
    }
  });

  test("opens at once when the server asks to be left alone, as long as it asks", () => {
    const { breaker, clock } = breakerAt();
    expect(breaker.failed(3_000)).toBe(true);
    clock.now = 2_999;
    expect(breaker.permission()).toBe("leave");
    clock.now = 3_000;
    expect(breaker.permission()).toBe("probe");
  });

  test("a server cannot ask to be left alone for ever", () => {
    const { breaker, clock } = breakerAt();
    breaker.failed(1e12);
    clock.now = SETTINGS.maxCoolDownMs;
    expect(breaker.permission()).toBe("probe");
  });

  test("a probe that came to nothing leaves the next one free", () => {
    const { breaker, clock } = opened();
    clock.now = 1_000;
    breaker.permission();
    breaker.gaveUp();
    expect(breaker.permission()).toBe("probe");
  });
});
