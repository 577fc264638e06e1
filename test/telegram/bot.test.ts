import type { Message } from "grammy/types";
import { beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, refuse, TOKEN } from "../support/bot-api/bot-api.ts";
import { fetchTo } from "../support/bot-api/fetch.ts";
import {
  FACTS,
  groupMessage,
  HURUF_G,
  mentionIn,
  PASAL_42,
  press,
  privateMessage,
  testDeps,
  type TestDeps,
} from "./fixture.ts";

/** The whole bot in process: updates go in, and the calls that would go over the wire come out, checked as Telegram would. */

let api: BotApi;
let deps: TestDeps;
let handle: (update: NewUpdate) => Promise<void>;

beforeEach(() => {
  api = new BotApi();
  deps = testDeps();
  restart();
});

/** A new bot with nothing remembered, before the same Telegram. */
function restart(more: Partial<TestDeps> = {}): void {
  deps = testDeps(more);
  const bot = createBot({ ...deps, botInfo: ME, client: { fetch: fetchTo(api) } });
  handle = (update) => bot.handleUpdate(api.numbered(update));
}

async function say(text: string, content: Partial<Message> = {}): Promise<string> {
  const before = api.sent.length;
  await handle(privateMessage(1, { text, ...content }));
  return api.sent
    .slice(before)
    .map((message) => message.text)
    .join("\n---\n");
}

function buttons(): Map<string, string> {
  const markup = api.sent.at(-1)?.reply_markup?.inline_keyboard.flat() ?? [];
  return new Map(markup.map(({ text, callback_data: data }) => [text, data]));
}

async function pressButton(label: string): Promise<void> {
  await handle(press(1, buttons().get(label) ?? `no button ${label}`, api.sent.length));
}

const toasts = (): unknown[] => api.callsOf("answerCallbackQuery").map(({ payload }) => payload);
const requests = (): unknown[] => deps.assistant.asked.map(({ request }) => request);
/** Telegram took every call. */
const refused = (): unknown[] => api.calls.filter(({ reply }) => !reply.ok);

describe("commands", () => {
  it.each(["/start", "/START", "/start@asisten_bot", "/start payload"])("%s greets", async (text) => {
    expect(await say(text)).toMatch(/^Selamat datang\./);
  });

  it("/help names every command, and /bantuan does the same", async () => {
    const help = await say("/help");
    for (const name of [
      "start",
      "help",
      "cek",
      "batal",
      "baru",
      "pasal",
      "cari",
      "sumber",
      "bahasa",
      "tentang",
    ])
      expect(help).toContain(`/${name} –`);
    expect(await say("/bantuan")).toBe(help);
  });

  it("/pasal and /cari ask for what stands behind them", async () => {
    await say("/pasal 42 ayat (1) huruf g UU 32/2004");
    await say("/CARI hibah luar negeri");
    expect(requests()).toEqual([
      { type: "citation", text: "42 ayat (1) huruf g UU 32/2004" },
      { type: "search", text: "hibah luar negeri", offset: 0 },
    ]);
  });

  it.each(["/pasal", "/cari", "/pasal   "])("%s alone shows how to use it", async (text) => {
    expect(await say(text)).toMatch(/misalnya:\n\/(pasal|cari) \w+/);
    expect(requests()).toEqual([]);
  });

  it("/sumber lists every regulation with its status and what is shipped of it", async () => {
    const sources = await say("/sumber");
    expect(sources).toContain(
      "UU 32/2004 – Pemerintahan Daerah\nDicabut sejak 2 Oktober 2014 dengan UU 23/2014.\nPengganti: UU 23/2014.\nSebagian pasal.",
    );
    expect(sources).toContain("UU 37/1999 – Hubungan Luar Negeri\nBerlaku.\nSebagian pasal.");
    expect(sources).toContain(
      "Dicabut (menurut laporan, belum diverifikasi).\nIsi sebagaimana dilaporkan sumber lain.",
    );
  });

  it("/tentang says that no language model is at work, which state of the law is loaded, and the limits", async () => {
    const about = await say("/tentang");
    expect(about).toContain("tanpa kecerdasan buatan");
    expect(about).toContain("edisi 01234567");
    expect(about).toMatch(
      /Data hubungan diplomatik: ditinjau 24 November 2026.* 26 Juni 2019 dan 19 Desember 2025/,
    );
    expect(about).toContain("bukan nasihat hukum");
  });

  it("an unknown one gets a hint", async () => {
    expect(await say("/hapus")).toContain("/help");
  });
});

