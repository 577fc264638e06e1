import { introduces, readLines } from "../structure/lines.ts";
import { hasDecree, ownLines } from "../structure/form.ts";
import { type Doubt, doubt, type Read, few } from "./doubt.ts";

/** Doubts about the numbers of pasal, ayat and huruf, and about what stands in them. */

/** Share of the pasal from which a doubt is a grave one. */
const GRAVE_SHARE = 0.1;

export function structureDoubts(read: Read): Doubt[] {
  return [
    ...missing(read),
    ...repeated(read),
    ...broken(read),
    ...displaced(read),
    ...unread(read),
    ...romans(read),
    ...lengths(read),
    ...ends(read),
    ...foreignParts(read),
    ...formDoubts(read),
  ];
}

/** Pasal whose end is not their own, or is missing. */
function ends({ articles, parsed, wordsOf }: Read): Doubt[] {
  if (parsed.report.form === "amending") return [];
  const titled = articles.filter((article) => TITLE_AT_END.test(wordsOf(article).trim().slice(-160)));
  const cut = articles.filter((article) =>
    /(?:[:,]|\b(?:dan|atau|yang|dengan|untuk))$/.test(wordsOf(article).trim()),
  );
  const list = (some: typeof articles): string => few(some.map(({ number }) => number));
  return [
    ...(titled.length === 0
      ? []
      : doubt(
          "title-in-body",
          false,
          titled,
          `Pasal ${list(titled)} berakhir dengan kata-kata yang tampak seperti judul bagian berikutnya.`,
          `Pasal ${list(titled)} end in words that look like the title of the part behind them.`,
        )),
    ...(cut.length === 0
      ? []
      : doubt(
          "cut-off",
          false,
          cut,
          `Pasal ${list(cut)} terputus di akhir: daftar, tabel, atau kelanjutannya mungkin tidak terbaca.`,
          `Pasal ${list(cut)} break off at the end: a list, a table or what follows may be lost.`,
        )),
  ];
}

/** "... diatur oleh Menteri. Tanggung Jawab dan Tuntutan Ganti Rugi Pegawai", "... BAB IV. KETENTUAN PENUTUP." */
const TITLE_AT_END =
  /[.;:)"”] (?:(?:BAB|Bab|Bagian|Paragraf) \S.{0,100}|(?:\p{Lu}[\p{L}-]+|\p{Lu}+)(?:[ ,/]+(?:\p{Lu}[\p{L}-]*|dan|atau|serta|di|ke|dari|untuk|dalam|dengan|terhadap|pada|oleh|tentang|lain-lain)){0,11})\.?$/u;

