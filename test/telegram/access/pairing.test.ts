import { describe, expect, it } from "vitest";
import { newCode, readCode, showCode } from "../../../src/telegram/access/access-gate.ts";

describe("a pairing code", () => {
  it("is new each time, and reads back however it was sent", () => {
    const codes = Array.from({ length: 500 }, newCode);
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) {
      const shown = showCode(code);
      expect(shown).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      for (const text of [shown, code, shown.toLowerCase(), ` ${shown}\n`, shown.replaceAll("-", " ")])
        for (const start of ["", "/start ", "/START ", "/start@asisten_bot "])
          expect(readCode(start + text)).toBe(code);
    }
  });

  it.each([
    "",
    "/start",
    "ABCD-EFGH-JKM",
    "ABCD-EFGH-JKMNP",
    "ABCD-EFGH-JKM0",
    "/pasal ABCD-EFGH-JKMN",
    "kode saya ABCD-EFGH-JKMN",
    "x".repeat(4_096),
  ])("is not read from %j", (text) => {
    expect(readCode(text)).toBeNull();
  });
});
