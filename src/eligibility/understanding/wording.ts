import type { Bilingual } from "../../law/corpus/register.ts";
import type { DecidingFact } from "../rules/check.ts";
import type { Verdict } from "../rules/evaluate.ts";
import type { Facts, Form, SourcedFacts } from "../rules/facts.ts";
import { homeNamed } from "./home-region.ts";
import { formatDate } from "../../platform/dates.ts";

/** The fixed words of an explanation, and how the names of the case are put into the words of a rule. */

export type Language = keyof Bilingual;

/** The first words of an answer. */
export const HEADLINES: Readonly<Record<Verdict, Bilingual>> = {
  ineligible: { id: "TIDAK BOLEH", en: "NOT ALLOWED" },
  conditional: { id: "BOLEH, DENGAN SYARAT", en: "ALLOWED, WITH CONDITIONS" },
  eligible: { id: "MEMENUHI SYARAT", en: "REQUIREMENTS MET" },
  unknown: { id: "BELUM DAPAT DIPASTIKAN", en: "CANNOT BE DETERMINED YET" },
};

export const SUMMARIES = {
  conditional: {
    id: "Sejauh yang diketahui tidak ada yang melarang. Kerja sama dapat dijalankan setelah syarat yang masih terbuka dipenuhi.",
    en: "As far as is known nothing forbids it. The cooperation may go ahead once what is still open has been met.",
  },
  doubtful: {
    id: "Itu harus dipastikan lebih dahulu; bila ternyata demikian, jawabannya menjadi TIDAK BOLEH.",
    en: "That must be made sure of first; should it be so, the answer becomes NOT ALLOWED.",
  },
  route: {
    id: "Hanya dengan jalan itu boleh, setelah syarat yang masih terbuka dipenuhi.",
    en: "Only that way is it allowed, once what is still open has been met.",
  },
  signing: {
    id: "Jangan ditandatangani atau dijalankan sebelum langkah yang masih terbuka selesai, menurut urutannya.",
    en: "Nothing may be signed or carried out before the open steps are done, in their order.",
  },
  eligible: {
    id: "Semua syarat yang berlaku terpenuhi menurut keterangan yang diberikan.",
    en: "By what was stated, every condition that applies is met.",
  },
  "nothing-known": {
    id: "Sebutkan mitra atau negaranya, bidangnya, atau bentuk kerja samanya.",
    en: "Name the partner or its country, the field, or the form of the cooperation.",
  },
  "partner-not-recognised": {
    id: "Mitra atau negaranya belum saya kenali.",
    en: "I do not recognise the partner or its country.",
  },
  "field-not-recognised": {
    id: "Bidang kegiatannya belum saya kenali.",
    en: "I do not recognise the field of activity.",
  },
} satisfies Record<string, Bilingual>;

const RELATIONS_DATA: Bilingual = { id: "data hubungan diplomatik", en: "data on diplomatic relations" };
const LEXICON_DATA: Bilingual = { id: "daftar bidang", en: "the list of fields" };

/** Where an answer came from, said to the reader. */
export function sourceText(fact: DecidingFact, language: Language): string | null {
  const { source } = fact;
  const isIndonesian = language === "id";
  if (source === null) return null;
  switch (source.type) {
    case "question":
      return isIndonesian ? `kata Anda: ${source.words}` : `your words: ${source.words}`;
    case "previous":
      return isIndonesian ? "pertanyaan Anda sebelumnya" : "your earlier question";
    case "dialog":
      return isIndonesian ? "jawaban Anda" : "your answer";
    case "data": {
      // The note is a sentence; here it goes on within one.
      const note = source.note === undefined ? "" : `: ${source.note[language].replace(/\.$/, "")}`;
      const day = formatDate(source.asOf, language);
      const subject = fact.fact === "partner.relations" ? RELATIONS_DATA : LEXICON_DATA;
      return `${subject[language]} ${isIndonesian ? "per" : "as of"} ${day}${note}`;
    }
  }
}

/** The words of a rule with the names of the case in place of `{partner}`, `{country}`, `{field}` and `{home}`. */
export function fill(words: Bilingual, facts: Facts, language: Language): string {
  const filled = words[language].replace(/\{(partner|country|field|home)\}/g, (whole, name: string) => {
    if (name === "partner") return partnerName(facts, language);
    if (name === "country") return facts.partner?.countryName?.[language] ?? partnerName(facts, language);
    if (name === "field") return fieldName(facts, language);
    if (name === "home") return homeName(facts, language);
    return whole;
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** What was read of a plan, in one line: "Kota Bandung · Suwon, Korea Selatan · kota kembar · pariwisata". */
export function readingLine({ facts }: SourcedFacts, language: Language): string {
  const { home, partner, form, field } = facts;
  const country = partner?.countryName?.[language];
  const name = partner?.name;
  const place =
    name !== undefined && country !== undefined && name !== country
      ? `${name}, ${country}`
      : (name ?? country);
  const parts = [
    home === undefined ? undefined : homeName(facts, language),
    place,
    form === undefined ? undefined : FORMS[form]?.[language],
    field?.name?.[language],
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

const FORMS: Partial<Record<Form, Bilingual>> = {
  "sister-city": { id: "kota/provinsi kembar", en: "sister city/province" },
  technical: { id: "kerja sama teknis", en: "technical cooperation" },
  grant: { id: "hibah", en: "grant" },
  loan: { id: "pinjaman", en: "loan" },
  "body-abroad": { id: "lembaga di luar negeri", en: "body abroad" },
  "diplomatic-post": { id: "perwakilan diplomatik/konsuler", en: "diplomatic or consular post" },
};

function partnerName({ partner }: Facts, language: Language): string {
  const unnamed = language === "id" ? "mitra" : "the partner";
  return partner?.name ?? partner?.countryName?.[language] ?? unnamed;
}

function fieldName({ field, form }: Facts, language: Language): string {
  if (field?.name !== undefined) return field.name[language];
  if (form === "diplomatic-post")
    return language === "id"
      ? "membuka perwakilan diplomatik atau konsuler"
      : "opening a diplomatic or consular post";
  return language === "id" ? "kegiatan itu" : "that activity";
}

function homeName({ home }: Facts, language: Language): string {
  if (home?.name !== undefined) {
    // "Bandung" of which the kind was asked; "Daerah Istimewa Yogyakarta" says its kind by itself.
    if (home.kind === undefined || /^(?:kota|kabupaten|provinsi|daerah) /i.test(home.name)) return home.name;
    return homeNamed(home.name, home.kind).name;
  }
  return home?.kind ?? (language === "id" ? "daerah Anda" : "your region");
}
