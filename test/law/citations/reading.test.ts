import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCitation } from "../../../src/law/citations/formatting.ts";
import { isLookUp, readCitations } from "../../../src/law/citations/reading.ts";
import { resolveCitation } from "../../../src/law/citations/resolving.ts";
import type { Resolution } from "../../../src/law/citations/types.ts";

const corpus = await loadCorpus("corpus");

function resolveAll(text: string, discussed: string | null = null): Resolution[] {
  return readCitations(corpus, text).map((citation) => resolveCitation(corpus, citation, discussed));
}

/** A resolution in one line: the id alone where it was found, else its type and what it names. */
function brief(result: Resolution): string {
  switch (result.type) {
    case "found":
      return result.id;
    case "whole-regulation":
    case "no-penjelasan":
      return `${result.type}:"${result.id}"`;
    case "not-shipped":
    case "does-not-exist":
      return `${result.type}:"${result.wanted}"`;
    case "unregistered":
      return `unregistered:"${result.name}"`;
    case "which-regulation":
      return `which-regulation:${JSON.stringify(result.candidates)}`;
  }
}

const read = (text: string): string => resolveAll(text).map(brief).join(" ");

describe("citations as staff write them", () => {
  it.each([
    ["Pasal 42 ayat (1) huruf g UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["psl 10 ayat 3 uu 32 th 2004", "uu-32-2004/pasal-10/ayat-3"],
    ["Ps. 5 (2) UU No. 37 Tahun 1999", "uu-37-1999/pasal-5/ayat-2"],
    ["UU32/2004 ps14(1)e", "uu-32-2004/pasal-14/ayat-1/huruf-e"],
    ["uu 32/2004 pasal 42 ayat 1 g", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42(1)(g) uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["42 ayat 1 huruf g uu 32 2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal empat puluh dua ayat satu uu 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["pasal ke-42 ayat ke 1 uu 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["pasal 42 ayat kesatu uu 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["pasal 42 ayat pertama uu 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["huruf g ayat (1) pasal 42 UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    [
      "Undang-Undang Republik Indonesia Nomor 32 Tahun 2004 tentang Pemerintahan Daerah Pasal 10",
      "uu-32-2004/pasal-10",
    ],
    [
      "Pasal 10 Undang-Undang Republik Indonesia Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
      "uu-32-2004/pasal-10",
    ],
    ["UU RI No 32 Thn 2004 pasal 10", "uu-32-2004/pasal-10"],
    ["UU 32/04 ps 10", "uu-32-2004/pasal-10"],
    ["uu no.32 thn 04 psl 10", "uu-32-2004/pasal-10"],
    ["UU nomor 32 tahun dua ribu empat pasal 10", "uu-32-2004/pasal-10"],
    ["pasal 5 UU Hublu", "uu-37-1999/pasal-5"],
    ["pasal 5 uu pi", "uu-24-2000/pasal-5"],
    ["UU Perjanjian Internasional pasal 10 huruf f", "uu-24-2000/pasal-10/huruf-f"],
    ["pasal 10 huruf f uu perjanjian internasional", "uu-24-2000/pasal-10/huruf-f"],
    ["UU Pemda lama pasal 42", "uu-32-2004/pasal-42"],
    ["uu pemda baru pasal 363", "uu-23-2014/pasal-363"],
    ["UU Pemda 2014 pasal 367 ayat 2", "uu-23-2014/pasal-367/ayat-2"],
    ["pasal 367 (2) uu pemda thn 2014", "uu-23-2014/pasal-367/ayat-2"],
    ["pasal 363 uu pemda", "uu-23-2014/pasal-363"],
    ["pasal 5 dan 6 uu 37/1999", "uu-37-1999/pasal-5 uu-37-1999/pasal-6"],
    [
      "pasal 363 s.d. 367 uu 23/2014",
      "uu-23-2014/pasal-363 uu-23-2014/pasal-364 uu-23-2014/pasal-365 uu-23-2014/pasal-366 uu-23-2014/pasal-367",
    ],
    [
      "uu 23/2014 363-367",
      "uu-23-2014/pasal-363 uu-23-2014/pasal-364 uu-23-2014/pasal-365 uu-23-2014/pasal-366 uu-23-2014/pasal-367",
    ],
    [
      "363 s.d. 367 UU 23/2014",
      "uu-23-2014/pasal-363 uu-23-2014/pasal-364 uu-23-2014/pasal-365 uu-23-2014/pasal-366 uu-23-2014/pasal-367",
    ],
    ["pasal 13, 14 dan 15 uu 37/1999", "uu-37-1999/pasal-13 uu-37-1999/pasal-14 uu-37-1999/pasal-15"],
    ["pasal 5 ayat 1 dan 2 uu 37/1999", "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-5/ayat-2"],
    [
      "pasal 42 ayat (1) huruf f dan g uu 32/2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-f uu-32-2004/pasal-42/ayat-1/huruf-g",
    ],
    [
      "pasal 42 ayat 1 huruf f & g uu 32/2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-f uu-32-2004/pasal-42/ayat-1/huruf-g",
    ],
    ["Penjelasan Pasal 10 ayat (3) UU 32/2004", "uu-32-2004/penjelasan/pasal-10/ayat-3"],
    ["penjelasan umum angka 3 UU 32/2004", "uu-32-2004/penjelasan/umum/angka-3"],
    ["uu 32/2004 penjelasan umum no 3", "uu-32-2004/penjelasan/umum/angka-3"],
    ["pasal 1 angka 3 uu 37/1999", "uu-37-1999/pasal-1/angka-3"],
    ["BAB III UU 37/1999", "uu-37-1999/bab-3"],
    ["bab 3 uu 37 tahun 1999", "uu-37-1999/bab-3"],
    ["bab tiga uu hublu", "uu-37-1999/bab-3"],
    ["syarat umum nomor 3 permenlu", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["Permenlu 09/2006 lampiran syarat umum angka 3", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["permenlu 09/A/KP/XII/2006/01 syarat umum poin 3", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["Article 42 paragraph 1 letter g of Law 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["art. 5(2) Law No. 37 of 1999", "uu-37-1999/pasal-5/ayat-2"],
    ["Law Number 32 Year 2004 article 42", "uu-32-2004/pasal-42"],
    ["elucidation of Article 10 of Law 32/2004", "uu-32-2004/penjelasan/pasal-10"],
    ["point 3 of article 1 of Law 37/1999", "uu-37-1999/pasal-1/angka-3"],
    ["chapter III law 37/1999", "uu-37-1999/bab-3"],
    ["pasl 42 uu 32/2004", "uu-32-2004/pasal-42"],
    ["passal 42 ayt 1 hrf g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasa; 42 aya 1 hurup g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 5 dan pasal 13 UU 37/1999", "uu-37-1999/pasal-5 uu-37-1999/pasal-13"],
    ["UU 37/1999 pasal 5, lalu pasal 13", "uu-37-1999/pasal-5 uu-37-1999/pasal-13"],
    ["pasal 10 uu 32/2004 dan pasal 10 uu 23/2014", "uu-32-2004/pasal-10 uu-23-2014/pasal-10"],
    ["uu 32/2004 pasal 10 dan uu 23/2014 pasal 10", "uu-32-2004/pasal-10 uu-23-2014/pasal-10"],
    ["uu 37/1999 pasal 5 dan pasal 10 uu 32/2004", "uu-37-1999/pasal-5 uu-32-2004/pasal-10"],
    ["uu-32-2004/pasal-42/ayat-1/huruf-g", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 5 uu 37/1999 ayat 2", "uu-37-1999/pasal-5/ayat-2"],
    ["uu hubungan luar negri pasal 5", "uu-37-1999/pasal-5"],
    [
      "pasal 10 ayat 3 uu 32/2004 beserta penjelasannya",
      "uu-32-2004/pasal-10/ayat-3 uu-32-2004/penjelasan/pasal-10/ayat-3",
    ],
    ["pasal 42 huruf g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42.1.g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["ps 42/1/g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42 1 g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal42ayat1hurufguu32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["PASAL 42 AYAT (1) HURUF G UU NO 32 TAHUN 2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["bunyi pasal 363 ayat 2 huruf c uu nomor 23 tahun 2014 dong", "uu-23-2014/pasal-363/ayat-2/huruf-c"],
    ["tolong kutip ps 5 uu hublu, makasih", "uu-37-1999/pasal-5"],
    [
      "apakah menurut pasal 42 ayat 1 huruf g uu 32/2004 DPRD harus setuju dulu sebelum sister city?",
      "uu-32-2004/pasal-42/ayat-1/huruf-g",
    ],
    ["what does article 5 of law 37/1999 say?", "uu-37-1999/pasal-5"],
    ["Pasal 5 UU 37/1999. Pasal 10 UU 24/2000.", "uu-37-1999/pasal-5 uu-24-2000/pasal-10"],
    ["bagian kesatu bab xvii uu 23/2014", "uu-23-2014/bab-17/bagian-1"],
    ["BAB XVII Bagian Kesatu Paragraf 2 UU 23/2014", "uu-23-2014/bab-17/bagian-1/paragraf-2"],
    ["ayat 2 pasal 5 uu 37/1999", "uu-37-1999/pasal-5/ayat-2"],
    ["ayat 1 dan 2 pasal 5 uu 37/1999", "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-5/ayat-2"],
    ["pasal 157 huruf a angka 1 uu 32/2004", "uu-32-2004/pasal-157/huruf-a/angka-1"],
    ["pasal tiga enam tiga uu 23/2014", "uu-23-2014/pasal-363"],
    ["pasal tiga ratus enam puluh tiga ayat dua huruf c uu 23 2014", "uu-23-2014/pasal-363/ayat-2/huruf-c"],
    ["Article forty-two paragraph one of Law 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["uu 2004 no 32 pasal 42", "uu-32-2004/pasal-42"],
    ["uu 32 pasal 42", "uu-32-2004/pasal-42"],
    ["psl. 42 ay. (1) hrf. g UU No.32 Th.2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    [
      "pasal 42 ayat 1 huruf f, g dan h uu 32/2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-f uu-32-2004/pasal-42/ayat-1/huruf-g uu-32-2004/pasal-42/ayat-1/huruf-h",
    ],
    [
      "pasal 42 ayat (1) huruf a sampai dengan huruf c uu 32/2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-a uu-32-2004/pasal-42/ayat-1/huruf-b uu-32-2004/pasal-42/ayat-1/huruf-c",
    ],
    [
      "pasal 42 ayat 1 huruf a-c uu 32/2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-a uu-32-2004/pasal-42/ayat-1/huruf-b uu-32-2004/pasal-42/ayat-1/huruf-c",
    ],
    ["boleh minta bunyi psl 10 uu 24/2000 ttg pengesahan?", "uu-24-2000/pasal-10"],
    ["uu24/2000 ps10", "uu-24-2000/pasal-10"],
    ["Pasal 18 huruf h UU No.24/2000", "uu-24-2000/pasal-18/huruf-h"],
    ["pasal 18 h uu 24 2000", "uu-24-2000/pasal-18/huruf-h"],
    ["ps.18(h) uu 24/2000", "uu-24-2000/pasal-18/huruf-h"],
    ["PSL.363 AY.2 HRF.C UU.23/2014", "uu-23-2014/pasal-363/ayat-2/huruf-c"],
    ["u.u. 37/1999 pasal 5", "uu-37-1999/pasal-5"],
    ["Undang undang no 37 tahun 1999 pasal 5 ayat 2", "uu-37-1999/pasal-5/ayat-2"],
    ["undang2 37/1999 psl 5", "uu-37-1999/pasal-5"],
    ["UU No 37/1999 ttg Hublu, pasal 5", "uu-37-1999/pasal-5"],
    ["UU 23 2014 pasal 1 angka 12", "uu-23-2014/pasal-1/angka-12"],
    ["pasal 1 butir 12 uu 23/2014", "uu-23-2014/pasal-1/angka-12"],
    ["pasal 1 poin 3 uu 24/2000", "uu-24-2000/pasal-1/angka-3"],
    ["pasal 1 nomor 3 uu 24/2000", "uu-24-2000/pasal-1/angka-3"],
    ["pasal 1 (3) uu 24/2000", "uu-24-2000/pasal-1/angka-3"],
    ["pasal 409 b uu 23/2014", "uu-23-2014/pasal-409/huruf-b"],
    ["pasal 409 poin b uu pemda baru", "uu-23-2014/pasal-409/huruf-b"],
    ["pasal seratus lima puluh empat ayat satu huruf g uu 23/2014", "uu-23-2014/pasal-154/ayat-1/huruf-g"],
    ["pasal seratus satu uu 23 tahun 2014", "uu-23-2014/pasal-101"],
    ["pasal 195 uu no. 32 tahun 2004,", "uu-32-2004/pasal-195"],
    ["UU-32-2004 Pasal-42", "uu-32-2004/pasal-42"],
    ["uu 32 thn.2004 psl.42", "uu-32-2004/pasal-42"],
    ["uu 32 tahun 2004: pasal 42, ayat 1, huruf g", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ['(pasal 42 ayat (1) huruf "g" UU 32/2004)', "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["the text of Art. 367 para. 2 of Law 23/2014", "uu-23-2014/pasal-367/ayat-2"],
    ["Article 10 (a) of the Law on Treaties", "uu-24-2000/pasal-10/huruf-a"],
    ["Art 363(2)(c) Law 23/2014", "uu-23-2014/pasal-363/ayat-2/huruf-c"],
    ["article 5 paragraphs 1 and 2 of Law 37/1999", "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-5/ayat-2"],
    ["Articles 5 and 6 of Law 37/1999", "uu-37-1999/pasal-5 uu-37-1999/pasal-6"],
    [
      "Articles 363 to 365 of Law No. 23 of 2014",
      "uu-23-2014/pasal-363 uu-23-2014/pasal-364 uu-23-2014/pasal-365",
    ],
    ["Foreign Relations Law article 5", "uu-37-1999/pasal-5"],
    ["article 5 of the Foreign Relations Law", "uu-37-1999/pasal-5"],
    [
      "Law of the Republic of Indonesia Number 37 of 1999 on Foreign Relations, Article 5",
      "uu-37-1999/pasal-5",
    ],
    ["permenlu 9/2006 kriteria sister city no 2", "permenlu-09-2006/lampiran/kriteria-sister-city/angka-2"],
    [
      "kriteria sister city angka 2 permenlu 09/2006",
      "permenlu-09-2006/lampiran/kriteria-sister-city/angka-2",
    ],
    [
      "pasal 5 ayat (1) dan pasal 6 ayat (2) uu 37/1999",
      "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-6/ayat-2",
    ],
    ["pasal 5(1), 6(2) uu 37/1999", "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-6/ayat-2"],
    ["pasal 5 ayat 1, 6 ayat 2 uu 37/1999", "uu-37-1999/pasal-5/ayat-1 uu-37-1999/pasal-6/ayat-2"],
    ["ps 5 & 6 uu hublu", "uu-37-1999/pasal-5 uu-37-1999/pasal-6"],
    ["pasal 5/6 uu 37/1999", "uu-37-1999/pasal-5 uu-37-1999/pasal-6"],
    ["pasal 5-2 uu 37/1999", "uu-37-1999/pasal-5/ayat-2"],
    ["pasal 13 s/d 15 uu 37/1999", "uu-37-1999/pasal-13 uu-37-1999/pasal-14 uu-37-1999/pasal-15"],
    ["pasal 13 sampai 15 uu 37/1999", "uu-37-1999/pasal-13 uu-37-1999/pasal-14 uu-37-1999/pasal-15"],
    [
      "pasal 13 sampai dengan pasal 15 uu 37/1999",
      "uu-37-1999/pasal-13 uu-37-1999/pasal-14 uu-37-1999/pasal-15",
    ],
    ["pasal 5 dan 2 kota kembar uu 37/1999", "uu-37-1999/pasal-5"],
    ["penj ps 10 ayat 3 huruf a uu 32/2004", "uu-32-2004/penjelasan/pasal-10/ayat-3/huruf-a"],
    ["penjelasan uu 32/2004 pasal 10 ayat 3", "uu-32-2004/penjelasan/pasal-10/ayat-3"],
    ["penjelasan atas pasal 10 ayat 3 uu 32/2004", "uu-32-2004/penjelasan/pasal-10/ayat-3"],
    ["pasal 10 ayat 3 uu 32/2004 penjelasannya", "uu-32-2004/penjelasan/pasal-10/ayat-3"],
    ["Elucidation of Article 10 paragraph (3) of Law 32/2004", "uu-32-2004/penjelasan/pasal-10/ayat-3"],
    ["pasal 42 ayt 1 huruf g dr uu nmr 32 thn 2004 yg mana ya?", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Psal 42 uu 32/2004", "uu-32-2004/pasal-42"],
    ["oasal 42 uu 32/2004", "uu-32-2004/pasal-42"],
    ["paasl 42 uu 32/2004", "uu-32-2004/pasal-42"],
    ["psal42 ayat1 hurufg uu32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 042 uu 32/2004", "uu-32-2004/pasal-42"],
    ["syarat umum ke 3 permenlu 09/2006", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["Permenlu 09/2006 syarat umum 3", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["UU Hublu psl 28 ayat dua", "uu-37-1999/pasal-28/ayat-2"],
    ["pasal 7 ayat (2) undang-undang hublu", "uu-37-1999/pasal-7/ayat-2"],
    ["uu otda 2004 pasal 42 (1) f", "uu-32-2004/pasal-42/ayat-1/huruf-f"],
    [
      "pasal 42 ayat (1) huruf g dalam UU Pemerintahan Daerah tahun 2004",
      "uu-32-2004/pasal-42/ayat-1/huruf-g",
    ],
    ["huruf g pasal 42 ayat 1 uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["ayat (1) huruf g pasal 42 uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["di uu 32/2004 itu pasal 42 ayat 1 huruf g isinya apa?", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Pak, mohon info isi Psl 43 UU No 32 / 2004", "uu-32-2004/pasal-43"],
    ["UU No. 32 / Tahun 2004 Pasal 43", "uu-32-2004/pasal-43"],
    ["UU Nomor: 32 Tahun: 2004, Pasal: 43", "uu-32-2004/pasal-43"],
    ["uu no 32 thn '04 psl 43", "uu-32-2004/pasal-43"],
    ["UU 32 th. 2004 ps.43", "uu-32-2004/pasal-43"],
    ["psl.42 (1) g. uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42 ayat 1 (g) UU 32 2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42, ayat (1), huruf (g), UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Pasal 42 Ayat 1 Poin g UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Pasal 42 Ayat 1 Butir G UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42 ayat 1 point g undang undang 32 2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42 paragraf 1 huruf g UU 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal 42 ayat1g uu32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Article 42 (1) g, Law 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["Article 42, paragraph 1, letter g, Law No. 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["paragraph (1) of Article 42 of Law 32/2004", "uu-32-2004/pasal-42/ayat-1"],
    ["Law 32 of 2004, art 42", "uu-32-2004/pasal-42"],
    ["Indonesian Law No 32/2004 article 42", "uu-32-2004/pasal-42"],
    ["uu hublu 1999 pasal 5", "uu-37-1999/pasal-5"],
    ["UU Hublu No 37/1999 Pasal 5 ayat 1", "uu-37-1999/pasal-5/ayat-1"],
    ["uu tentang hubungan luar negeri pasal 5", "uu-37-1999/pasal-5"],
    ["undang-undang tentang perjanjian internasional pasal 5 ayat 1", "uu-24-2000/pasal-5/ayat-1"],
    ["undang-undang nomor dua puluh empat tahun dua ribu pasal lima ayat satu", "uu-24-2000/pasal-5/ayat-1"],
    [
      "UU nomor tiga puluh tujuh tahun seribu sembilan ratus sembilan puluh sembilan pasal lima",
      "uu-37-1999/pasal-5",
    ],
    ["pasal lima belas uu 37/1999", "uu-37-1999/pasal-15"],
    ["pasal tiga puluh uu 37/1999", "uu-37-1999/pasal-30"],
    [
      "Pasal 10 huruf a s.d. c UU 24/2000",
      "uu-24-2000/pasal-10/huruf-a uu-24-2000/pasal-10/huruf-b uu-24-2000/pasal-10/huruf-c",
    ],
    [
      "pasal 10 a, b, dan c uu 24/2000",
      "uu-24-2000/pasal-10/huruf-a uu-24-2000/pasal-10/huruf-b uu-24-2000/pasal-10/huruf-c",
    ],
    [
      "pasal 1 angka 1 sampai 3 uu 37/1999",
      "uu-37-1999/pasal-1/angka-1 uu-37-1999/pasal-1/angka-2 uu-37-1999/pasal-1/angka-3",
    ],
    ["pasal 1 angka 1 dan angka 2 uu 37/1999", "uu-37-1999/pasal-1/angka-1 uu-37-1999/pasal-1/angka-2"],
    [
      "tolong bandingkan pasal 42 uu 32/2004 dengan pasal 154 uu 23/2014",
      "uu-32-2004/pasal-42 uu-23-2014/pasal-154",
    ],
    ["beda pasal 10 uu 32/2004 sama pasal 10 uu 23/2014 apa", "uu-32-2004/pasal-10 uu-23-2014/pasal-10"],
    [
      "uu 32/2004: pasal 10, 42; uu 23/2014: pasal 363",
      "uu-32-2004/pasal-10 uu-32-2004/pasal-42 uu-23-2014/pasal-363",
    ],
    ["pasal 5 uu 37/1999 vs pasal 5 uu 24/2000", "uu-37-1999/pasal-5 uu-24-2000/pasal-5"],
    ["Pasal 5 (UU 37/1999)", "uu-37-1999/pasal-5"],
    ["Pasal 5 [UU 37/1999]", "uu-37-1999/pasal-5"],
    ["**Pasal 5** UU 37/1999", "uu-37-1999/pasal-5"],
    ["/pasal 5 uu 37/1999", "uu-37-1999/pasal-5"],
    ["5 uu 37/1999", "uu-37-1999/pasal-5"],
    ["5 ayat 2 uu 37/1999", "uu-37-1999/pasal-5/ayat-2"],
    ["uu 37/1999 5", "uu-37-1999/pasal-5"],
    ["uu 37/1999 5(2)", "uu-37-1999/pasal-5/ayat-2"],
    ["UU 37/1999 ps. 5 ay. (2)", "uu-37-1999/pasal-5/ayat-2"],
    ["pasal 5 uu no 37/99", "uu-37-1999/pasal-5"],
    ["pasal 5 uu 37 1999", "uu-37-1999/pasal-5"],
    ["pasal 5 uu 37 tahun 99", "uu-37-1999/pasal-5"],
    ["pasal 5 uu no. 37 th1999", "uu-37-1999/pasal-5"],
    ["pasal 5 UU Nomor 37Tahun 1999", "uu-37-1999/pasal-5"],
    ["pasal 5 UU37Tahun1999", "uu-37-1999/pasal-5"],
    ["pasal 5 UU No37Th1999", "uu-37-1999/pasal-5"],
    ["pasl5ayat2uu37/1999", "uu-37-1999/pasal-5/ayat-2"],
    ["BAB II pasal 5 UU 37/1999", "uu-37-1999/pasal-5"],
    [
      "penjelasan pasal 101 ayat 1 huruf f dan g uu 23/2014",
      "uu-23-2014/penjelasan/pasal-101/ayat-1/huruf-f uu-23-2014/penjelasan/pasal-101/ayat-1/huruf-g",
    ],
    ["bagian penjelasan pasal 154 uu 23/2014", "uu-23-2014/penjelasan/pasal-154"],
    ["penjelasannya pasal 154 uu 23/2014", "uu-23-2014/penjelasan/pasal-154"],
    ["minta penjelasan tentang pasal 154 uu 23/2014", "uu-23-2014/pasal-154"],
    ["penjelasan umum uu 32/2004 nomor 3", "uu-32-2004/penjelasan/umum/angka-3"],
    ["pasal 363 uu pemda yang baru", "uu-23-2014/pasal-363"],
    ["pasal 42 uu pemda yg lama", "uu-32-2004/pasal-42"],
    ["pasal 42 uu pemda no 32", "uu-32-2004/pasal-42"],
    ["uu 32/2004 ttg pemda ps 42 ay 1 hrf g", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    [
      "Pasal 42 ayat (1) huruf g Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
      "uu-32-2004/pasal-42/ayat-1/huruf-g",
    ],
    ["psal 42 ayta 1 hurf g uu 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["UU 32/2004 ayat 1 aPsal 42 huruf g", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["syarat umum kerja sama internasional angka 8", "permenlu-09-2006/lampiran/syarat-umum/angka-8"],
    ["permenlu 09/2006 angka 3 syarat umum", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["syarat umum butir ke-4 permenlu 2006", "permenlu-09-2006/lampiran/syarat-umum/angka-4"],
    ["Art. 42 § 1 lit. g Law 32/2004", "uu-32-2004/pasal-42/ayat-1/huruf-g"],
    ["pasal XLII uu 32/2004", "uu-32-2004/pasal-42"],
  ])("%s", (text, ids) => {
    expect(read(text)).toBe(ids);
  });
});

describe("citations that lead to no text say why", () => {
  it.each([
    ["pasal 10 uu pemda", 'which-regulation:["uu-32-2004/pasal-10","uu-23-2014/pasal-10"]'],
    ["pasal 10 UU 32 tahun 20004", 'unregistered:"UU 32 tahun 20004"'],
    ["pasal 10 uu 12/2011", 'unregistered:"UU 12/2011"'],
    ["pasal 100 uu 33/2004", 'not-shipped:"uu-33-2004/pasal-100"'],
    ["pasal 300 uu 32/2004", 'does-not-exist:"uu-32-2004/pasal-300"'],
    ["pasal 5 ayat 7 uu 37/1999", 'does-not-exist:"uu-37-1999/pasal-5/ayat-7"'],
    ["pasal 2 ayat 1 uu 37/1999", 'does-not-exist:"uu-37-1999/pasal-2/ayat-1"'],
    ["UU 37/1999", 'whole-regulation:"uu-37-1999"'],
    ["isi uu pemda", 'which-regulation:["uu-32-2004","uu-23-2014"]'],
    ["pasal 18 UUD 1945", 'unregistered:"UUD 1945"'],
    ["pasal 5 perda 3/2010", 'unregistered:"Perda 3/2010"'],
    ["pasal 5 permenlu 09/2006", 'not-shipped:"permenlu-09-2006/pasal-5"'],
    ["Pasal 5 Permendagri 3/2008", 'not-shipped:"permendagri-3-2008/pasal-5"'],
    ["pasal 8 pp 59/2016", 'not-shipped:"pp-59-2016/pasal-8"'],
    ["syarat umum angka 3 permenlu 3/2019", 'not-shipped:"permenlu-3-2019/lampiran/syarat-umum/angka-3"'],
    ["syarat umum angka 3 permenlu 99/2020", 'unregistered:"Permenlu 99/2020"'],
    [
      "angka 3 permenlu 09/2006",
      'which-regulation:["permenlu-09-2006/lampiran/syarat-umum/angka-3","permenlu-09-2006/lampiran/kriteria-sister-city/angka-3","permenlu-09-2006/lampiran/kerja-sama-teknis/angka-3"]',
    ],
    ["pasal 50 permendagri 25/2020", 'does-not-exist:"permendagri-25-2020/pasal-50"'],
    ["SE Mendagri 193/1652/PUOD", 'whole-regulation:"se-mendagri-193-1652-puod-1993"'],
    ["pasal 5 UU No 32/2005", 'unregistered:"UU 32/2005"'],
    ["uu 999/1999 pasal 5", 'unregistered:"UU 999/1999"'],
    ["penjelasan pasal 5 uu 37/1999", 'no-penjelasan:"uu-37-1999/pasal-5"'],
  ])("%s", (text, outcome) => {
    expect(read(text)).toBe(outcome);
  });

  it("says what does exist", () => {
    const [beyond] = resolveAll("Pasal 41 UU 37/1999");
    expect(beyond).toMatchObject({
      exists: { id: "UU 37/1999 berakhir di Pasal 40", en: "Law 37/1999 ends at Article 40" },
    });
    const [ayat] = resolveAll("Pasal 5 ayat (7) UU 37/1999");
    expect(ayat).toMatchObject({
      nearest: "uu-37-1999/pasal-5",
      exists: { id: "Pasal 5 UU 37/1999 hanya mempunyai ayat (1) dan ayat (2)" },
    });
    const [plain] = resolveAll("Pasal 2 ayat (1) UU 37/1999");
    expect(plain).toMatchObject({
      nearest: "uu-37-1999/pasal-2",
      exists: { id: "Pasal 2 UU 37/1999 tidak dibagi lagi" },
    });
  });
});

describe("a law left unnamed", () => {
  it("is the one under discussion where that has such a pasal", () => {
    expect(resolveAll("apa isi pasal 5?", "uu-24-2000").map(brief)).toEqual(["uu-24-2000/pasal-5"]);
    expect(resolveAll("pasal 100", "uu-33-2004").map(brief)).toEqual(['not-shipped:"uu-33-2004/pasal-100"']);
  });

  it("is asked for where the one under discussion ends before it", () => {
    expect(resolveAll("pasal 363", "uu-37-1999").map(brief)).toEqual([
      'which-regulation:["uu-23-2014/pasal-363"]',
    ]);
  });

  it("is asked for with the acts that have such a pasal", () => {
    const all = [...corpus.regulations.keys()].map((id) => `${id}/pasal-5`);
    const shipped = all.filter((id) => corpus.provisions.has(id));
    expect(shipped.slice(0, 2)).toEqual(["uu-37-1999/pasal-5", "uu-24-2000/pasal-5"]);
    expect(read("apa isi pasal 5?")).toBe(`which-regulation:${JSON.stringify(shipped)}`);
  });

  it("takes a lone ayat to be of the pasal under discussion", () => {
    expect(resolveAll("kalau ayat 2?", "uu-23-2014/pasal-367/ayat-1").map(brief)).toEqual([
      "uu-23-2014/pasal-367/ayat-2",
    ]);
  });
});

describe("what only looks like a citation", () => {
  it.each([
    "pada tanggal 5 Mei 2004 ada 2 kota dan 10 ayat",
    "uang Rp 5.000.000 untuk 3 orang telp 0812-3456-7890",
    "kami punya 2 sister city sejak 2004",
    "apa itu sister city?",
    "tahun 2004 ke 2014",
    "berapa lama pasal pasal itu berlaku 5 tahun?",
    "jumlah 10 ayat di pasal itu",
    "pasar 5 di bandung",
    "bagian 2 dari proposal kami",
    "point 3 in my letter",
    "art and 5 culture",
    "letter of intent",
    "kirim letter a quick reply",
    "program angka 10 persen",
    "nomor 5 saya tanya lagi",
    "kota no 3 di jawa",
    "hubungi nomor 0812345678",
    "we signed 2 letters of intent in 2019",
    "apa saja 5 syarat sister city?",
    "pasal berapa yang mengatur sister city?",
    "does part 2 of our MoU need approval?",
  ])("%s", (text) => {
    expect(read(text)).toBe("");
  });
});

describe("telling a look-up from a question", () => {
  it.each([
    "psl 42 ayat 1 huruf g uu 32 th 2004",
    "apa isi pasal 5 uu hublu?",
    "tolong tampilkan Pasal 10 UU 24/2000 dong",
    "What does Article 5 of Law 37/1999 say?",
    "pasal 42 UU 32/2004 masih berlaku?",
  ])("look-up: %s", (text) => {
    expect(isLookUp(corpus, text)).toBe(true);
  });

  it.each([
    "apakah menurut pasal 42 uu 32/2004 DPRD harus setuju sebelum sister city?",
    "bolehkah kota bekerja sama dengan Taiwan?",
    "does article 5 of law 37/1999 let a mayor sign a treaty?",
  ])("question: %s", (text) => {
    expect(isLookUp(corpus, text)).toBe(false);
  });
});

describe("offsets", () => {
  it("point at the words of the citation", () => {
    const text = "Menurut Pasal 5 dan 6 UU 37/1999, siapa berwenang?";
    expect(readCitations(corpus, text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Pasal 5",
      "6 UU 37/1999",
    ]);
  });
});

describe("the wording that an amending act gives a pasal", () => {
  it.each([
    "Pasal I angka 5 ayat (1) Pasal 101 huruf d1 UU 9/2015",
    "ayat 1 huruf d1 pasal 101 UU 9/2015",
    "Pasal 101 ayat (1) huruf d1 UU 9 Tahun 2015",
  ])("is found by %s", (text) => {
    expect(read(text)).toBe("uu-9-2015/pasal-i/angka-5/pasal-101/ayat-1/huruf-d1");
  });

  it("does not take the angka of a huruf for an inserted letter", () => {
    expect(read("pasal 66 ayat 1 huruf a1 UU 23/2014")).toBe("uu-23-2014/pasal-66/ayat-1/huruf-a/angka-1");
  });
});

describe("slips in the word pasal", () => {
  it.each([
    ["ayat (2) Pasak 244 UU 23/2014", "uu-23-2014/pasal-244/ayat-2"],
    ["ayat 3 aPsal 236 huruf b UU 23/2014", "uu-23-2014/pasal-236/ayat-3/huruf-b"],
    ["ayat 2. pasal 154 uu 23/2014", "uu-23-2014/pasal-154/ayat-2"],
  ])("are read behind an ayat: %s", (text, id) => {
    expect(read(text)).toBe(id);
  });
});

describe("reading is the inverse of writing", () => {
  const ids = [...corpus.provisions.keys(), ...corpus.regulations.keys()];
  const idOf = (text: string): string => {
    const [result, ...more] = resolveAll(text);
    if (result === undefined || more.length > 0) return read(text);
    return result.type === "whole-regulation" ? result.id : brief(result);
  };

  it.each(["short", "full", "en"] as const)("for every provision and act, style %s", (style) => {
    const wrong = ids.filter((id) => idOf(formatCitation(corpus, id, style)) !== id);
    expect(wrong).toEqual([]);
  });

  it("whatever the capitals, brackets, abbreviations and spaces", () => {
    const changes: ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.replace(/\((\d+)\)/g, "$1"),
      (text) => text.replace(/Pasal/gi, "psl.").replace(/ayat/gi, "ay.").replace(/huruf/gi, "hrf"),
      (text) => text.replace(/(Pasal|ayat|angka) (?=[\d(])/gi, "$1"),
      (text) => text.replace(/UU (\d+)\/(\d+)/i, "UU No. $1 Tahun $2"),
      (text) => text.replace(/ /g, "  "),
      (text) => `tolong kutip ${text}, terima kasih`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.subarray(changes), (id, chosen) => {
        const text = chosen.reduce((before, change) => change(before), formatCitation(corpus, id));
        expect(idOf(text)).toBe(id);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws", () => {
    const words = fc.constantFrom(
      "pasal",
      "ayat",
      "huruf",
      "uu",
      "5",
      "(1)",
      "g",
      "dan",
      "s.d.",
      "-",
      "/",
      "penjelasan",
      "umum",
      "32/2004",
      "tahun",
      ".",
      "?",
      "syarat umum",
      "permenlu",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => void resolveAll(list.join(" "))),
      { numRuns: 1_000 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void resolveAll(text)));
  });
});

describe("hostile texts of 100 kB", () => {
  it.each([
    "a",
    "(",
    "-",
    "pasal ",
    "pasal 5 ",
    "1, ",
    "uu ",
    "uu no ",
    "uu 1/",
    "s.d.",
    "empat puluh ",
    "penjelasan ",
    "pasal 1-99 ",
    "pasl 4 ayt 2 ",
    "\n",
  ])("%j over and over is read in time that grows with its length alone", (piece) => {
    // The best of three: other work on the machine must not fail the test.
    const timeOf = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const times = Array.from({ length: 3 }, () => {
        const before = performance.now();
        readCitations(corpus, text);
        return performance.now() - before;
      });
      return Math.min(...times);
    };
    const [short, long] = [timeOf(25_000), timeOf(100_000)];
    expect(long).toBeLessThan(1_500);
    expect(long).toBeLessThan(short * 16 + 20);
  });
});

describe("a whole document", () => {
  const provisions = [...corpus.provisions.values()].filter(({ fidelity }) => fidelity === "verbatim");
  const text = provisions
    .flatMap(({ body }) => body.flatMap((item) => (item.type === "child" ? [] : [item.text])))
    .join("\n");

  it("is read to its end, with the offsets of each citation", () => {
    expect(text.length).toBeGreaterThan(100_000);
    const citations = readCitations(
      corpus,
      `${text}\nSebagaimana dimaksud dalam Pasal 5 ayat (2) UU 37/1999.`,
    );
    expect(citations.length).toBeGreaterThan(200);
    for (const { start, end, text: words } of citations.slice(0, -1))
      expect(text.slice(start, end)).toBe(words);
    const last = citations.at(-1);
    expect(last?.text).toBe("Pasal 5 ayat (2) UU 37/1999");
    expect(last?.start).toBe(text.length + "\nSebagaimana dimaksud dalam ".length);
  });

  it("of a million characters takes about a second", () => {
    const long = text.repeat(Math.ceil(1_000_000 / text.length)).slice(0, 1_000_000);
    const times = Array.from({ length: 2 }, () => {
      const before = performance.now();
      readCitations(corpus, long);
      return performance.now() - before;
    });
    // Twice as long as it may take, for what else the machine does.
    expect(Math.min(...times)).toBeLessThan(2_500);
  });
});
