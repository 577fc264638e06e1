import { describe, expect, it } from "vitest";
import { Lru } from "../../src/storage/lru.ts";
import { createMemorySettings } from "../../src/storage/settings.ts";

describe("a bounded map", () => {
  it("forgets the entry used longest ago", () => {
    const map = new Lru<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    map.get("a");
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c"), map.size]).toEqual([1, undefined, 3, 2]);
  });

  it("counts an overwritten entry once", () => {
    const map = new Lru<string, number>(2);
    map.set("a", 1);
    map.set("a", 2);
    map.set("b", 3);
    expect([map.get("a"), map.get("b"), map.size]).toEqual([2, 3, 2]);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses a capacity of %s", (capacity) => {
    expect(() => new Lru(capacity)).toThrow(RangeError);
  });
});

describe("settings of chats", () => {
  it("follow each question's language, in Indonesian, until something is chosen", () => {
    expect(createMemorySettings().get(1)).toEqual({
      language: null,
      lastLanguage: "id",
      discussed: null,
      facts: null,
      history: null,
      dialog: null,
    });
  });

  it("change for one chat alone, field by field", () => {
    const settings = createMemorySettings();
    settings.update(1, { language: "en" });
    settings.update(1, { discussed: "uu-32-2004" });
    expect(settings.get(1)).toMatchObject({ language: "en", lastLanguage: "id", discussed: "uu-32-2004" });
    expect(settings.get(2).language).toBeNull();
  });

  it("are kept for the chats used last", () => {
    const settings = createMemorySettings(2);
    for (const chat of [1, 2, 3]) settings.update(chat, { language: "en" });
    expect([1, 2, 3].map((chat) => settings.get(chat).language)).toEqual([null, "en", "en"]);
  });
});
