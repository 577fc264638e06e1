import { describe, expect, it } from "vitest";
import { clockTime, formatDate, formatDay, isoDay, isoMoment } from "../../src/platform/dates.ts";

/** Eight in the evening of the 31st in UTC, three in the morning of the 1st in Jakarta. */
const EVENING = Date.parse("2026-12-31T20:05:09Z");

describe("dates", () => {
  it("are written for readers in their language", () => {
    expect(formatDate("2014-10-02", "id")).toBe("2 Oktober 2014");
    expect(formatDate("2014-10-02", "en")).toBe("2 October 2014");
    expect(formatDate("2014-10", "id")).toBe("Oktober 2014");
    expect(formatDate("2026-11-23", "en", "dayAndMonth")).toBe("23 Nov");
    expect(formatDay(EVENING, "id")).toBe("1 Jan 2027");
  });

  it.each(["", "baru-baru ini", "2014-13-02", "2014"])("are left as they are where %j is none", (text) => {
    expect(formatDate(text, "id")).toBe(text);
  });

  it("are written as ISO 8601 does for files, in the office's time", () => {
    expect(isoDay(EVENING, "Asia/Jakarta")).toBe("2027-01-01");
    expect(isoDay(EVENING, "UTC")).toBe("2026-12-31");
    expect(isoMoment(EVENING, "Asia/Jayapura")).toBe("2027-01-01 05:05:09");
    expect(clockTime(EVENING, "Asia/Jakarta")).toBe("03:05");
  });
});
