import { describe, expect, it } from "vitest";
import { isPlainlyAQuestion, mayBeAQuestion } from "../../../src/answering/conversation/interruptions.ts";
import { corpus } from "../../telegram/fixture.ts";

describe("while the dialog waits for an answer", () => {
  it.each([
    "pasal 42 ayat (1) huruf g UU 32/2004",
    "bunyi pasal 5 UU 37/1999",
    "apakah perlu persetujuan DPRD?",
    "Siapa yang menandatangani perjanjian",
    "berapa lama prosesnya?",
    "what is a sister city?",
    "Which law governs grants",
  ])("%j is a question of its own", (text) => {
    expect(isPlainlyAQuestion(corpus, text)).toBe(true);
  });

  it.each([
    "Kota Bandung",
    "Suwon?",
    "bagaimana kalau Suwon",
    "gimana kalo dengan Tokyo?",
    "what about New South Wales?",
    "apa saja",
    "Apia, Samoa",
    "Do Son, Vietnam",
    "Perlis, Malaysia bagian utara",
    "ya, semuanya",
    "belum tahu",
    "pendidikan dan kebudayaan daerah",
    "sudah disetujui DPRD tahun lalu",
  ])("%j is an answer", (text) => {
    expect(isPlainlyAQuestion(corpus, text)).toBe(false);
  });

  it("what ends in a question mark may be a question, if it is no answer", () => {
    expect(mayBeAQuestion("Israel boleh? ")).toBe(true);
    expect(mayBeAQuestion("Israel boleh")).toBe(false);
  });
});
