import type { Block, Language } from "../answering/answer.ts";
import type { Ingested } from "../ingest/ingest.ts";
import type { Page } from "./render-telegram.ts";

/** What reading a file found, in short, for the administrator who sent it. `npm run ingest` prints all of it. */

/** Examples shown of each kind of doubt. */
const MOST_EXAMPLES = 3;

type Words = Readonly<Record<Language, string>>;
type Parse = Ingested["report"]["parse"];
type Unit = keyof Parse["counts"];

/** @param isProposal whether the id was read from the heading and waits to be confirmed */
export function uploadPage(result: Ingested, language: Language, isProposal: boolean): Page {
  const { act, id, report } = result;
  const { entry } = act;
  const say = (words: Words): string => words[language];
  const doubts = doubtsOf(report.parse, language);
  const pages = report.file.pages === null ? "" : `, ${report.file.pages} ${say(PAGES)}`;
  const blocks: Block[] = [
    { type: "heading", text: `${entry.shortTitle} (${id})` },
    paragraph(entry.title),
    paragraph(
      [
        `${say(READ_AS)} ${report.file.format}${pages}: ${say(FORMS[report.parse.form])}.`,
        `${say(FOUND)}: ${counted(report.parse.counts, language)}.`,
        ...(sum(report.parse.penjelasanCounts) === 0
          ? []
          : [`Penjelasan: ${counted(report.parse.penjelasanCounts, language)}.`]),
        `Status: ${say(STATUS[entry.status])}${entry.since === undefined ? "" : ` (${entry.since})`}.`,
        ...(act.replaces.length === 0 ? [] : [`${say(REPLACES)}: ${act.replaces.join(", ")}.`]),
        ...changesOf(result, language),
      ].join("\n"),
    ),
    ...(doubts.length === 0
      ? [paragraph(say(NO_DOUBTS))]
      : ([
          { type: "notice", tone: "caution", text: say(DOUBTS) },
          { type: "list", items: doubts },
        ] satisfies Block[])),
    ...basisOf(result, language).map(paragraph),
    ...(isProposal ? [paragraph(say(CONFIRM))] : []),
  ];
  return { language, blocks, citations: [] };
}

const PAGES = { id: "halaman", en: "pages" };
const READ_AS = { id: "Dibaca dari", en: "Read from" };
const FOUND = { id: "Ditemukan", en: "Found" };
const REPLACES = { id: "Menggantikan", en: "Replaces" };
const NO_DOUBTS = {
  id: "Nomornya urut, dan tidak ada yang perlu ditebak.",
  en: "The numbering has no gap, and nothing had to be guessed.",
};
const DOUBTS = { id: "Periksa dengan naskahnya:", en: "Compare with the text:" };
const CONFIRM = {
  id: 'Pengenal, judul, dan status itu dibaca dari berkas atau dianggap demikian. Bila salah, kirim lagi berkasnya dengan keterangan, misalnya --id … --title "…" --status revoked. Belum ada yang disimpan.',
  en: 'Id, title and status were read from the file or assumed. If they are wrong, send the file again with a caption such as --id … --title "…" --status revoked. Nothing has been stored yet.',
};

const FORMS: Readonly<Record<Parse["form"], Words>> = {
  statute: { id: "peraturan berpasal", en: "an act of articles (pasal)" },
  amending: {
    id: "peraturan perubahan; bunyi barunya dipisahkan dari pasalnya sendiri",
    en: "an act that changes another; its new wordings are kept apart from its own articles",
  },
  decision: { id: "keputusan dengan diktum", en: "a decision of numbered dicta" },
  guideline: { id: "pedoman dengan butir, tanpa pasal", en: "a guideline of points, without articles" },
  plain: {
    id: "teks tanpa susunan; hanya dapat dikutip per paragraf",
    en: "text without structure; it can be cited by paragraph only",
  },
};

const STATUS: Readonly<Record<Ingested["act"]["entry"]["status"], Words>> = {
  "in-force": { id: "berlaku", en: "in force" },
  amended: { id: "berlaku dengan perubahan", en: "in force as amended" },
  revoked: { id: "dicabut", en: "revoked" },
};

