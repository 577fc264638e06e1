import { readFileSync, readdirSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { say, type TextKey } from "../../src/telegram/texts.ts";
import { TEXT_KEYS } from "../../src/telegram/text-keys.ts";

const LOCALES = new URL("../../src/telegram/locales/", import.meta.url);
const BOT = new URL("../../src/", import.meta.url);

/** The texts of a language: the variables of each by its name. */
function textsOf(language: string): Map<string, string[]> {
  const source = readFileSync(new URL(`${language}.ftl`, LOCALES), "utf8");
  const names = source.match(/^[a-z][a-z0-9-]*(?= =)/gm) ?? [];
  const parsed = new FluentResource(source).body;
  expect(parsed.map(({ id }) => id)).toEqual(names);
  return new Map(
    parsed.map(({ id, value }) => [
      id,
      // A plural names its value more than once.
      [
        ...new Set(
          [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name ?? ""),
        ),
      ].sort(),
    ]),
  );
}

describe("the texts of the bot", () => {
  it.each(["id", "en"])("are complete in %s, and none stands twice", (language) => {
    expect([...textsOf(language).keys()].sort()).toEqual([...TEXT_KEYS].sort());
    expect(new Set(TEXT_KEYS).size).toBe(TEXT_KEYS.length);
  });

  it("take the same values in both languages", () => {
    expect(textsOf("en")).toEqual(textsOf("id"));
  });

  it("are all in use", () => {
    const code = readdirSync(BOT, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && name !== "text-keys.ts")
      .map((name) => readFileSync(new URL(name, BOT), "utf8"))
      .join("\n");
    expect(TEXT_KEYS.filter((key) => !code.includes(`"${key}"`))).toEqual([]);
  });

  it("are said in the language asked for, line by line, without marks around values", () => {
    expect(say("example-questions", "en").split("\n")).toHaveLength(2);
    expect(say("dialog-back", "id")).toBe("Kembali");
    for (const language of ["id", "en"] as const)
      for (const [key, names] of textsOf(language)) {
        const values = Object.fromEntries(names.map((name) => [name, 7]));
        expect(say(key as TextKey, language, values)).not.toMatch(/[\u2066-\u2069]|\{/);
      }
  });
});
