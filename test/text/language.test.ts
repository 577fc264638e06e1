import { expect, test } from "vitest";
import { detectLanguage } from "../../src/text/language.ts";

test.each([
  ["apa itu sister city", "id"],
  ["syarat sister city?", "id"],
  ["klo mou blm diteken gmn", "id"],
  ["pemda boleh ngutang ke LN ga", "id"],
  ["batas peran pemkot", "id"],
  ["hibah asing", "id"],
  ["UU 37/1999", "id"],
  ["", "id"],
  ["👍", "id"],
  ["sister city requirements", "en"],
  ["can mayor sign mou", "en"],
  ["who approves foreign grants?", "en"],
  ["asylum granting authority", "en"],
  ["What does a 'surat kuasa' allow?", "en"],
  ["Is a perda needed for a sister city?", "en"],
] as const)("%j is asked in %s", (question, language) => {
  expect(detectLanguage(question)).toBe(language);
});