describe("the language", () => {
  it("is Indonesian at first, and follows the answers", async () => {
    expect(await say("/help")).toContain("Perintah");
    await say("in english please");
    expect(await say("/help")).toContain("Commands");
  });

  it("can be set in the command, and binds the answers", async () => {
    expect(await say("/bahasa english")).toBe("I will answer in English.");
    await say("sister city");
    expect(deps.assistant.asked[0]?.context.language).toBe("en");
  });

  it("can be set by a button, and back", async () => {
    await say("/bahasa");
    await pressButton("English");
    expect(api.sent.at(-1)?.text).toBe("I will answer in English.");
    await say("/bahasa");
    await pressButton("Automatic");
    await say("sister city");
    expect(deps.assistant.asked[0]?.context.language).toBeNull();
  });
});

describe("a question", () => {
  it("is answered with its quotation, under the regulation of the turn before", async () => {
    const answer = await say("perlu persetujuan DPRD?");
    expect(answer).toContain("g. memberikan persetujuan terhadap rencana kerja sama internasional");
    await say("penjelasannya?");
    expect(deps.assistant.asked.map(({ context }) => context.discussed)).toEqual([null, "uu-32-2004"]);
  });

  it("goes on from the facts of a verdict in the turn before, and from no older ones", async () => {
    await say("bolehkah dengan Taiwan?");
    await say("kalau dengan Jepang?");
    await say("dan lagi?");
    expect(deps.assistant.asked.map(({ context }) => context.facts)).toEqual([undefined, FACTS, undefined]);
  });

  it("of 4,096 emoji is answered", async () => {
    expect(await say("🏛".repeat(4_096))).toContain("Jawaban untuk: 🏛");
    expect(refused()).toEqual([]);
  });

  it("about a 5,000-word article gets all of it, and the buttons once, at the end", async () => {
    await say("artikel panjang");
    expect(api.sent.length).toBeGreaterThan(8);
    expect(api.sent.map(({ reply_markup: markup }) => markup !== undefined)).toEqual([
      ...api.sent.slice(1).map(() => false),
      true,
    ]);
    expect(refused()).toEqual([]);
  });

  it("forwarded from another bot is answered", async () => {
    const answer = await say("pasal 5", {
      forward_origin: { type: "user", date: 0, sender_user: { id: 9, is_bot: true, first_name: "Bot" } },
    });
    expect(answer).toContain("Jawaban untuk: pasal 5");
  });
});

