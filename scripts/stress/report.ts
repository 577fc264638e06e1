import type { Language } from "../../src/text/language.ts";
import { REASON_TEXTS } from "../../src/telegram/features/feedback.ts";
import { type PlainTextKey, say } from "../../src/telegram/texts/texts.ts";
import { percentile, table } from "../evaluation/metrics.ts";
import type { Entry, Outcome, Signs } from "./chat-ledger.ts";
import type { Reading } from "./harness.ts";
import type { Performed } from "./performance.ts";

/** The figures of a run, and whether they are what is promised. */
export interface Verdict {
  /** One line a broken promise; none when all were kept. */
  readonly broken: readonly string[];
  readonly text: string;
}

/** The least-squares slope is taken of this many last readings' share of a life; what is before is warming up. */
const WARM_FROM = 0.4;
/** A life with fewer readings, of one a second, tells nothing. */
const FEWEST_READINGS = 15;
/** Share of the updates: the bot does not insist on taking buttons away, or on changing them. */
const MOST_MISSED = 0.01;
/** Updates that went wrong are shown up to this many. */
const SHOWN_STRAYS = 20;
const MEGABYTE = 2 ** 20;

export function judge(performed: Performed, head: readonly (readonly [string, string])[]): Verdict {
  const entries = performed.ledgers.flatMap(({ entries: own }) => own);
  const due = entries.filter(({ step }) => step.effects.length > 0);
  const count = (outcome: Outcome): number => entries.filter((entry) => entry.outcome === outcome).length;
  const sum = (of: (entry: Entry) => number): number => entries.reduce((all, entry) => all + of(entry), 0);
  const once = due.filter(
    ({ outcome, isToldToo, saidAgain, doubtfulAgain, again, missedHints }) =>
      outcome === "answered" && !isToldToo && saidAgain + doubtfulAgain + again + missedHints === 0,
  );
  const unexpected = performed.ledgers.flatMap(({ unexpected: texts }) => texts);
  const votes = new Set(
    entries.flatMap(({ update, outcome, step: { action, by } }) =>
      action.type === "press" && VOTE_LABELS.has(action.label) && outcome !== "told"
        ? [
            `${by}:${update.callback_query?.message?.chat.id ?? ""}:${update.callback_query?.message?.message_id ?? ""}`,
          ]
        : [],
    ),
  ).size;
  const standIns = performed.ledgers.reduce((all, ledger) => all + ledger.standIns, 0);
  const misplaced = performed.ledgers.reduce((all, ledger) => all + ledger.misplaced, 0);
  const latencies = due.flatMap(({ outcome, askedAt, endedAt }) =>
    outcome === "answered" && endedAt !== undefined ? [endedAt - askedAt] : [],
  );
  const rows: (readonly [string, string])[] = [
    ...head,
    ["updates sent", String(entries.length)],
    ["updates handed out again by Telegram", String(performed.handedOutAgain)],
    ["answers due", String(due.length)],
    ["  answered whole, exactly once", String(once.length)],
    [
      "  answered whole, a message repeated and marked as such",
      String(due.filter(({ saidAgain }) => saidAgain > 0).length),
    ],
    [
      "  answered whole, a doubtful message repeated silently",
      String(sum(({ doubtfulAgain }) => doubtfulAgain)),
    ],
    [
      "  answered whole, and told that it may not be",
      String(entries.filter(({ isToldToo }) => isToldToo).length),
    ],
    ["  told of failure", String(count("told"))],
    ["  answered after the asker had given up", String(entries.filter(({ isLate }) => isLate).length)],
    [
      "  answered, but for the hint on a button, which came too late to be shown",
      String(entries.filter(({ missedHints }) => missedHints > 0).length),
    ],
    ["  cut short", String(count("cut-short"))],
    ["  lost", String(count("lost"))],
    ["no answer due, none given", String(count("left-alone"))],
    ["messages repeated without a reason", String(sum(({ again }) => again))],
    ["messages that belong to nothing", String(unexpected.length)],
    ["votes pressed and not refused, and kept in the store", `${votes}, ${performed.votesKept}`],
    ["messages that came in place of a change that failed", String(standIns)],
    ["group answers tied to another message", String(misplaced)],
    ["buttons not there to press, since the call that shows them failed", String(performed.missed.length)],
    ...[...performed.faults]
      .sort()
      .map(([name, times]): [string, string] => [`fault: ${name}`, String(times)]),
    ...performed.kills.map(({ moment, open, pollAfterMs, answerAfterMs }): [string, string] => [
      `SIGKILL: ${moment}`,
      `${open} open, polls after ${seconds(pollAfterMs)}, answers after ${seconds(answerAfterMs)}`,
    ]),
    [
      "time",
      `${seconds(performed.elapsedMs)}, ${(entries.length / (performed.elapsedMs / 1_000)).toFixed(1)} updates/s`,
    ],
    ["time to the whole answer, median", seconds(percentile(latencies, 0.5))],
    ["time to the whole answer, 99th percentile", seconds(percentile(latencies, 0.99))],
    ...memoryRows(performed.readings),
    ["exit code when asked to stop", String(performed.exitCode)],
  ];
  const broken = [
    ...[["lost", count("lost")] as const, ["cut short", count("cut-short")] as const]
      .filter(([, times]) => times > 0)
      .map(([name, times]) => `${times} questions ${name}`),
    ...(sum(({ again }) => again) > 0 ? ["messages were repeated without a reason"] : []),
    ...(unexpected.length > 0 ? [`messages that belong to nothing, the first: ${unexpected[0] ?? ""}`] : []),
    ...(performed.missed.length > entries.length * MOST_MISSED
      ? [`buttons were not there to press, as ${[...new Set(performed.missed)].slice(0, 5).join(", ")}`]
      : []),
    ...(votes === performed.votesKept ? [] : [`of ${votes} votes ${performed.votesKept} were kept`]),
    ...(misplaced > 0 ? ["group answers were tied to another message"] : []),
    ...(performed.exitCode === 0 ? [] : [`the program ended with ${performed.exitCode}`]),
  ];
  const strays = entries
    .filter(
      ({ outcome, again }) =>
        again > 0 || outcome === "lost" || outcome === "cut-short" || outcome === undefined,
    )
    .slice(0, SHOWN_STRAYS)
    .map(
      ({ update, outcome, received, step }) =>
        `  update ${update.update_id}: ${outcome ?? "open"}, ${received} of ${step.effects.length} messages: ${JSON.stringify(step.action).slice(0, 90)}`,
    );
  return { broken: [...broken, ...strays], text: table(["", "figure"], rows) };
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 0)} s`;
}

function memoryRows(readings: readonly Reading[]): [string, string][] {
  const lives = [...new Set(readings.map(({ life }) => life))];
  return lives.flatMap((life): [string, string][] => {
    const own = readings.filter((reading) => reading.life === life);
    const warm = own.slice(Math.floor(own.length * WARM_FROM));
    if (warm.length < FEWEST_READINGS) return [];
    const bytes = warm.map((reading) => reading.bytes);
    const slope = slopeOf(warm.map((reading) => [reading.updates, reading.bytes / MEGABYTE]));
    const updates = (own.at(-1)?.updates ?? 0) - (own[0]?.updates ?? 0);
    return [
      [
        `memory, life ${life + 1} (${updates} updates)`,
        `${mb(percentile(bytes, 0.5))} median, ${mb(Math.max(...bytes))} most, ${(slope * 1_000).toFixed(1)} MB per 1,000 updates`,
      ],
    ];
  });
}

function mb(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}

/** Of the line through the points with the least squared distances. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
}

const LANGUAGES: readonly Language[] = ["id", "en"];
const inBoth = (key: PlainTextKey): string[] => LANGUAGES.map((language) => say(key, language));

/** How the bot says that there is no answer. */
const APOLOGIES = (["apology", "interrupted", "given-up", "edited"] as const).flatMap(inBoth);
const OLD_BUTTONS = (["stale-button", "dialog-old-button"] as const).flatMap(inBoth);

/** The reasons for a vote, where they could not be put under the answer. */
const STAND_INS = inBoth("feedback-why");

/** Of the buttons by which people vote. */
export const VOTE_LABELS: ReadonlySet<string> = new Set([
  ...["👍", "👎"],
  ...Object.values(REASON_TEXTS).flatMap(inBoth),
]);

/** What stands before a message that may have come before. */
const MARKS_ALONE = inBoth("sent-again");
const MARKS = MARKS_ALONE.map((mark) => `${mark}\n\n`);

/** The bot's own words for a failure, in both languages. */
export const SIGNS: Signs = {
  isFailure: ({ kind, text: shown }) => {
    const text = unmarked(shown) ?? shown;
    return kind === "message"
      ? APOLOGIES.some((start) => text.startsWith(start))
      : OLD_BUTTONS.includes(text);
  },
  isMark: ({ text }) => MARKS_ALONE.includes(text),
  isStandIn: ({ text }) => STAND_INS.includes(unmarked(text) ?? text),
  unmarked,
};

function unmarked(text: string): string | null {
  const mark = MARKS.find((front) => text.startsWith(front));
  return mark === undefined ? null : text.slice(mark.length);
}
