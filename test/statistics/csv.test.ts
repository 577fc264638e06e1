import { describe, expect, it } from "vitest";
import { type CsvRow, toCsv } from "../../src/statistics/csv.ts";

function row(question: string): CsvRow {
  return {
    time: "2026-11-24 10:15:00",
    trace: "0123456789ab",
    user: "42",
    asked: "question",
    question,
    outcome: "answered",
    kind: "answer",
    verdict: "",
    provisions: ["uu-23-2014/pasal-367", "uu-24-2000/pasal-5"],
    language: "id",
    corpus: "37f9f0a9",
    model: "",
    milliseconds: 3,
  };
}

const HEAD =
  "time,trace,user,asked,question,outcome,kind,verdict,provisions,language,corpus,model,milliseconds";

describe("the audit log as a table", () => {
  it("is UTF-8 with a byte order mark and a line for each question", () => {
    const file = toCsv([row("syarat Łódź?")]);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.toString("utf8").slice(1)).toBe(
      `${HEAD}\r\n2026-11-24 10:15:00,0123456789ab,42,question,syarat Łódź?,answered,answer,,uu-23-2014/pasal-367 uu-24-2000/pasal-5,id,37f9f0a9,,3\r\n`,
    );
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1"])(
    "keeps a spreadsheet from running %j",
    (question) => {
      expect(toCsv([row(question)]).toString("utf8")).toContain(`'${question}`);
    },
  );

  it("quotes what would break a line or a cell", () => {
    expect(toCsv([row('a "b", c\nd')]).toString("utf8")).toContain(',"a ""b"", c\nd",');
  });

  it("has its head also when nothing was asked", () => {
    expect(toCsv([]).toString("utf8").slice(1)).toBe(`${HEAD}\r\n`);
  });
});
