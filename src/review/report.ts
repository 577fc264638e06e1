import { HEADLINES } from "../eligibility/understanding/wording.ts";
import { formatCitation } from "../law/citations/formatting.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import type { Language } from "../text/language.ts";
import { FINDINGS, type Finding } from "./findings.ts";
import type { Review, ReviewedCitation } from "./review.ts";

/** A review in words: the count, the worst with its mend, what is missing. */

type Said = Readonly<Record<Language, string>>;

const COUNTED: Readonly<Record<Finding, Said>> = {
  "in-force": { id: "berlaku", en: "in force" },
  amended: { id: "berlaku dengan perubahan", en: "in force as amended" },
  revoked: { id: "sudah dicabut", en: "revoked" },
  "not-in-corpus": { id: "di luar korpus (tidak diperiksa)", en: "outside the corpus (not checked)" },
  "no-such-act": { id: "peraturannya tidak ada", en: "no such act" },
  "no-such-provision": { id: "ketentuannya tidak ada", en: "no such provision" },
  ambiguous: { id: "tidak jelas peraturannya", en: "act not clear" },
};

const WORDS = {
  citations: { id: "rujukan", en: "citations" },
  differs: { id: "kutipan berbeda", en: "quotations differ" },
  exact: { id: "kutipan tepat", en: "quotations exact" },
  none: {
    id: "Tidak ada rujukan hukum yang dikenali dalam naskah ini.",
    en: "No citation of law was recognised in the draft.",
  },
  successor: { id: "pakai", en: "use" },
  noSuccessor: {
    id: "hapus atau ganti rujukannya; penggantinya tidak tercatat",
    en: "delete or replace it; no successor is on record",
  },
  given: { id: "naskah", en: "draft" },
  law: { id: "aslinya", en: "law" },
  nothing: { id: "(tidak ada)", en: "(nothing)" },
  which: { id: "sebut nomor dan tahunnya; yang mungkin dimaksud", en: "give number and year; it may be" },
  unclear: { id: "sebut nomor dan tahun peraturannya", en: "give number and year of the act" },
  page: { id: "hlm.", en: "p." },
  plan: { id: "Rencana dalam naskah, dinilai seperti terbaca", en: "The plan as it was read" },
  missing: { id: "Belum ada", en: "Missing" },
  notRecognised: {
    id: "Tidak dikenali sebagai bagian tersendiri",
    en: "Not recognised as a part of its own",
  },
  more: { id: "lagi, lihat dokumen bertanda", en: "more in the marked document" },
} as const satisfies Readonly<Record<string, Said>>;

/** So many are told one by one; the rest stands in the marked document. */
const MOST_TOLD = 15;

/** The lines of a report, plain text. */
export function describeReview(corpus: Corpus, review: Review, language: Language): string[] {
  const lines = [headlineOf(review, language)];
  const faults = review.citations.filter(needsMending).sort((a, b) => rank(a) - rank(b));
  for (const citation of faults.slice(0, MOST_TOLD)) lines.push(`• ${lineOf(corpus, citation, language)}`);
  if (faults.length > MOST_TOLD) lines.push(`+ ${faults.length - MOST_TOLD} ${WORDS.more[language]}`);
  const { plan, contents } = review;
  if (plan !== null) {
    const { partner, field, form } = plan.sourced.facts;
    const read = [
      partner?.name ?? partner?.countryName?.[language] ?? partner?.country,
      field?.name?.[language],
      form,
    ].filter((fact) => fact !== undefined);
    lines.push("", `${WORDS.plan[language]} (${read.join(", ")}): ${HEADLINES[plan.verdict][language]}`);
  }
  for (const [state, words] of [
    ["missing", WORDS.missing],
    ["not-recognised", WORDS.notRecognised],
  ] as const) {
    const items = contents.filter((item) => item.state === state);
    if (items.length === 0) continue;
    lines.push("", `${words[language]}:`);
    for (const { name, provision } of items)
      lines.push(`• ${name} (${formatCitation(corpus, provision, language === "en" ? "en" : "short")})`);
  }
  return lines;
}

/** "12 rujukan: 9 berlaku, 2 sudah dicabut, 1 ketentuannya tidak ada; 1 kutipan berbeda" */
export function headlineOf({ counts }: Review, language: Language): string {
  if (counts.citations === 0) return WORDS.none[language];
  const findings = FINDINGS.toReversed().flatMap((finding) =>
    counts[finding] > 0 ? [`${counts[finding]} ${COUNTED[finding][language]}`] : [],
  );
  const quotations = (["exact", "differs"] as const).flatMap((verdict) =>
    counts[verdict] > 0 ? [`${counts[verdict]} ${WORDS[verdict][language]}`] : [],
  );
  const parts = [findings.join(", "), quotations.join(", ")].filter((part) => part !== "");
  return `${counts.citations} ${WORDS.citations[language]}: ${parts.join("; ")}`;
}

export function needsMending({ finding, quotation }: ReviewedCitation): boolean {
  return (
    (finding !== "in-force" && finding !== "amended" && finding !== "not-in-corpus") ||
    quotation?.verdict === "differs"
  );
}

function rank({ finding, quotation }: ReviewedCitation): number {
  return quotation?.verdict === "differs" ? FINDINGS.indexOf("revoked") - 0.5 : FINDINGS.indexOf(finding);
}

function lineOf(corpus: Corpus, citation: ReviewedCitation, language: Language): string {
  const page = citation.page === null ? "" : ` (${WORDS.page[language]} ${citation.page})`;
  return `${shortened(citation.text)}${page}: ${remarkOf(corpus, citation, language)}`;
}

/** What is said of a citation at its place. */
export function remarkOf(corpus: Corpus, citation: ReviewedCitation, language: Language): string {
  const { finding, successor, resolution, quotation, id } = citation;
  const name = (of: string): string => formatCitation(corpus, of, language === "en" ? "en" : "short");
  const said = [COUNTED[finding][language]];
  if (id !== null && (finding === "in-force" || finding === "amended")) said[0] += ` (${name(id)})`;
  if (resolution.type === "does-not-exist") said.push(resolution.exists[language]);
  if (finding === "revoked" || successor.length > 0)
    said.push(
      successor.length === 0
        ? WORDS.noSuccessor[language]
        : `${WORDS.successor[language]} ${successor.map(name).join(", ")}`,
    );
  if (resolution.type === "which-regulation") {
    const candidates = resolution.candidates.slice(0, 4).map(name).join("; ");
    said.push(candidates === "" ? WORDS.unclear[language] : `${WORDS.which[language]}: ${candidates}`);
  }
  if (quotation !== null) said.push(WORDS[quotation.verdict][language]);
  for (const { given, law } of quotation?.differences.slice(0, 5) ?? [])
    said.push(
      `${WORDS.given[language]} “${shortened(given) || WORDS.nothing[language]}”, ${WORDS.law[language]} “${shortened(law) || WORDS.nothing[language]}”`,
    );
  return said.join("; ");
}

function shortened(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return words.length <= 120 ? words : `${words.slice(0, 117).trimEnd()} …`;
}