/** Pasal II of an act whose Pasal I was read as Pasal 1. */
function romans({ articles, parsed, wordsOf }: Read): Doubt[] {
  if (parsed.report.form !== "statute") return [];
  const about = articles.filter((article) =>
    /[.;:"”)] (?:Pasal|PASAL) II\b\.? ?\p{Lu}/u.test(wordsOf(article)),
  );
  if (about.length === 0) return [];
  return doubt(
    "pasal-unread",
    true,
    about,
    "Pasal II tampak ada di berkas, tetapi terbaca sebagai bagian dari pasal sebelumnya: peraturan ini mungkin mengubah atau menetapkan peraturan lain.",
    "Pasal II seems to be in the file, but was read as part of the pasal before it: the act may change or establish another.",
  );
}

function isMany(count: number, of: number): boolean {
  return count >= 2 && count >= of * GRAVE_SHARE;
}

/** Gaps between the pasal of the act. */
function missing({ parsed, articles }: Read): Doubt[] {
  const gaps = parsed.report.gaps.filter(({ unit, within }) => unit === "pasal" && within === null);
  if (gaps.length === 0) return [];
  const ids = new Map(articles.map(({ number, id }) => [number.toLowerCase(), id]));
  const about = gaps.flatMap(({ after, before }) =>
    [after, before].flatMap((number) => ids.get(number?.toLowerCase() ?? "") ?? []),
  );
  const list = few(gaps.map(({ after, before }) => `${after ?? "–"} → ${before}`));
  return doubt(
    "pasal-missing",
    isMany(gaps.length, articles.length),
    about,
    `Nomor pasal tidak urut: ${list}. Mungkin ada pasal yang tidak terbaca, dan bunyinya menyatu dengan pasal sebelumnya.`,
    `The numbers of the pasal have gaps: ${list}. A pasal may be lost, its words run into the one before.`,
  );
}

function repeated({ parsed, articles }: Read): Doubt[] {
  const repeats = parsed.report.repeats.filter(
    ({ unit, within }) => unit === "pasal" && (within === null || !within.includes("/penjelasan")),
  );
  if (repeats.length === 0) return [];
  const numbers = new Set(repeats.map(({ number }) => number.toLowerCase()));
  const list = few([...numbers]);
  return doubt(
    "pasal-repeated",
    isMany(repeats.length, articles.length),
    articles.flatMap(({ id, number }) => (numbers.has(number.toLowerCase()) ? [id] : [])),
    `Pasal ${list} muncul dua kali; bunyi yang kedua tidak dapat dikutip.`,
    `Pasal ${list} stand a second time; the second wording cannot be quoted.`,
  );
}

/** Ayat, huruf and angka whose numbers have gaps or come twice. */
function broken({ parsed }: Read): Doubt[] {
  const inside = new Set(
    [...parsed.report.gaps, ...parsed.report.repeats].flatMap(({ unit, within }) =>
      unit === "pasal" || within === null ? [] : [within],
    ),
  );
  if (inside.size === 0) return [];
  const known = new Set(parsed.provisions.map(({ id }) => id));
  const about = [...inside].filter((id) => known.has(id));
  const own = about.filter((id) => /^[^/]+\/pasal-/.test(id));
  const pasal = new Set(own.map((id) => id.split("/").slice(0, 2).join("/")));
  const list = few([...inside].map((id) => id.split("/").slice(1).join("/")));
  const total = parsed.provisions.filter(
    ({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan,
  ).length;
  return doubt(
    "numbers-broken",
    pasal.size >= 4 && pasal.size >= total * 0.2,
    about,
    `Nomor ayat, huruf, atau angka tidak urut atau berulang di: ${list}.`,
    `The numbers of ayat, huruf or angka have gaps or repeats in: ${list}.`,
  );
}

function displaced({ parsed }: Read): Doubt[] {
  const about = parsed.report.displaced;
  if (about.length === 0) return [];
  const list = few(about.map((id) => id.split("/").slice(1).join("/")));
  return doubt(
    "displaced",
    false,
    about.map((id) => id.split("/").slice(0, 2).join("/")),
    `Sebuah alinea tanpa tanda berdiri di tengah daftar dan ditaruh di belakangnya: ${list}.`,
    `A paragraph without a mark stands in the middle of a list, and was put behind it: ${list}.`,
  );
}

const HEADING = /^["“]?P(?:asal|ASAL) (\d{1,4}[A-Z]?)\.?$/;
/** In the middle of a line; what stands before it decides whether it is a mention. */
const GLUED =
  /P(?:asal|ASAL) ?(\d{1,3}[A-Z]?)(?!\d)([.:]?)(?= ?\(1\)| ["“(]?\p{Lu}| \d+\. | a\. | ?$)(?! (?:Undang|Peraturan|UU|Konvensi|Keputusan|Ordonan|Ayat))/gu;

/**
 * Headings of pasal counted apart from the parser: by their form alone, in lines between decree and close. A number that
 * stands there and is no provision is a pasal that was lost.
 */
function unread({ parsed, document, articles }: Read): Doubt[] {
  const { form } = parsed.report;
  if (form === "amending") return [];
  const lines = ownLines(readLines(document.lines)).filter(({ isPageMatter }) => !isPageMatter);
  const seen = new Set<number>();
  const glued = new Set<number>();
  lines.forEach(({ text }, index) => {
    const heading = HEADING.exec(text)?.[1];
    if (heading !== undefined && !introduces(lines[index - 1]?.text.slice(-80) ?? ""))
      seen.add(Number.parseInt(heading, 10));
    for (const { 1: number = "", 2: stop, index: start } of text.matchAll(GLUED)) {
      const before = text.slice(Math.max(0, start - 80), start).trimEnd();
      const isClosed = before === "" || /[.;:)"”\]]$|\p{Lu}{3}$/u.test(before);
      if ((isClosed || stop === ".") && (!introduces(before) || /[;:.]$/.test(before)))
        glued.add(Number.parseInt(number, 10));
    }
  });
  const found = new Set(articles.map(({ number }) => Number.parseInt(number, 10)));
  const explained = parsed.provisions.flatMap(({ id }) => {
    const number = /\/penjelasan\/pasal-(\d+)[a-z]?$/.exec(id)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  // A number alone may be a mention; one that goes on from what is known is a heading.
  const known = (number: number): boolean => found.has(number) || seen.has(number) || glued.has(number);
  const chained = [...glued].filter((number) => number === 1 || known(number - 1) || known(number + 1));
  const lost = [...new Set([...seen, ...chained, ...explained])]
    .filter((number) => !found.has(number))
    .sort((a, b) => a - b);
  if (lost.length === 0) return [];
  if (articles.length === 0 && lost.length < 2) return [];
  const list = few(lost.map(String));
  const about = articles.flatMap(({ id, number }) =>
    lost.some((one) => one === Number.parseInt(number, 10) + 1) ? [id] : [],
  );
  return doubt(
    "pasal-unread",
    isMany(lost.length, articles.length) || articles.length === 0,
    about.length > 0 ? about : articles.slice(-1).map(({ id }) => id),
    `Pasal ${list} tampak ada di berkas (di naskah atau penjelasannya), tetapi tidak terbaca sebagai pasal.`,
    `Pasal ${list} seem to be in the file (in the body or the penjelasan), but were not read as such.`,
  );
}

/** Characters that a pasal hardly has unless others ran into it. */
const LONG = 6_000;
/** Characters that a pasal has at least, and that one among longer ones has. */
const [EMPTY, SHORT] = [4, 16];

function lengths({ articles, wordsOf }: Read): Doubt[] {
  if (articles.length < 2) return [];
  const sizes = articles.map((article) => wordsOf(article).trim().length);
  const usual = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const long = articles.filter(
    (article, index) =>
      (sizes[index] ?? 0) > Math.max(LONG, usual * 10) &&
      !/yang dimaksud dengan/i.test(wordsOf(article).slice(0, 200)),
  );
  const short = articles.filter((article, index) => {
    const words = wordsOf(article).trim();
    const least = usual > 80 ? SHORT : EMPTY;
    return (sizes[index] ?? 0) < least && !/dihapus|dicabut|cukup jelas/i.test(words);
  });
  const numbers = (some: typeof articles): string => few(some.map(({ number }) => number));
  return [
    ...(long.length === 0
      ? []
      : doubt(
          "too-long",
          false,
          long,
          `Pasal ${numbers(long)} jauh lebih panjang daripada pasal lain: lampiran, penjelasan, atau pasal lain mungkin terbawa.`,
          `Pasal ${numbers(long)} are far longer than the others: an annex, the penjelasan or other pasal may have run into them.`,
        )),
    ...(short.length === 0
      ? []
      : doubt(
          "too-short",
          isMany(short.length, articles.length),
          short,
          `Pasal ${numbers(short)} kosong atau hampir kosong: bunyinya mungkin terbaca di tempat lain.`,
          `Pasal ${numbers(short)} are empty or nearly so: their words may have been read elsewhere.`,
        )),
  ];
}

const EXPLAINED =
  /(?:^|[.;:)] ?)(?:Cukup (?:jelas|terang)|Sudah (?:cukup )?jelas|Tidak memerlukan penjelasan)\.?$/i;

/** Words of the penjelasan, of the close and of page ends inside the body. */
function foreignParts({ parsed, articles, wordsOf }: Read): Doubt[] {
  const explained = parsed.provisions.filter(
    ({ id, isPenjelasan, body }) =>
      !isPenjelasan &&
      /^[^/]+\/pasal-/.test(id) &&
      body.some((item) => item.type === "text" && EXPLAINED.test(item.text.trim())),
  );
  const swallowed = articles.filter((article) =>
    /\bPASAL DEMI PASAL\b|\bPENJELASAN ATAS\b/.test(wordsOf(article)),
  );
  const closed = articles.filter((article) =>
    /memerintahkan (?:pengundangan|supaya diumumkan|pengumuman)|\bdiketahui oleh umum\b|\bmulai berlaku\b.{0,160}\bAgar\b|(?:Ditetapkan|Disahkan|Diundangkan) di \S+ ?,? pada tanggal|\bLAMPIRAN (?:I\b )?(?:PERATURAN|KEPUTUSAN|UNDANG)/.test(
      wordsOf(article),
    ),
  );
  const caught = parsed.provisions.filter(({ body }) =>
    body.some((item) => item.type !== "child" && CATCHWORD.test(item.text)),
  );
  const pasalOf = (ids: readonly string[]): string =>
    few([...new Set(ids.map((id) => id.split("/").slice(1).join("/")))]);
  const doubts: Doubt[] = [];
  const add = (...told: Parameters<typeof doubt>): void => {
    if (told[2].length > 0) doubts.push(...doubt(...told));
  };
  const inBody = [...explained, ...swallowed].map(({ id }) => id);
  add(
    "penjelasan-in-body",
    explained.length >= 2 || swallowed.length > 0,
    inBody,
    `Penjelasan ("Cukup jelas") terbaca sebagai isi: ${pasalOf(inBody)}.`,
    `Penjelasan ("Cukup jelas") was read as the act's own words: ${pasalOf(inBody)}.`,
  );
  const close = closed.map(({ id }) => id);
  add(
    "close-in-body",
    false,
    close,
    `Penutup atau lampiran terbaca sebagai isi: ${pasalOf(close)}.`,
    `The closing words or an annex were read as part of: ${pasalOf(close)}.`,
  );
  const words = caught.map(({ id }) => id);
  add(
    "catchword",
    false,
    words,
    `Kata penghubung ("...") atau nomor halaman mungkin terbawa ke dalam isi: ${pasalOf(words)}.`,
    `Catchwords of page ends ("...") or page numbers may stand inside: ${pasalOf(words)}.`,
  );
  return doubts;
}

/** "2) Iklan . . . 2) Iklan": the word that announces the next page, and that page's own. */
const CATCHWORD = /(?:…|\. ?\. ?\.|Ö)(?= ?(?:$|[\p{L}\d(]))|(?<=[.;:,] )- ?\d{1,3} ?-(?= |$)/u;

/** Kinds of act that consist of pasal, always. */
const OF_PASAL: ReadonlySet<Read["kind"]> = new Set(["UU", "Perppu", "PP", "Perpres", "Perda"]);

function formDoubts({ document, parsed, articles, kind: known }: Read): Doubt[] {
  const { form, title, kind } = parsed.report;
  const hasPasal = /^(?:Undang-Undang|Peraturan|Qanun)\b/.test(kind?.value ?? "");
  const isActItself =
    (OF_PASAL.has(known) && parsed.report.annex === undefined) ||
    (hasPasal && hasDecree(readLines(document.lines))) ||
    document.lines.some(({ text }) =>
      /\b(?:Undang-[Uu]ndang|Peraturan(?: \p{Lu}\S+){0,4}) (?:Darurat )?ini (?:mulai berlaku|dapat disebut|berlaku)/u.test(
        text,
      ),
    );
  if (articles.length === 0 && form !== "amending" && form !== "decision" && isActItself)
    return doubt(
      "form",
      true,
      [],
      `${kind?.value ?? "Peraturan seperti ini"} terdiri atas pasal, tetapi tidak satu pun terbaca di berkas ini: bentuknya mungkin terlalu tua atau terlalu rusak.`,
      `An act of this kind has pasal, but none was found in the file: its form may be too old or too damaged.`,
    );
  const changes = /\bPERUBAHAN (?:\S+ )?ATAS\b/i.test(title?.value ?? "");
  if (form === "amending" && articles.length === 0)
    return doubt(
      "form",
      true,
      [],
      "Peraturan ini tampaknya mengubah peraturan lain, tetapi Pasal I dan seterusnya tidak terbaca.",
      "The act seems to change another, but its Pasal I and so on were not found.",
    );
  if (form === "statute" && changes && articles.length > 0)
    return doubt(
      "form",
      false,
      articles,
      "Judulnya menyebut perubahan, tetapi isinya terbaca sebagai pasal biasa: bunyi yang diberikannya kepada peraturan lain mungkin terbaca sebagai pasalnya sendiri.",
      "The title says that it changes another act, but it was read as pasal of its own: wordings that it gives the other may stand as its own pasal.",
    );
  return [];
}