function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

function nameOf(unit: Unit, language: Language): string {
  return unit === "bagian-teks" ? { id: "bagian teks", en: "parts of text" }[language] : unit;
}

function sum(counts: Parse["counts"]): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function counted(counts: Parse["counts"], language: Language): string {
  const units: readonly Unit[] = [
    "bab",
    "bagian",
    "paragraf",
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "bagian-teks",
  ];
  return units
    .filter((unit) => counts[unit] > 0)
    .map((unit) => `${counts[unit]} ${nameOf(unit, language)}`)
    .join(", ");
}

/** What the new version changes. */
function changesOf({ outcome, diff }: Ingested, language: Language): string[] {
  if (outcome === "unchanged")
    return [
      {
        id: "Versi ini sudah dimuat; tidak ada yang berubah.",
        en: "This version was there already; nothing changed.",
      }[language],
    ];
  const isFirst = diff.removed.length + diff.changed.length + diff.facts.length === 0;
  if (outcome === "new" || isFirst) return [];
  const [added, changed, removed] = [diff.added.length, diff.changed.length, diff.removed.length];
  return [
    {
      id: `Dibanding versi sebelumnya: ${added} ketentuan baru, ${changed} berubah, ${removed} hilang.`,
      en: `Against the version before: ${added} provisions added, ${changed} changed, ${removed} removed.`,
    }[language],
  ];
}

function doubtsOf({ gaps, repeats, guesses, marked, remainder }: Parse, language: Language): string[] {
  const at = ({ page, line }: { readonly page?: number; readonly line?: number }): string => {
    if (page !== undefined) return `${{ id: "halaman", en: "page" }[language]} ${page}`;
    return line === undefined ? "" : `${{ id: "baris", en: "line" }[language]} ${line}`;
  };
  const some = <T>(heading: Words, items: readonly T[], describe: (item: T) => string): string[] => {
    if (items.length === 0) return [];
    const rest = items.length - MOST_EXAMPLES;
    const more = rest > 0 ? [{ id: `dan ${rest} lagi`, en: `and ${rest} more` }[language]] : [];
    const shown = items.slice(0, MOST_EXAMPLES).map(describe);
    return [`${heading[language]} (${items.length}): ${[...shown, ...more].join("; ")}`];
  };
  return [
    ...some(
      { id: "Nomor tidak urut", en: "Gaps in the numbering" },
      gaps,
      ({ unit, after, before, where }) => {
        const from = after === null ? "" : `${after} `;
        return `${nameOf(unit, language)} ${from}→ ${before}, ${at(where)}`;
      },
    ),
    ...some({ id: "Nomor berulang", en: "Repeated numbers" }, repeats, ({ unit, number, where }) => {
      return `${nameOf(unit, language)} ${number}, ${at(where)}`;
    }),
    ...some(
      { id: "Ditebak", en: "Guessed" },
      [...guesses].sort((a, b) => a.confidence - b.confidence),
      ({ read, as, where }) => `“${read}” = “${as}”, ${at(where)}`,
    ),
    ...some(
      { id: "Mengubah peraturan lain", en: "Changes another act" },
      marked,
      ({ pasal }) => `Pasal ${pasal}`,
    ),
    ...some({ id: "Tidak termasuk ketentuan mana pun", en: "Belongs to no provision" }, remainder, (rest) => {
      const where = at(rest);
      return `“${rest.text.slice(0, 60)}”${where === "" ? "" : `, ${where}`}`;
    }),
  ];
}

/** Of an act that only a report shipped of: what rules rest on is still the report until a person has compared. */
function basisOf({ id, act, proposals }: Ingested, language: Language): string[] {
  const open = proposals.filter(({ point }) => act.basis[point] === undefined).length;
  if (open === 0) return [];
  const command = `npm run ingest -- --id ${id} --confirm-basis`;
  return [
    {
      id: `${open} butir yang dipakai aturan pemeriksaan masih menurut laporan sebelumnya. Bandingkan dan pastikan di server: ${command}`,
      en: `${open} points that the check's rules rest on are still as reported before. Compare and confirm them on the server: ${command}`,
    }[language],
  ];
}
