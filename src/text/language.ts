import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/project.ts";
import { parseYaml } from "../platform/yaml.ts";

/** Tells Indonesian questions from English ones by their common words and endings; no model, a few microseconds. */

export type Language = "id" | "en";

const INDONESIAN = new Set(
  `yang yg di ke dari dan atau itu ini untuk utk pada dengan dgn oleh apa apakah siapa kapan dimana mana bagaimana gimana
  gmn kenapa mengapa knp berapa bisa boleh harus hrs wajib tidak tdk ga gak nggak ngga bukan belum blm sudah sdh akan ada
  adalah kalau klo kalo jika tanpa dalam dlm luar negeri antara saya aku kami kita anda kamu mereka dong sih kah nya tolong
  mohon daerah pusat kota kabupaten provinsi kerja sama kerjasama perjanjian pasal ayat uu undang peraturan syarat aturan
  izin persetujuan hibah bantuan pinjaman utang menteri menlu mendagri presiden gubernur bupati walikota wali pemda pemkot
  pemprov pemkab negara asing warga hubungan surat kuasa tanda tangan luarnegeri suaka siapakah halo hai terima kasih
  selamat pagi siang malam sore min pak bu kok ya dapat perlu cara lewat saat sampai masih lagi juga jadi buat bikin mau
  hukum contoh arti maksud beda bedanya sanksi batas tugas wewenang kewenangan dewan perwakilan kedutaan isi soal tentang psl thn th tahun nomor huruf diktum penjelasan`.split(
    /\s+/,
  ),
);

/** Without "no", which is the "nomor" of Indonesian acts far more often. */
const ENGLISH = new Set(
  `the a an of to in on at for from by with and or is are was were be been has have had do does did will would can could
  may might must shall should what which who whom whose when where why how if then not any our your their we you they
  he she it i me my us this that these those there about between into without before after under over need needs allowed
  law article paragraph city cities government foreign country countries agreement agreements treaty treaties local regional
  region minister governor mayor council approval approve sign signs signed grant grants loan loans aid ambassador embassy
  hi hello thanks thank please tell explain sister partner rules rule legal let get got one best near good many much more
  new old first last other another own only still also just any each every who whose there here up out off am some such`.split(
    /\s+/,
  ),
);

const REGIONAL = parseYaml(
  z.object({ sundanese: z.string(), javanese: z.string() }).strict(),
  readFileSync(projectFile("corpus/language/regional-words.yaml"), "utf8"),
  "language/regional-words.yaml",
);
for (const word of Object.values(REGIONAL).join(" ").split(/\s+/)) if (!ENGLISH.has(word)) INDONESIAN.add(word);

/** Who cites as Indonesian acts do reads Indonesian, with however many words of English between. */
const CITES_IN_INDONESIAN = /\b(?:pasal|psl|ayat|huruf|bab)\b/i;
const OF_CITING = 1;

/** Words that both languages use in this field: they tell nothing. */
const NEUTRAL = new Set("sister city mou visa partner program an".split(" "));

/**
 * @param text any length; three chatty words are enough
 * @returns "id" also when nothing speaks for either, since that is the office's language
 */
export function detectLanguage(text: string): Language {
  return languageBalance(text) < 0 ? "en" : "id";
}

/** How plainly: about 1 for each telling word, above 0 for Indonesian and below 0 for English. */
export function languageBalance(text: string): number {
  let balance = 0;
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const weight = NEUTRAL.has(word) ? 0.2 : 1;
    if (INDONESIAN.has(word)) balance += weight;
    else if (ENGLISH.has(word)) balance -= weight;
    else balance += leaning(word);
  }
  return CITES_IN_INDONESIAN.test(text) ? balance + OF_CITING : balance;
}

/** What the shape of an unlisted word suggests: above 0 Indonesian, below 0 English. */
function leaning(word: string): number {
  if (word.length < 5) return 0;
  if (
    /(?:tion|tions|ing|ment|ments|ness|ity|ities|ship|ally|ous|ed|ght|th|ck|ly|ies|ers|ence|ance)$/.test(word)
  )
    return -0.6;
  if (/(?:wh|th|sh|ck|ee|oo|ph|x|q)/.test(word)) return -0.3;
  if (/(?:nya|kan|kah|lah|asi|isme|itas|an|nan|wan)$/.test(word)) return 0.5;
  if (/^(?:ber|ter|per|pem|pen|peng|mem|men|meng|ke|di|se)[a-z]{3,}/.test(word)) return 0.3;
  return 0;
}

/** Longer messages are read up to here, and of what they ask so much. */
const MAX_LETTER = 16_000;

const MAX_QUESTION = 2_000;

/** Control characters out, lines kept, and cut at a length that no honest letter reaches. */
export function clean(text: string): string {
  return text
    .normalize("NFKC")
    .slice(0, MAX_LETTER)
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

/** Cut at a length that no honest question reaches. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ").slice(0, MAX_QUESTION).trim();
}

/** Words that are the same in either language's messages. */
const OF_NO_LANGUAGE = /\b(?:pasal|psl|ayat|huruf|angka|uu|article|paragraph|no|nomor|tahun)\b/gi;

/** The question's language; one that says little of it is asked in the language of the answer before. */
export function languageOf(text: string, before: Language | undefined): Language {
  if (before === undefined) return languageBalance(text) < 0 ? "en" : "id";
  const balance = languageBalance(text.replace(OF_NO_LANGUAGE, " "));
  if (Math.abs(balance) < 0.6) return before;
  return balance < 0 ? "en" : "id";
}
