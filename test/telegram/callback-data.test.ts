import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CallbackAction,
  createCallbackCodec,
  createCallbackSigner,
} from "../../src/telegram/callback-data.ts";
import { BUTTON_KEY, corpus, HURUF_G } from "./fixture.ts";

const CHAT = -1_001_234_567_890;
const signer = createCallbackSigner(BUTTON_KEY);
const codec = createCallbackCodec(corpus, signer);
/** Data as the bot would make it. */
const signed = (value: string): string => `2.${signer.sign(CHAT, value)}.${value}`;

const presses: CallbackAction[] = [
  ...[...corpus.provisions.keys()].map((id): CallbackAction => ({ type: "provision", id })),
  { type: "provision", id: HURUF_G, asOf: "2014-12-01" },
  { type: "comparison", id: HURUF_G, from: "1945-08-17", to: "2026-11-24" },
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
  { type: "upload", file: "ffffffff", action: "count" },
  { type: "let-in", offer: "0a1b2c3d" },
  { type: "revoke", user: 7_999_999_999_999, letInAt: 4_102_444_800_000 },
  { type: "allowed-users", page: 0 },
];

describe("what a button carries", () => {
  it("comes back as it went, in at most 64 bytes", () => {
    for (const press of presses) {
      const data = codec.encode(CHAT, press);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(codec.decode(CHAT, data)).toEqual(press);
    }
  });

  it("is stale once the law has changed, but for a choice of language, an answer in the dialog or a file", () => {
    const later = createCallbackCodec({ ...corpus, hash: "f".repeat(64) }, signer);
    expect(later.decode(CHAT, codec.encode(CHAT, { type: "provision", id: HURUF_G }))).toEqual({
      type: "stale",
    });
    expect(
      later.decode(CHAT, codec.encode(CHAT, { type: "remembered", turn: "0a1b2c3d", index: 1 })),
    ).toEqual({ type: "stale" });
    const ofTheLaw = ["provision", "comparison", "remembered"];
    for (const press of presses.filter(({ type }) => !ofTheLaw.includes(type)))
      expect(later.decode(CHAT, codec.encode(CHAT, press))).toEqual(press);
  });

  it.each(["", "x", "2", "2..", "1.01234567.p.1", "1.01234567.l.en", "3.aaaaaaaaaa.l.en", "x".repeat(64)])(
    "%j, of another version or none, is no press",
    (data) => {
      expect(["stale", "forged"]).toContain(codec.decode(CHAT, data).type);
    },
  );

  it.each([
    ["p.zzzz.01234567", "forged"],
    ["p.-1.01234567", "forged"],
    ["p.constructor.01234567", "forged"],
    ["p.1", "stale"],
    ["p.1.ffffffff", "stale"],
    ["r.0a1b2c3d", "stale"],
    ["r.0a1b2c3d.zzz.01234567", "forged"],
    ["p.0-1.01234567.zzzzzzzz", "forged"],
    ["p.0-1.01234567.zzzzz", "forged"],
    ["x.0-1.01234567.cuh", "forged"],
    ["l.de", "forged"],
    ["c.stop", "forged"],
    ["d.0a1b2c3d", "forged"],
    ["d.0a1b2c3d.*stop", "forged"],
    ["d.0a1b2c3d.Kota", "forged"],
    ["d.kurang.kota", "forged"],
    ["u.0a1b2c3d", "forged"],
    ["u.0a1b2c3d.keep", "forged"],
    ["u.0a1b2c3.take", "forged"],
    ["a.0a1b2c3", "forged"],
    ["v.1", "forged"],
    ["v.1.-1", "forged"],
    ["g.-1", "forged"],
    ["g.NaN.1.1", "forged"],
    ["__proto__.1", "forged"],
  ])("even with its signature %j is %s", (value, type) => {
    expect(codec.decode(CHAT, signed(value))).toEqual({ type });
  });

  it("counts in its own chat only, as it was made, under the key it was made with", () => {
    const elsewhere = createCallbackCodec(corpus, createCallbackSigner("f".repeat(64)));
    for (const press of presses) {
      const data = codec.encode(CHAT, press);
      expect(codec.decode(CHAT + 1, data)).toEqual({ type: "forged" });
      expect(elsewhere.decode(CHAT, data)).toEqual({ type: "forged" });
      const [version, tag = "", ...value] = data.split(".");
      for (const forged of [tag.slice(1), `${tag}a`, tag.toLowerCase().toUpperCase(), "a".repeat(10), ""])
        if (forged !== tag)
          expect(codec.decode(CHAT, [version, forged, ...value].join("."))).toEqual({ type: "forged" });
    }
    const english = codec.encode(CHAT, { type: "language", choice: "en" });
    expect(codec.decode(CHAT, english.replace(/en$/, "id"))).toEqual({ type: "forged" });
  });

  it("never leads out of the corpus, whatever is forged", () => {
    const part = fc.oneof(
      fc.constantFrom("1", "01234567", "p", "r", "l", "0", "z", "zzzzzz", "-1", "NaN", ""),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const decoded = codec.decode(CHAT, signed(parts.join(".")));
        if (decoded.type === "provision") expect(corpus.provisions.has(decoded.id)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("cannot carry an option that is too long or could be taken for something else", () => {
    for (const option of ["a".repeat(41), "a.b", "*back", ""])
      expect(() =>
        codec.encode(CHAT, { type: "dialog", prompt: "0a1b2c3d", action: { type: "option", option } }),
      ).toThrow(RangeError);
  });

  it("cannot name a provision that the corpus has not", () => {
    expect(() => codec.encode(CHAT, { type: "provision", id: "uu-37-1999/pasal-41" })).toThrow(RangeError);
  });
});
