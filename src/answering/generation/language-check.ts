import { detectLanguage } from "../../retrieval/language.ts";
import type { Language } from "../answer.ts";

/** Tells whether a sentence is in the language it was asked for, by its function words. */

const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  id: new Set(
    `yang di ke dari dan atau itu ini untuk pada dengan oleh adalah dalam sebagai tidak wajib dapat harus setelah sebelum
    jika apabila kepada antara bagi atas serta juga hanya boleh telah akan agar bahwa karena maupun tanpa dilarang perlu
    tersebut merupakan meliputi termasuk menurut terhadap melalui secara mengenai tentang dilakukan diatur berada setiap
    memerlukan mempunyai memiliki terlebih bukan berdasarkan sesuai`.split(/\s+/),
  ),
  en: new Set(
    `the a an of to in on at for from by with and or is are was be been has have must may shall should can cannot not only
    which that this these those it its their they as if when after before under between into without any all no does do
    who where such than also needs need requires require`.split(/\s+/),
  ),
};
const MIN_SHARE = 0.12;

export function isInLanguage(sentence: string, language: Language): boolean {
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (which: Language): number => words.filter((word) => FUNCTION_WORDS[which].has(word)).length;
  const own = count(language);
  const other = count(language === "id" ? "en" : "id");
  if (own === 0 || own / words.length < MIN_SHARE || other > own) return false;
  return other === 0 || detectLanguage(sentence) === language;
}
