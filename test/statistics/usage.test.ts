import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDay } from "../../src/platform/dates.ts";
import {
  type AskedKind,
  type AskedQuestion,
  mondayOf,
  mostUnanswered,
  shortened,
  usageByWeek,
} from "../../src/statistics/usage.ts";

const JAKARTA = "Asia/Jakarta";
const TUESDAY = Date.parse("2026-11-24T03:00:00Z");

function asked(
  at: string,
  kind: AskedKind,
  question: string | null = "apa syaratnya?",
  user: number | null = 1,
) {
  return { at: Date.parse(at), kind, question, user } satisfies AskedQuestion;
}

describe("usage by week", () => {
  it("counts by the office's days: Sunday evening in UTC is Monday in Jakarta", () => {
    const weeks = usageByWeek(
      [asked("2026-11-22T16:59:59Z", "answer"), asked("2026-11-22T17:00:00Z", "refusal")],
      TUESDAY,
      2,
      JAKARTA,
    );
    expect(weeks).toEqual([
      { monday: "2026-11-16", counts: { answered: 1, judged: 0, unanswered: 0, failed: 0 }, users: 1 },
      { monday: "2026-11-23", counts: { answered: 0, judged: 0, unanswered: 1, failed: 0 }, users: 1 },
    ]);
  });

  it("tells verdicts, refusals and failures apart, and counts each person once", () => {
    const [week] = usageByWeek(
      [
        asked("2026-11-23T02:00:00Z", "eligibility", "a", 1),
        asked("2026-11-23T02:00:00Z", "citation", "b", 1),
        asked("2026-11-23T02:00:00Z", "clarification", "c", 2),
        asked("2026-11-23T02:00:00Z", "failed", "d", null),
      ],
      TUESDAY,
      1,
      JAKARTA,
    );
    expect(week?.counts).toEqual({ answered: 2, judged: 1, unanswered: 0, failed: 1 });
    expect(week?.users).toBe(2);
  });

  it("has every week, and leaves out what is older", () => {
    const weeks = usageByWeek([asked("2020-01-01T00:00:00Z", "answer")], TUESDAY, 12, JAKARTA);
    expect(weeks).toHaveLength(12);
    expect(weeks.every(({ counts }) => Object.values(counts).every((count) => count === 0))).toBe(true);
  });

  it("a week begins with a Monday and has its day in it, whatever the day", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
        (date) => {
          const day = isoDay(date.getTime(), JAKARTA);
          const monday = mondayOf(day);
          expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
          const days = (Date.parse(day) - Date.parse(monday)) / 86_400_000;
          expect(days).toBeGreaterThanOrEqual(0);
          expect(days).toBeLessThan(7);
        },
      ),
    );
  });
});

describe("the questions that were refused most often", () => {
  it("are one whatever their case and marks, shown as typed last, without those answered or erased", () => {
    expect(
      mostUnanswered(
        [
          asked("2026-11-23T01:00:00Z", "refusal", "Cuaca besok?"),
          asked("2026-11-23T03:00:00Z", "refusal", "cuaca  BESOK"),
          asked("2026-11-23T02:00:00Z", "refusal", "resep rendang"),
          asked("2026-11-23T02:00:00Z", "answer", "resep rendang"),
          asked("2026-11-23T02:00:00Z", "refusal", null),
          asked("2026-11-23T02:00:00Z", "refusal", "???"),
        ],
        5,
      ),
    ).toEqual([
      { question: "cuaca BESOK", times: 2 },
      { question: "resep rendang", times: 1 },
    ]);
  });

  it("end at a word when they are long, and never inside a letter", () => {
    expect(shortened("satu dua tiga empat", 10)).toBe("satu dua …");
    expect(shortened("😀".repeat(20), 10)).toBe(`${"😀".repeat(10)} …`);
    expect(shortened("dua\n baris")).toBe("dua baris");
  });
});
