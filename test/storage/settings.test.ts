import { describe, expect, it } from "vitest";
import { createMemorySettings } from "../../src/storage/settings.ts";

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
