import { beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry, AuditLog } from "../../../../src/storage/audit.ts";
import {
  digestOf,
  exportOf,
  readDays,
  sendDigest,
  statisticsOf,
} from "../../../../src/telegram/features/reports/usage-reports.ts";
import { TOKEN } from "../../../support/bot-api/bot-api.ts";
import { accessRules, recordingLogger, testStore } from "../../fixture.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let audit: AuditLog;
let entries = 0;

beforeEach(() => {
  ({ audit } = testStore());
});

function asked(question: string, more: Partial<AuditEntry> = {}, userId = 7): void {
  audit.record({
    trace: (entries++).toString(16).padStart(12, "0"),
    at: NOW - HOUR,
    asked: "question",
    outcome: "answered",
    language: "id",
    kind: "answer",
    verdict: null,
    provisions: ["uu-23-2014/pasal-367"],
    corpusHash: "0123456789abcdef",
    model: null,
    latencyMs: 4,
    words: { userId, chatId: userId, question, request: { type: "question", text: question } },
    ...more,
  });
}

describe("the export", () => {
  it("holds the questions of the days asked for, oldest first, and not the presses of buttons", () => {
    asked("lama", { at: NOW - 40 * DAY });
    asked("baru");
    asked("Pasal 5", { asked: "button" });
    asked("gagal", { outcome: "failed", kind: null });
    const { file, name, rows } = exportOf(audit, NOW, 30, "Asia/Jakarta");
    expect({ name, rows }).toEqual({ name: "audit-2026-11-24.csv", rows: 2 });
    const lines = file.toString("utf8").trim().split("\r\n").slice(1);
    expect(lines[0]).toMatch(
      /^2026-11-24 09:00:00,[0-9a-f]{12},7,question,baru,answered,answer,,uu-23-2014\/pasal-367,id,/,
    );
    expect(lines[1]).toContain(",gagal,failed,,");
  });

  it("reads more entries than it takes at a time, each once", () => {
    for (let index = 0; index < 1_203; index++) asked(`pertanyaan ${index}`);
    const { file, rows } = exportOf(audit, NOW, 1, "Asia/Jakarta");
    expect(rows).toBe(1_203);
    expect(new Set(file.toString("utf8").match(/pertanyaan \d+/g)).size).toBe(1_203);
  });

  it("keeps the count of who had their words erased", () => {
    asked("rahasia", { words: null });
    const { file, rows } = exportOf(audit, NOW, 1, "Asia/Jakarta");
    expect(rows).toBe(1);
    expect(file.toString("utf8")).not.toContain("rahasia");
  });

  it.each([
    ["", 90],
    ["30", 30],
    ["7 hari", 7],
    ["0", null],
    ["-3", null],
    ["99999", null],
    ["semua", null],
  ])("reads %j as days", (argument, days) => {
    expect(readDays(argument)).toBe(days);
  });
});

describe("the statistics", () => {
  it("tell this week's figures and what was asked in vain, below a picture", async () => {
    asked("apa syaratnya?");
    asked("boleh dengan Israel?", { kind: "eligibility", verdict: "ineligible" }, 8);
    asked("resep rendang", { kind: "refusal" });
    asked("Resep rendang?", { kind: "refusal" });
    const { picture, caption } = await statisticsOf(audit, NOW, "Asia/Jakarta", "id");
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect(caption).toBe(
      "Minggu ini 4 pertanyaan dari 2 orang: dijawab dengan pasal 1, diperiksa boleh tidaknya 1, tidak terjawab 2.\n\nPaling sering tidak terjawab:\n2× Resep rendang?",
    );
  });

  it("stay within what a picture may have below it, however long the questions", async () => {
    for (let index = 0; index < 9; index++) asked(`${index} ${"kata ".repeat(500)}`, { kind: "refusal" });
    const { caption } = await statisticsOf(audit, NOW, "Asia/Jakarta", "en");
    expect(caption.length).toBeLessThanOrEqual(1_024);
  });
});

describe("the digest", () => {
  it("is of the last day, and is left out for a day without a question", () => {
    expect(digestOf(audit, NOW, "id")).toBeNull();
    asked("kemarin", { at: NOW - 25 * HOUR });
    expect(digestOf(audit, NOW, "id")).toBeNull();
    asked("resep rendang", { kind: "refusal" });
    expect(digestOf(audit, NOW, "id")).toBe(
      "24 jam terakhir: 1 pertanyaan dari 1 orang.\nTidak terjawab: 1\n\nPaling sering tidak terjawab:\n1× resep rendang",
    );
  });

  it("goes to each administrator, also when another cannot be written to", async () => {
    asked("hari ini", { at: Date.now() });
    const reached: number[] = [];
    const api = {
      sendMessage: (chat: number | string): Promise<never> => {
        if (chat === 1) return Promise.reject(new Error("blocked"));
        reached.push(Number(chat));
        return Promise.resolve({} as never);
      },
    };
    const logger = recordingLogger();
    const access = accessRules({ administrators: new Set([1, 2]) });
    const { settings } = testStore();
    await sendDigest(api, { audit, settings, access, logger, token: TOKEN });
    expect(reached).toEqual([2]);
    expect(JSON.stringify(logger.lines)).not.toContain("hari ini");
  });
});
