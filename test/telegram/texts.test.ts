import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ADMINISTRATORS_COMMANDS, COMMANDS } from "../../src/telegram/addressing.ts";
import { en, type Text } from "../../src/telegram/texts/en.ts";
import { id } from "../../src/telegram/texts/id.ts";
import { say } from "../../src/telegram/texts/texts.ts";

const SOURCES = new URL("../../src/", import.meta.url);

/** The names that are filled in, one that a plural depends on with them. */
function namesIn(text: Text): string[] {
  if (typeof text !== "string") return [text.by, ...namesIn(text.one), ...namesIn(text.other)];
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe("the texts of the bot", () => {
  it("take the same values in both languages", () => {
    for (const [key, text] of Object.entries(id))
      expect(unique(namesIn(en[key as keyof typeof id])), key).toEqual(unique(namesIn(text)));
  });

  it("are all in use", () => {
    const code = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.includes("texts/"))
      .map((name) => readFileSync(new URL(name, SOURCES), "utf8"))
      .join("\n");
    const described = [...COMMANDS, ...ADMINISTRATORS_COMMANDS].map((command) => `${command}-description`);
    const isUsed = (key: string): boolean =>
      described.includes(key) || code.includes(`"${key}"`) || code.includes(`${key}:`);
    expect(Object.keys(id).filter((key) => !isUsed(key))).toEqual([]);
  });

  it("are said in the language asked for, line by line", () => {
    expect(say("example-questions", "en").split("\n")).toHaveLength(2);
    expect(say("dialog-back", "id")).toBe("Kembali");
  });

  it("write numbers as the language does, and words as they are", () => {
    const values = { rows: 12_345, days: "30" };
    expect(say("export-caption", "id", values)).toMatch(/^12\.345 pertanyaan dari 30 hari/);
    expect(say("export-caption", "en", values)).toMatch(/^12,345 questions of the last 30 days/);
    expect(say("report-found", "en", { counts: "{rows} $& {counts}" })).toBe("Found: {rows} $& {counts}.");
  });

  it("tell one from many, also twice in a sentence", () => {
    expect(say("usage-this-week", "en", { total: 1, users: 1 })).toBe("1 question this week, from 1 person:");
    expect(say("usage-this-week", "en", { total: 3, users: 2 })).toBe(
      "3 questions this week, from 2 people:",
    );
    expect(say("report-parts", "en", { count: 1 })).toBe("one part of text");
  });
});
