import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Answer, AskContext } from "../../src/answering/answer.ts";
import { toJson } from "../../src/answering/presentation/json.ts";
import { type App, openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import type { Section } from "./report.ts";

/**
 * Messages as staff write them, written by people who have not seen the program, with what a careful legal officer expects, and
 * the grade that another one gave the answer: `test/eval/messages-<set>.jsonl`. A grade counts for the answer that was graded.
 */

const GRADES = ["right", "acceptable", "weak", "wrong", "harmful"] as const;

const messageCase = z
  .object({
    id: z.string(),
    persona: z.string(),
    kind: z.enum(["citation", "question", "plan", "follow-up"]),
    lang: z.string(),
    /** In one chat; the answer to the last is graded. */
    messages: z.array(z.string().min(1)).min(1),
    expect: z.object({}).passthrough(),
    grade: z.enum(GRADES).optional(),
    /** The first 16 digits of the SHA-256 of the answer's text that was graded. */
    graded: z.string().optional(),
    note: z.string().optional(),
  })
  .strict();

type MessageCase = z.infer<typeof messageCase>;

const gradeLine = z.object({ id: z.string(), grade: z.enum(GRADES), note: z.string().default("") });

/** The day on which every message is answered: grades are of that day's law. */
const DAY = "2026-11-24";

const folder = "test/eval";

function readSets(): Map<string, MessageCase[]> {
  const files = readdirSync(folder).filter((file) => /^messages-\w+\.jsonl$/.test(file));
  return new Map(
    files.sort().map((file) => [
      file.replace(/^messages-|\.jsonl$/g, ""),
      readFileSync(join(folder, file), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => messageCase.parse(JSON.parse(line))),
    ]),
  );
}

/** Opens the program as it answers on the day of the grades. */
export async function openForMessages(dataDir: string): Promise<App> {
  return openApp(readConfig({ DATA_DIR: dataDir, AS_OF: DAY, LOG_LEVEL: "error" }));
}

async function answerTo(app: App, messages: readonly string[]): Promise<Answer> {
  let context: AskContext = { language: null, discussed: null };
  let last: Answer | undefined;
  for (const text of messages) {
    last = await app.assistant.answer({ type: "question", text }, context);
    context = { language: null, discussed: last.discussed, facts: last.facts, history: last.history };
  }
  if (last === undefined) throw new Error("a case without a message");
  return last;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/**
 * The shares of right, acceptable and harmful answers by set and kind, over the answers that are as they were graded.
 * @param answersTo a file for every answer, as a grader reads them
 */
export async function evaluateMessages(app: App, answersTo?: string): Promise<Section> {
  const lines: string[] = [];
  const text: string[] = [];
  const figures: Section["figures"][number][] = [];
  for (const [set, cases] of readSets()) {
    const counts = new Map<string, Map<string, number>>();
    const changed: string[] = [];
    for (const item of cases) {
      const answer = await answerTo(app, item.messages);
      const shown = renderText(app.corpus, answer);
      const { grade, graded, note, ...rest } = item;
      const isSame = graded === digest(shown);
      if (grade !== undefined && !isSame) changed.push(item.id);
      if (grade !== undefined && isSame)
        for (const kind of [item.kind, "all"]) {
          const row = counts.get(kind) ?? new Map<string, number>();
          counts.set(kind, row.set(grade, (row.get(grade) ?? 0) + 1));
        }
      const got = toJson(item.id, item.messages.at(-1) ?? "", answer, shown, 0);
      lines.push(JSON.stringify({ ...rest, set, got, ...(isSame ? { grade, note } : {}) }));
    }
    text.push(`Messages written blind, set "${set}" (${cases.length})`);
    for (const [kind, row] of counts) {
      const all = [...row.values()].reduce((sum, count) => sum + count, 0);
      const share = (...grades: readonly string[]): number =>
        grades.reduce((sum, name) => sum + (row.get(name) ?? 0), 0) / all;
      text.push(
        `  ${kind.padEnd(10)} ${String(all).padStart(4)} graded: right ${share("right").toFixed(2)}, right or acceptable ${share("right", "acceptable").toFixed(2)}, harmful ${share("harmful").toFixed(3)}`,
      );
      if (kind !== "all") continue;
      figures.push({
        id: `messages.${set}.right`,
        label: `Blind messages answered right (${set})`,
        value: share("right"),
        unit: "share",
        better: "higher",
        goal: 0.8,
      });
      figures.push({
        id: `messages.${set}.harmful`,
        label: `Blind messages whose answer would make a person err (${set})`,
        value: share("harmful"),
        unit: "share",
        better: "lower",
        goal: 0.01,
      });
    }
    if (changed.length > 0)
      text.push(`  to be graded again, as the answer changed (${changed.length}): ${changed.join(" ")}`);
  }
  if (answersTo !== undefined) writeFileSync(answersTo, `${lines.join("\n")}\n`);
  return { text: text.join("\n"), figures, rankings: [], cases: [] };
}

/**
 * Puts grades into the sets.
 * @param answersFrom what `evaluateMessages` wrote and the grader read
 * @param gradesFrom lines {"id","grade","note"}
 */
export function putGrades(answersFrom: string, gradesFrom: string): string {
  const read = (file: string): unknown[] =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as unknown);
  const answered = z.object({ id: z.string(), got: z.object({ text: z.string() }) });
  const texts = new Map(
    read(answersFrom).map((line) => {
      const { id, got } = answered.parse(line);
      return [id, got.text];
    }),
  );
  const grades = new Map(
    read(gradesFrom).map((line) => {
      const grade = gradeLine.parse(line);
      return [grade.id, grade];
    }),
  );
  let put = 0;
  for (const [set, cases] of readSets()) {
    const graded = cases.map((item) => {
      const line = grades.get(item.id);
      const shown = texts.get(item.id);
      if (line === undefined || shown === undefined) return item;
      put++;
      return { ...item, grade: line.grade, graded: digest(shown), note: line.note };
    });
    writeFileSync(
      join(folder, `messages-${set}.jsonl`),
      graded.map((item) => `${JSON.stringify(item)}\n`).join(""),
    );
  }
  return `${put} grades put into ${folder}`;
}
