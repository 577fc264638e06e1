import type { Answer, History } from "../../../src/answering/answer.ts";
import { describe, expect, it } from "vitest";
import {
  MAX_CHARACTERS,
  MAX_TURNS,
  NO_HISTORY,
  type TurnDetails,
  lastTurn,
  readHistory,
  remember,
} from "../../../src/answering/conversation/history.ts";

const ANSWER: Answer = {
  question: "q",
  language: "id",
  kind: "answer",
  verdict: null,
  checks: [],
  citations: [],
  retrieved: [],
  blocks: [],
  suggestions: [],
  discussed: "uu-37-1999/pasal-5",
};

const asked = (text: string): TurnDetails => ({
  request: { type: "question", text },
  question: text,
  subjects: [],
  edition: "0671097b",
  results: { query: text, next: 1 },
});

const chat = (texts: readonly string[]): History =>
  texts.reduce((history, text) => remember(history, ANSWER, asked(text)), NO_HISTORY);

describe("what is remembered of a chat", () => {
  it("survives being kept as JSON", () => {
    const history = chat(["satu", "dua"]);
    expect(readHistory(JSON.parse(JSON.stringify(history)))).toEqual(history);
  });

  it("is the last turns only, the newest last", () => {
    const history = chat(Array.from({ length: MAX_TURNS + 3 }, (_, index) => `pertanyaan ${index}`));
    expect(history.turns).toHaveLength(MAX_TURNS);
    expect(lastTurn(history)?.question).toBe(`pertanyaan ${MAX_TURNS + 2}`);
    expect(history.turns[0]?.question).toBe("pertanyaan 3");
  });

  it("stays below a number of characters, however much is written", () => {
    const history = chat(
      Array.from({ length: MAX_TURNS }, (_, index) => `${index} ${"kata ".repeat(2_000)}`),
    );
    expect(JSON.stringify(history.turns).length).toBeLessThanOrEqual(MAX_CHARACTERS);
    expect(history.turns.length).toBeGreaterThan(0);
    expect(lastTurn(history)?.question.length).toBeLessThanOrEqual(400);
  });

  it("of one turn that is too large by itself is nothing", () => {
    expect(chat(["x".repeat(MAX_CHARACTERS)])).toEqual(NO_HISTORY);
  });

  it.each([
    ["nothing", null],
    ["another version", { version: 0, turns: [] }],
    ["no list of turns", { version: 1, turns: "x" }],
    ["a turn that lacks its request", { version: 1, turns: [{ question: "q" }] }],
    ["more turns than are ever kept", { ...chat(["a"]), turns: Array(50).fill(chat(["a"]).turns[0]) }],
  ])("is read as empty from %s", (_name, kept) => {
    expect(readHistory(kept)).toEqual(NO_HISTORY);
  });
});
