import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { createOffering, type Offering } from "../../../src/answering/conversation/offers.ts";
import { type Corpus } from "../../../src/law/corpus/corpus.ts";
import { quoteText } from "../../../src/law/corpus/quote.ts";
import { loadRulebook, type Rulebook } from "../../../src/eligibility/rules/rulebook.ts";
import { openRetriever, type Retriever } from "../../../src/retrieval/retriever.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, refuse } from "../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../support/bot-api/fetch.ts";
import { inlineAnswerSchema } from "../../support/bot-api/validate.ts";
import { corpus as fixture, LONG_PASAL, testDeps, type TestDeps } from "../fixture.ts";

/** `@bot pasal 42 uu 32` in any chat, over the law as it ships. */

const FINDS_NOTHING: Retriever = {
  search: () => Promise.resolve({ language: "id", hits: [], evidence: 0, certainty: 0 }),
};

type Shown = z.infer<typeof inlineAnswerSchema>;

let shipped: { readonly corpus: Corpus; readonly rulebook: Rulebook; readonly retriever: Retriever };
beforeAll(async () => {
  const corpus = await loadCorpus("corpus");
  const log = { info: (): void => undefined, warn: (): void => undefined };
  shipped = {
    corpus,
    rulebook: await loadRulebook("corpus", corpus),
    retriever: await openRetriever({ corpus, dataDir: "/nonexistent", embeddings: "none", log }),
  };
});

let api: BotApi;
let deps: TestDeps;
let handle: (update: NewUpdate) => Promise<void>;
beforeEach(() => {
  start();
});

function start(
  more: Partial<typeof shipped> = {},
  change: (offering: Offering) => Offering = (offering) => offering,
): void {
  api = new BotApi();
  const given = testDeps();
  const parts = { ...shipped, ...more };
  const offering = change(createOffering({ ...parts, asOf: () => "2026-11-24" }));
  const edition = { ...given.snapshots.current(), corpus: parts.corpus, offering };
  deps = { ...given, snapshots: { current: () => edition } };
  const bot = createBot({ ...deps, botInfo: ME, client: { fetch: fetchTo(api) } });
  handle = (update) => bot.handleUpdate(api.numbered(update));
}

function query(text: string, more: { offset?: string; language?: string } = {}): NewUpdate {
  const from = { id: 7, is_bot: false, first_name: "Budi", language_code: more.language ?? "id" };
  return { inline_query: { id: "q1", from, query: text, offset: more.offset ?? "" } };
}

async function type(text: string, more: { offset?: string; language?: string } = {}): Promise<Shown> {
  await handle(query(text, more));
  const last = api.callsOf("answerInlineQuery").at(-1);
  expect(last?.reply).toMatchObject({ ok: true });
  return inlineAnswerSchema.parse(last?.payload);
}

const titles = ({ results }: Shown): string[] => results.map(({ title }) => title);
const cardOf = ({ results }: Shown, at = 0): string => results[at]?.input_message_content.message_text ?? "";

describe("a query that cites", () => {
  it("offers that provision first, then its parts, marked where revoked", async () => {
    const shown = await type("pasal 42 uu 32");
    expect(titles(shown).slice(0, 3)).toEqual([
      "Pasal 42 UU 32/2004 (dicabut)",
      "Pasal 42 ayat (1) UU 32/2004 (dicabut)",
      "Pasal 42 ayat (2) UU 32/2004 (dicabut)",
    ]);
    expect(titles(await type("psl 42 ayat 1 uu 32/2004")).slice(0, 2)).toEqual([
      "Pasal 42 ayat (1) UU 32/2004 (dicabut)",
      "Pasal 42 ayat (1) huruf a UU 32/2004 (dicabut)",
    ]);
  });

  it("sends the law's words with what replaced them, and leads to the bot", async () => {
    const shown = await type("pasal 42 ayat 1 huruf g uu 32/2004");
    const id = "uu-32-2004/pasal-42/ayat-1/huruf-g";
    for (const line of quoteText(shipped.corpus, id).split("\n")) expect(cardOf(shown)).toContain(line);
    expect(cardOf(shown)).toContain("TIDAK BERLAKU LAGI sejak 2 Oktober 2014");
    expect(cardOf(shown)).toContain("Pasal 154 ayat (1) huruf g UU 23/2014");
    expect(shown.results[0]?.description).toMatch(/^g\. memberikan persetujuan terhadap rencana kerja sama/);
    expect(shown.results[0]?.reply_markup?.inline_keyboard).toMatchObject([
      [{ text: "Baca di bot", url: "https://t.me/asisten_bot?start=p_uu-32-2004_pasal-42_ayat-1_huruf-g" }],
    ]);
  });

  it("of no act offers those that have the article, what is in force first", async () => {
    const shown = titles(await type("pasal 200"));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.findIndex((title) => title.includes("dicabut"))).toBeGreaterThan(0);
  });

  it("of an article that does not exist offers nothing of that name", async () => {
    expect(titles(await type("pasal 99 uu 37/1999"))).not.toContain("Pasal 99 UU 37/1999");
  });
});

