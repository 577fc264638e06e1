/** Reads the days that a question asks the law of: "per 1 Desember 2014", "as of 1 December 2014", "pada tahun 2016". */

/** A day, or the first and the last of a month or year; both are ISO dates. */
export interface TimeAsked {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export interface DaysAsked {
  /** The question without them. */
  readonly rest: string;
  /** In the order of the words; the day of today has `text` "". */
  readonly times: readonly TimeAsked[];
  /** The first that no calendar has: "31 Februari 2014". */
  readonly impossible: string | null;
  readonly asksChange: boolean;
}

const MONTHS: readonly string[] = [
  "jan(?:uari|uary)?",
  "feb(?:ruari|ruary)?|pebruari",
  "mar(?:et|ch)?",
  "apr(?:il)?",
  "mei|may",
  "jun[ie]?",
  "jul[iy]?",
  "agu?s?(?:tus)?|aug(?:ust)?",
  "sep(?:t|tember)?",
  "o[kc]t(?:ober)?",
  "no[vp](?:ember)?",
  "de[sc](?:ember)?",
];
const MONTH = `(?:${MONTHS.join("|")})\\b\\.?`;
const FORMS = [
  `(?<y1>\\d{4})-(?<m1>\\d{1,2})-(?<d1>\\d{1,2})`,
  `(?<d2>\\d{1,2})(?:st|nd|rd|th)?[\\s./-]+(?<m2>${MONTH}|\\d{1,2}(?=[\\s./-]+\\d{4}))[\\s./,-]+(?<y2>\\d{4})`,
  `(?<m3>${MONTH})\\s+(?<d3>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y3>\\d{4})`,
  `(?:bulan\\s+)?(?<m4>${MONTH})\\s+(?<y4>\\d{4})`,
].join("|");
const YEAR = "(?:(?:tahun|thn|th|year)\\s+)?(?<y5>(?:19|20)\\d{2})(?![\\d/.-])";
const NOW = "(?<now>sekarang|hari ini|saat ini|kini|today|now)";
const LEAD =
  "(?:(?:bunyi(?:nya)?|versi|naskah|wording|version|text)\\s+)?(?:(?:per(?:\\s+(?:tanggal|tgl))?|(?:pada|pd|di)(?:\\s+(?:tanggal|tgl|hari))?|dalam|as\\s+(?:of|at|on)|on|in|during|at)\\s+)";
/** A day needs a word before it, so that the date of an act is none. */
const DATED = new RegExp(`\\b${LEAD}(?:${FORMS}|${YEAR})`, "gi");
/** "tanggal 1 Desember 2014" at the end, unless it is the date of the act: "Perda Nomor 7 tanggal 5 Mei 2021". */
const LAST = new RegExp(
  `(?<!\\b(?:nomor|no\\.?|nr\\.?)\\s{0,2}[\\w./-]{1,20}\\s)\\b(?:tanggal|tgl)\\.?\\s+(?:${FORMS})(?=\\s*\\??$)`,
  "gi",
);
/** Where two days are compared, each counts as it stands. */
const BARE = new RegExp(
  `\\b(?:${LEAD}|(?:dan|dengan|dgn|vs\\.?|antara|sampai|hingga|ke|dari|and|with|to|from|between|until)\\s+)?(?:${FORMS}|${NOW})`,
  "gi",
);

const ASKS_CHANGE =
  /\b(?:(?:mem)?banding\w*|perbandingan|(?:per)?beda(?:an|nya)?|apa(?:\s+saja)?(?:\s+yang)?\s+(?:ber|di)ubah|(?:apa(?:\s+saja)?\s+)?perubahan(?:nya)?|(?:apa|sudah|pernah)(?:kah)?\s+(?:ber|di)ubah|compar\w+|differen\w+|what(?:\s+has|\s+was|\s+is)?\s+changed|changes?\s+(?:in|to|of)|how\s+(?:has|did)\b.{1,60}\bchanged?)\b/i;
const CHANGE_WORDS = new RegExp(
  `${ASKS_CHANGE.source}(?:\\s+(?:di|pada|dari|in|to|of|bunyi(?:nya)?))*`,
  "gi",
);

const ASKS_WHETHER =
  /^(?:apakah|sudahkah|pernahkah|has|have|did|was)\b.{1,80}\b(?:berubah|diubah|changed?)\s*\??$/i;

export function readDays(text: string): DaysAsked {
  const asksChange = ASKS_CHANGE.test(text) || ASKS_WHETHER.test(text);
  const times: TimeAsked[] = [];
  let impossible: string | null = null;
  const take = (match: string, ...more: unknown[]): string => {
    const groups = more.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups["now"] !== undefined) {
      times.push({ text: "", from: "", to: "" });
      return " ";
    }
    const words = match.replace(new RegExp(`^.*?(?=${FORMS}|${YEAR})`, "i"), "");
    const time = timeOf(groups, words);
    if (time === null) impossible ??= words;
    else times.push(time);
    return " ";
  };
  const stripped = asksChange
    ? text.replace(BARE, take).replace(DATED, take).replace(CHANGE_WORDS, " ")
    : text.replace(DATED, take).replace(LAST, take);
  return { rest: stripped.replace(/\s+/g, " ").trim(), times, impossible, asksChange };
}

function timeOf(groups: Readonly<Record<string, string | undefined>>, text: string): TimeAsked | null {
  const pick = (name: string): string | undefined =>
    [1, 2, 3, 4, 5].map((form) => groups[`${name}${form}`]).find((value) => value !== undefined);
  const year = Number(pick("y"));
  const named = pick("m");
  const month = named === undefined ? null : monthOf(named);
  const day = pick("d");
  if (month !== null && (month < 1 || month > 12)) return null;
  const iso = (m: number, d: number): string =>
    `${String(year).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  const last = (m: number): number => new Date(Date.UTC(year, m, 0)).getUTCDate();
  if (month === null) return { text, from: iso(1, 1), to: iso(12, 31) };
  if (day === undefined) return { text, from: iso(month, 1), to: iso(month, last(month)) };
  const date = Number(day);
  if (date < 1 || date > last(month)) return null;
  return { text, from: iso(month, date), to: iso(month, date) };
}

function monthOf(name: string): number {
  if (/^\d+$/.test(name)) return Number(name);
  return MONTHS.findIndex((month) => new RegExp(`^(?:${month})\\.?$`, "i").test(name)) + 1;
}
