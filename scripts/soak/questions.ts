import {
  readCitationCases,
  readEligibilityCases,
  readGolden,
  readRefusalCases,
} from "../evaluation/golden.ts";

/** What people say to the bot, by the language they write in. */
export interface Sayings {
  readonly questions: readonly string[];
  /** Look-ups of articles. */
  readonly citations: readonly string[];
  /** What goes on from the answer before. */
  readonly followUps: readonly string[];
  /** Openings of the guided check. */
  readonly checks: readonly string[];
  /** Typed replies to what the guided check asks. */
  readonly replies: readonly string[];
  /** Commands that stand for themselves. */
  readonly commands: readonly string[];
}

export type Tongue = "id" | "en";

const INDONESIAN = {
  followUps: [
    "kalau untuk provinsi?",
    "kalau dengan Jepang?",
    "ayat 2-nya?",
    "penjelasannya?",
    "masih berlaku?",
  ],
  checks: ["/cek", "/cek dengan kota di Jepang", "/cek Kota Bandung dengan Suwon di bidang pendidikan"],
  replies: ["Kota Surabaya", "Kitakyushu", "pendidikan", "ya", "tidak", "belum tahu", "2"],
};
const ENGLISH = {
  followUps: ["what about a province?", "what about Japan?", "and its elucidation?", "is it still in force?"],
  checks: ["/check", "/check with a city in Japan", "/check Bandung with Suwon in education"],
  replies: ["the city of Surabaya", "Kitakyushu", "education", "yes", "no", "not known yet", "2"],
};
const COMMANDS = [
  "/help",
  "/start",
  "/tentang",
  "/sumber",
  "/bahasa",
  "/cari persetujuan DPRD",
  "/cari kota kembar",
  "/pasal 5 uu 37/1999",
  "/pasal 42 ayat 1 huruf g uu 32/2004",
  "/pasal",
  "/batal",
  "/tidakada",
];

/** From the questions that the project is measured by. */
export function readSayings(): Record<Tongue, Sayings> {
  const asked = [...[...readGolden().values()].flat(), ...readRefusalCases(), ...readEligibilityCases()];
  const of = (tongue: Tongue): string[] =>
    asked.filter(({ language }) => language === tongue).map(({ q }) => q);
  const citations = readCitationCases().map(({ q }) => q);
  return {
    id: { questions: of("id"), citations, commands: COMMANDS, ...INDONESIAN },
    en: {
      questions: of("en"),
      citations: citations.filter((q) => /^article/i.test(q)),
      commands: COMMANDS,
      ...ENGLISH,
    },
  };
}

/** A question as somebody pastes it who has copied a whole letter with it. */
export function longText(question: string): string {
  const filler =
    "Sehubungan dengan surat kami terdahulu mengenai rencana tersebut, bersama ini kami sampaikan. ";
  return `${filler.repeat(38)}\n\n${question}`.slice(-4_000);
}
