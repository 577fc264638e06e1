import type { Bot } from "grammy";
import { beforeEach, describe, expect, it } from "vitest";
import { createAuditLog } from "../../src/storage/audit.ts";
import { IN_MEMORY, openDatabase } from "../../src/storage/database.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, refuse } from "../support/bot-api/bot-api.ts";
import { fetchTo } from "../support/bot-api/fetch.ts";
import {
  corpus,
  groupMessage,
  HURUF_G,
  PASAL_42,
  press,
  privateMessage,
  testDeps,
  type TestDeps,
  testStore,
} from "./fixture.ts";

/** What stands in the audit log after a conversation. */

let api: BotApi;
let deps: TestDeps;
let bot: Bot;

beforeEach(() => {
  api = new BotApi();
  deps = testDeps({ botInfo: ME, client: { fetch: fetchTo(api) } });
  bot = createBot(deps);
});

const handle = (update: NewUpdate): Promise<void> => bot.handleUpdate(api.numbered(update));
const questionsOf = (user: number) => deps.audit.questionsOf(user, { type: "newest" }, 10).questions;
const tracesLogged = (message: string) =>
  deps.logger.lines
    .filter((line) => line.message === message)
    .map(({ fields }) => (fields as { trace?: string }).trace);

const failing = (): never => {
  throw Object.assign(new Error("disk I/O error"), { rawCode: 10 });
};

describe("the audit log", () => {
  it("holds who asked what, where and when, what came of it, and by which law", async () => {
    const before = Date.now();
    await handle(privateMessage(5, { text: "perlu persetujuan DPRD?" }));
    expect(questionsOf(5)).toEqual([
      {
        id: 1,
        trace: expect.stringMatching(/^[0-9a-f]{12}$/),
        at: expect.any(Number),
        asked: "question",
        outcome: "answered",
        language: "id",
        kind: "answer",
        verdict: null,
        provisions: [HURUF_G],
        corpusHash: corpus.hash,
        model: null,
        latencyMs: expect.any(Number),
        words: {
          userId: 5,
          chatId: 5,
          question: "perlu persetujuan DPRD?",
          request: {
            version: 1,
            request: { type: "question", text: "perlu persetujuan DPRD?" },
            history: { version: 1, turns: [] },
          },
        },
      },
    ]);
    expect(questionsOf(5)[0]?.at).toBeGreaterThanOrEqual(before);
  });

  it("knows by what was asked: a text, a command, or a button", async () => {
    await handle(privateMessage(5, { text: "/pasal 42 UU 32/2004" }));
    await handle(privateMessage(5, { text: "/cari persetujuan" }));
    const buttons = [...api.messages.values()].at(-1)?.keyboard.flat() ?? [];
    const shown = buttons.find(({ text }) => text === "Ps. 42 seluruhnya");
    const further = buttons.find(({ text }) => text === "Hasil berikutnya");
    expect(questionsOf(5).map(({ asked }) => asked)).toEqual(["search", "citation"]);
    await handle(press(5, shown?.callback_data ?? ""));
    await handle(press(5, further?.callback_data ?? ""));
    const pressed = tracesLogged("answered")
      .slice(-2)
      .map((trace) => deps.audit.find(trace ?? ""));
    expect(pressed).toMatchObject([
      { asked: "button", provisions: [PASAL_42], words: { question: "Pasal 42 UU 32/2004" } },
      { asked: "button", words: { question: "persetujuan" } },
    ]);
  });

  it("holds a failure under the number that the user is told, and the log names both alike", async () => {
    await handle(privateMessage(5, { text: "ini rusak" }));
    const trace = /: ([0-9a-f]{12})$/.exec(api.textsTo(5).at(-1) ?? "")?.[1] ?? "";
    expect(deps.audit.find(trace)).toMatchObject({
      outcome: "failed",
      kind: null,
      provisions: [],
      words: { question: "ini rusak" },
    });
    expect(tracesLogged("an answer failed")).toEqual([trace]);
    expect(tracesLogged("an update failed")).toEqual([trace]);
  });

  it("counts an answer that could not be sent as failed", async () => {
    api.intercept = (method) =>
      method === "sendMessage" ? refuse(400, "Bad Request: chat is odd") : undefined;
    await handle(privateMessage(5, { text: "perlu persetujuan?" }));
    expect(questionsOf(5)).toMatchObject([{ outcome: "failed" }]);
  });

  it("keeps the words of a group's members apart, and none of who writes in the group's own name", async () => {
    const text = "/cari persetujuan";
    await handle(groupMessage({ text }));
    const group = { id: -100, type: "supergroup", title: "Bagian Kerja Sama" } as const;
    await handle(
      groupMessage({ text, from: { id: 1087968824, is_bot: true, first_name: "Group" }, sender_chat: group }),
    );
    expect(questionsOf(7)).toMatchObject([{ words: { chatId: -100 } }]);
    expect(questionsOf(1087968824)).toEqual([]);
    const [, anonymous] = tracesLogged("answered");
    expect(deps.audit.find(anonymous ?? "")).toMatchObject({ outcome: "answered", words: null });
  });

  it("has nothing of hints, commands without a question, and other people's talk", async () => {
    for (const text of ["/start", "/help", "/pasal", "/baru", "/bahasa en"])
      await handle(privateMessage(5, { text }));
    await handle(groupMessage({ text: "siapa yang ikut rapat?" }));
    expect(questionsOf(5)).toEqual([]);
    expect(deps.audit.questionsOf(7, { type: "newest" }, 1).questions).toEqual([]);
  });

  it("costs no answer when the disk takes nothing", async () => {
    const store = testStore();
    const audit = createAuditLog({ ...openDatabase(IN_MEMORY), transaction: failing }, () => undefined);
    deps = testDeps({ ...store, audit, botInfo: ME, client: { fetch: fetchTo(api) } });
    bot = createBot(deps);
    await handle(privateMessage(5, { text: "perlu persetujuan?" }));
    expect(api.textsTo(5)).toMatchObject([expect.stringContaining("memberikan persetujuan")]);
  });

  it("leaves no word of the user in the log", async () => {
    await handle(privateMessage(5, { text: "kerja sama rahasia dengan Atlantis" }));
    await handle(privateMessage(5, { text: "rahasia Atlantis yang rusak" }));
    expect(JSON.stringify(deps.logger.lines)).not.toMatch(/rahasia|Atlantis/);
  });
});
