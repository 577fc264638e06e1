import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPressCodec, type Press } from "../../src/bot/callback-data.ts";
import { corpus, HURUF_G } from "./fixture.ts";

const codec = createPressCodec(corpus);

const presses: Press[] = [
  ...[...corpus.provisions.keys()].map((id): Press => ({ type: "provision", id })),
  { type: "remembered", turn: "0a1b2c3d", index: 0 },
  { type: "remembered", turn: "ffffffff", index: 99 },
  { type: "language", choice: "id" },
  { type: "language", choice: "auto" },
  { type: "dialog", prompt: "0a1b2c3d", action: { type: "option", option: "a".repeat(40) } },
  { type: "dialog", prompt: "0a1b2c3d", action: { type: "option", option: "back" } },
  { type: "dialog", prompt: "ffffffff", action: { type: "back" } },
  { type: "dialog", prompt: "ffffffff", action: { type: "finish" } },
  { type: "start-check" },
  { type: "upload", file: "0a1b2c3d", action: "take" },
  { type: "upload", file: "ffffffff", action: "drop" },
];

describe("what a button carries", () => {
  it("comes back as it went, in at most 64 bytes", () => {
    for (const press of presses) {
      const data = codec.encode(press);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(codec.decode(data)).toEqual(press);
    }
  });

  it("is stale once the law has changed, but for a choice of language, an answer in the dialog or a file", () => {
    const later = createPressCodec({ ...corpus, hash: "f".repeat(64) });
    expect(later.decode(codec.encode({ type: "provision", id: HURUF_G }))).toEqual({ type: "stale" });
    expect(later.decode(codec.encode({ type: "remembered", turn: "0a1b2c3d", index: 1 }))).toEqual({
      type: "stale",
    });
    for (const press of presses.filter(({ type }) => type !== "provision" && type !== "remembered"))
      expect(later.decode(codec.encode(press))).toEqual(press);
  });

  it.each([
    ["", "forged"],
    ["x", "forged"],
    ["0.01234567.p.1", "stale"],
    ["1.01234567.p.zzzz", "forged"],
    ["1.01234567.p.-1", "forged"],
    ["1.01234567.p.1.1", "forged"],
    ["1.01234567.r.0a1b2c3d", "forged"],
    ["1.01234567.l.de", "forged"],
    ["1.01234567.c.stop", "forged"],
    ["1.01234567.d.0a1b2c3d", "forged"],
    ["1.01234567.u.0a1b2c3d", "forged"],
    ["1.01234567.u.0a1b2c3d.keep", "forged"],
    ["1.01234567.u.0a1b2c3.take", "forged"],
    ["1.01234567.d.0a1b2c3d.*stop", "forged"],
    ["1.01234567.d.0a1b2c3d.Kota", "forged"],
    ["1.01234567.d.kurang.kota", "forged"],
    ["1.01234567.d.0a1b2c3d.kota.x", "forged"],
    ["1.01234567.__proto__.1", "forged"],
    ["1.01234567.p.constructor", "forged"],
  ])("%j is %s", (data, type) => {
    expect(codec.decode(data)).toEqual({ type });
  });

  it("never leads out of the corpus, whatever is forged", () => {
    const part = fc.oneof(
      fc.constantFrom("1", "01234567", "p", "r", "l", "0", "z", "zzzzzz", "-1", "NaN", ""),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const decoded = codec.decode(parts.join("."));
        if (decoded.type === "provision") expect(corpus.provisions.has(decoded.id)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("cannot carry an option that is too long or could be taken for something else", () => {
    for (const option of ["a".repeat(41), "a.b", "*back", ""])
      expect(() =>
        codec.encode({ type: "dialog", prompt: "0a1b2c3d", action: { type: "option", option } }),
      ).toThrow(RangeError);
  });

  it("cannot name a provision that the corpus has not", () => {
    expect(() => codec.encode({ type: "provision", id: "uu-37-1999/pasal-41" })).toThrow(RangeError);
  });
});
