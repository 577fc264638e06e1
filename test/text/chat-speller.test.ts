import { expect, test } from "vitest";
import { createSpeller } from "../../src/text/chat-speller.ts";

const speller = createSpeller(
  new Map(
    Object.entries({
      perjanjian: 40,
      pemerintah: 60,
      persetujuan: 20,
      kembar: 5,
      kota: 30,
      internasional: 25,
    }).concat(
      Object.entries({
        agreement: 12,
        approval: 9,
        ratification: 4,
        berat: 3,
        hubungan: 9,
        luar: 8,
        negeri: 8,
      }),
    ),
  ),
);

test.each([
  ["perjajian", "perjanjian"],
  ["perjnajian", "perjanjian"],
  ["pmrintah", "pemerintah"],
  ["pmrnth", "pemerintah"],
  ["internasionl", "internasional"],
  ["agrement", "agreement"],
  ["ratificaton", "ratification"],
  ["aproval", "approval"],
  ["kotakembar", "kota kembar"],
  ["luarnegeri", "luar negeri"],
])("%s is read as %s", (typed, meant) => {
  expect(speller.correct(typed).join(" ")).toBe(meant);
});

test.each([
  ["perjanjian", "the corpus has it"],
  ["beras", "it is Indonesian, though near to berat"],
  ["kita", "it is too short to tell a typo from a word"],
  ["2004", "it is a number"],
  ["weather", "nothing is near"],
])("%s is left alone: %s", (word) => {
  expect(speller.correct(word)).toEqual([word]);
});