describe("buttons under an answer", () => {
  beforeEach(async () => {
    await say("sister city");
  });

  it("ask for the provision, the next results and the successor", async () => {
    const offered = buttons();
    for (const [label, data] of offered) if (!/👍|👎/u.test(label)) await handle(press(1, data));
    expect(requests().slice(1)).toEqual([
      { type: "provision", id: PASAL_42 },
      { type: "search", text: "sister city", offset: 5 },
      { type: "provision", id: "uu-23-2014" },
    ]);
    expect(toasts()).toHaveLength(3);
  });

  it("are answered once when clicked twice", async () => {
    const data = buttons().get("Ps. 42 seluruhnya") ?? "";
    await Promise.all([handle(press(1, data, 5)), handle(press(1, data, 5))]);
    expect(api.sent).toHaveLength(2);
    expect(toasts()).toEqual([
      { callback_query_id: expect.any(String) },
      { callback_query_id: expect.any(String), text: "Jawabannya sudah dikirim." },
    ]);
  });

  it("work again after a failure", async () => {
    const data = buttons().get("Ps. 42 seluruhnya") ?? "";
    let failures = 0;
    api.intercept = (method) =>
      method === "sendMessage" && failures++ === 0 ? refuse(400, "Bad Request: chat is busy") : undefined;
    await handle(press(1, data, 5));
    await handle(press(1, data, 5));
    expect(api.textsTo(1).at(-1)).toContain("(2) Selain tugas dan wewenang");
  });

  it("survive a restart where they name a provision; others ask to be asked again", async () => {
    const offered = buttons();
    restart();
    await handle(press(1, offered.get("Ps. 42 seluruhnya") ?? ""));
    await handle(press(1, offered.get("Hasil berikutnya") ?? ""));
    expect(requests()).toEqual([{ type: "provision", id: PASAL_42 }]);
    expect(toasts().at(-1)).toMatchObject({ text: expect.stringContaining("tanyakan lagi") });
  });

  it("of another chat are not remembered here", async () => {
    await handle(press(2, buttons().get("Hasil berikutnya") ?? ""));
    expect(requests()).toHaveLength(1);
    expect(api.textsTo(2)).toEqual([]);
  });

  it.each(["", "1.01234567.p.zzzz", "1.ffffffff.p.1", "x".repeat(64), "1.01234567.r.00000000.0"])(
    "that are stale or forged (%j) get a hint and nothing else",
    async (data) => {
      await handle(press(1, data));
      expect(toasts()).toEqual([
        { callback_query_id: expect.any(String), text: expect.stringContaining("tidak berlaku") },
      ]);
      expect(api.sent).toHaveLength(1);
    },
  );

  it("answer although the press is too old to be confirmed", async () => {
    api.intercept = (method) =>
      method === "answerCallbackQuery" ? refuse(400, "Bad Request: query is too old") : undefined;
    await pressButton("Ps. 42 seluruhnya");
    expect(api.sent).toHaveLength(2);
  });
});

describe("what is no question", () => {
  const photo = [{ file_id: "1", file_unique_id: "1", width: 1, height: 1 }];

  it.each<[string, Partial<Message>]>([
    ["a photo", { photo }],
    ["a voice message", { voice: { file_id: "1", file_unique_id: "1", duration: 1 } }],
    ["a place", { location: { latitude: -6.9, longitude: 107.6 } }],
    ["a contact", { contact: { phone_number: "1", first_name: "Ani" } }],
  ])("%s gets a hint", async (_, content) => {
    await handle(privateMessage(1, content));
    expect(api.textsTo(1)).toEqual(["Maaf, saya hanya dapat membaca teks. Silakan tulis pertanyaan Anda."]);
  });

  it("an album of photos gets one hint", async () => {
    for (let index = 0; index < 5; index++)
      await handle(privateMessage(1, { photo, media_group_id: "album" }));
    expect(api.sent).toHaveLength(1);
  });

  it("an edited message gets one hint, however often it is edited", async () => {
    const { message } = privateMessage(1, { text: "pasal 5", edit_date: 1 });
    if (message === undefined) throw new Error("no message");
    for (let index = 0; index < 3; index++)
      await handle({ edited_message: { ...message, edit_date: index + 1 } });
    expect(api.textsTo(1)).toEqual([
      "Pesan lama yang diubah tidak saya baca ulang. Silakan kirim sebagai pesan baru.",
    ]);
    expect(requests()).toEqual([]);
  });

  it("a live place that moves, a service message and a channel post get nothing", async () => {
    const { message } = privateMessage(1, { location: { latitude: 1, longitude: 1 }, edit_date: 1 });
    if (message === undefined) throw new Error("no message");
    await handle({ edited_message: { ...message, edit_date: 1 } });
    await handle(groupMessage({ new_chat_title: "Baru" }));
    await handle({
      channel_post: {
        message_id: 1,
        date: 0,
        chat: { id: -5, type: "channel", title: "Kanal" },
        sender_chat: { id: -5, type: "channel", title: "Kanal" },
        text: "/start",
      },
    });
    expect(api.calls).toEqual([]);
  });
});

