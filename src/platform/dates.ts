/** How days and moments are written: for readers in their language, for files and comparisons as ISO 8601 does. */

const READERS = { id: "id-ID", en: "en-GB" } as const;
/** Sweden writes dates as ISO 8601 does. */
const ISO = "sv-SE";

const STYLES = {
  /** "2 Oktober 2014" */
  long: { dateStyle: "long" },
  /** "2 Okt 2014" */
  medium: { dateStyle: "medium" },
  /** "2 Okt" */
  dayAndMonth: { day: "numeric", month: "short" },
  month: { month: "long", year: "numeric" },
  isoDay: { dateStyle: "short" },
  isoMoment: { dateStyle: "short", timeStyle: "medium" },
  clock: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else in many an answer. */
function formatOf(locale: string, style: keyof typeof STYLES, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${style} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  formats.set(key, format);
  return format;
}

/** An ISO date ("2014-10-02") or month ("2014-10") in words; what is neither is returned as it is. */
export function formatDate(
  isoDate: string,
  language: "id" | "en",
  style: "long" | "dayAndMonth" = "long",
): string {
  const [, month, day] = /^(\d{4}-\d{2})(-\d{2})?$/.exec(isoDate) ?? [];
  const time = new Date(`${month ?? ""}${day ?? "-01"}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return isoDate;
  return formatOf(READERS[language], day === undefined ? "month" : style, "UTC").format(time);
}

/** The day of a moment in western Indonesia, where it has begun everywhere in the country. @param at milliseconds, as `Date.now()` */
export function formatDay(at: number, language: "id" | "en"): string {
  return formatOf(READERS[language], "medium", "Asia/Jakarta").format(at);
}

/** The day of a moment in a time zone (IANA name), as an ISO date. */
export function isoDay(at: number, timeZone: string): string {
  return formatOf(ISO, "isoDay", timeZone).format(at);
}

/** "2026-11-24 07:30:00" */
export function isoMoment(at: number, timeZone: string): string {
  return formatOf(ISO, "isoMoment", timeZone).format(at);
}

/** "07:30" */
export function clockTime(at: number, timeZone: string): string {
  return formatOf(ISO, "clock", timeZone).format(at);
}