describe("any other query", () => {
  it("offers what a search finds, page by page, each once", async () => {
    const first = await type("persetujuan DPRD kerja sama luar negeri");
    expect(first.results).toHaveLength(10);
    expect(first.next_offset).toBe("10");
    const second = await type("persetujuan DPRD kerja sama luar negeri", { offset: "10" });
    const all = [...first.results, ...second.results].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    const last = await type("persetujuan DPRD kerja sama luar negeri", { offset: "30" });
    expect(last.next_offset).toBe("");
  });

  it("of no words offers what a plan is checked against, and help", async () => {
    const shown = await type("  ");
    expect(shown.results.length).toBeGreaterThan(3);
    expect(titles(shown).filter((title) => title.includes("dicabut"))).toEqual([]);
    expect(shown.button).toEqual({ text: "Cara memakai bot ini", start_parameter: "bantuan" });
  });

  it.each(["qqqq", "🏛".repeat(120), "x".repeat(256), "'; DROP TABLE", "\u0000\u202e", "999", "@asisten_bot"])(
    "however odd is answered: %j",
    async (text) => {
      const shown = await type(text);
      if (shown.results.length === 0) expect(shown.button?.text).toMatch(/^Tidak ada pasal yang cocok/);
    },
  );

  it.each(["-1", "x", "9999", "1e3"])(
    "with an offset of another's making is answered: %s",
    async (offset) => {
      await type("hibah", { offset });
    },
  );
});

describe("every card", () => {
  it("is a message that Telegram takes, and quotes without leaving anything out", async () => {
    const ids = [...shipped.corpus.provisions.keys()];
    start({}, (offering) => ({
      ...offering,
      find: (_, from, count) => Promise.resolve({ ids: ids.slice(from, from + count), hasMore: false }),
    }));
    for (let from = 0; from < ids.length; from += 10) {
      const { results } = await type("x", { offset: String(from) });
      for (const { input_message_content: card } of results) expect(card.message_text).not.toContain("…");
    }
  });

  it("of an article longer than a message shows its first ayat whole, and says so", async () => {
    start({ corpus: fixture, retriever: FINDS_NOTHING });
    const shown = await type("pasal 40 uu 37/1999");
    expect(titles(shown)[0]).toBe("Pasal 40 UU 37/1999");
    expect(cardOf(shown)).toMatch(
      /^Pasal 40 UU 37\/1999 terlalu panjang untuk satu pesan\. Ini bagian pertamanya, Pasal 40 ayat \(1\)/,
    );
    for (const line of quoteText(fixture, `${LONG_PASAL}/ayat-1`).split("\n"))
      expect(cardOf(shown)).toContain(line);
  });

  it("of a sentence longer than a message names it and leads to the bot", async () => {
    start({ corpus: fixture, retriever: FINDS_NOTHING });
    const shown = await type("pasal 40 ayat 51 uu 37/1999");
    expect(cardOf(shown)).toMatch(/terlalu panjang untuk satu pesan\. Bunyinya ada di bot\./);
  });
});

describe("the language", () => {
  it("is the one chosen in the chat with the bot, else that of the person's Telegram", async () => {
    expect(titles(await type("pasal 5 uu 37/1999", { language: "en-GB" }))[0]).toBe(
      "Article 5 of Law 37/1999",
    );
    deps.settings.update(7, { language: "id" });
    expect(titles(await type("pasal 5 uu 37/1999", { language: "en" }))[0]).toBe("Pasal 5 UU 37/1999");
  });
});

it("leaves nothing behind: no history, no setting, no mark of the update, no word in the log", async () => {
  await type("rahasia dinas pasal 5");
  expect(deps.settings.get(7).history).toBeNull();
  expect(deps.assistant.asked).toEqual([]);
  expect(deps.handledUpdates.has(ME.id, 1000)).toBe(false);
  expect(JSON.stringify(deps.logger.lines)).not.toContain("rahasia");
});

it("is asked once, and is no failure where the person has typed on", async () => {
  api.intercept = (method) =>
    method === "answerInlineQuery"
      ? refuse(400, "Bad Request: query is too old and response timeout expired")
      : undefined;
  await handle(query("pasal 5"));
  expect(api.callsOf("answerInlineQuery")).toHaveLength(1);
  expect(deps.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
});

it("is cheap enough for every key that is pressed", async () => {
  const words = "pasal 42 ayat 1 persetujuan dprd kerja sama luar negeri";
  const typing = async (): Promise<void> => {
    for (let length = 1; length <= words.length; length++) await handle(query(words.slice(0, length)));
  };
  await typing();
  const before = process.cpuUsage();
  await typing();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000 / words.length).toBeLessThan(30);
});