describe("in a group", () => {
  it("an answer is tied to its question", async () => {
    const text = "@asisten_bot perlu persetujuan DPRD?";
    const update = groupMessage({ text, entities: mentionIn(text) ?? [] });
    await handle(update);
    expect(api.sent).toMatchObject([
      {
        chat_id: -100,
        reply_parameters: { message_id: update.message?.message_id, allow_sending_without_reply: true },
      },
    ]);
    expect(requests()).toEqual([{ type: "question", text: "perlu persetujuan DPRD?" }]);
  });

  it("a long answer is tied to its question once", async () => {
    await handle(groupMessage({ text: "/cari artikel panjang" }));
    expect(api.sent.map((message) => "reply_parameters" in message)).toEqual([
      true,
      ...api.sent.slice(1).map(() => false),
    ]);
  });

  it("an answer stays in the topic of its question", async () => {
    await handle(groupMessage({ text: "/pasal 5", is_topic_message: true, message_thread_id: 77 }));
    expect(api.sent).toMatchObject([{ message_thread_id: 77 }]);
  });

  it("messages to others are none of its business", async () => {
    await handle(groupMessage({ text: "rapat jam 9" }));
    expect(api.calls).toEqual([]);
  });

  it("in a private chat an answer needs no tie", async () => {
    await say("pasal 5");
    expect(api.sent[0]).not.toHaveProperty("reply_parameters");
  });
});

describe("a failure", () => {
  const logged = (): string => JSON.stringify(deps.logger.lines);

  it("of the assistant reaches the user as an apology, whose number stands in the log with the error", async () => {
    const apology = await say("ini rusak");
    const trace = /: ([0-9a-f]{12})$/.exec(apology)?.[1];
    expect(trace).toBeDefined();
    expect(deps.logger.lines).toContainEqual({
      level: "error",
      message: "an update failed",
      fields: expect.objectContaining({
        trace,
        error: expect.objectContaining({ message: "cannot reach https://api.example/bot<token>/x" }),
      }),
    });
    expect(logged()).not.toContain(TOKEN);
    expect(await say("lanjut")).toContain("Jawaban untuk: lanjut");
  });

  it("to answer at all is said too", async () => {
    expect(await say("hening")).toMatch(/^Maaf, terjadi kesalahan/);
  });

  it("in the middle of an answer is said, and what was sent stays", async () => {
    let messages = 0;
    api.intercept = (method) =>
      method === "sendMessage" && ++messages === 3 ? refuse(400, "Bad Request: internal trouble") : undefined;
    await say("artikel panjang");
    expect(api.sent).toHaveLength(3);
    expect(api.sent.at(-1)?.text).toMatch(/tidak dapat diberikan seluruhnya.*[0-9a-f]{8}$/);
  });

  it("of styles or buttons does not cost the words", async () => {
    api.intercept = (_, payload) =>
      JSON.stringify(payload).includes('"entities"')
        ? refuse(400, "Bad Request: can't parse entities")
        : undefined;
    expect(await say("sister city")).toContain("g. memberikan persetujuan");
  });

  it("because the user blocked the bot is noted and forgotten", async () => {
    api.intercept = (method) =>
      method === "sendMessage" ? refuse(403, "Forbidden: bot was blocked by the user") : undefined;
    await say("sister city");
    expect(api.callsOf("sendMessage")).toHaveLength(1);
    expect(deps.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("of the network is repeated, and logged without the token", async () => {
    let calls = 0;
    api.intercept = () => {
      if (calls++ === 0)
        throw new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`);
      return undefined;
    };
    expect(await say("sister city")).toContain("Jawaban untuk: sister city");
    expect(logged()).toContain("/bot<token>/sendMessage failed");
    expect(logged()).not.toContain(TOKEN);
  });

  it("and success alike keep the user's words out of the log", async () => {
    await say("rahasia dinas");
    await say("rahasia dinas rusak");
    expect(logged()).not.toContain("rahasia");
  });
});

it("every call of a long conversation is one that Telegram accepts", async () => {
  for (const text of [
    "/start",
    "/help",
    "/sumber",
    "/tentang",
    "/bahasa",
    "/pasal",
    "/cari",
    "sister city",
    "panjang",
  ])
    await say(text);
  await pressButton("Ps. 42 seluruhnya");
  expect(refused()).toEqual([]);
  expect(requests()).toContainEqual({ type: "provision", id: PASAL_42 });
  expect(HURUF_G.startsWith(PASAL_42)).toBe(true);
});
