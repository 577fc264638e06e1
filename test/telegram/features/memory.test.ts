import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bot } from "grammy";
import type { Message, Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, type Store } from "../../../src/storage/store.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, refuse, type ShownMessage } from "../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../support/bot-api/fetch.ts";
import {
  accessRules,
  answerOf,
  corpus,
  fakeAssistant,
  type FakeAssistant,
  groupMessage,
  HURUF_G,
  privateMessage,
  snapshotsOf,
  testDeps,
  type TestDeps,
} from "../fixture.ts";

/** What people see of what is remembered: /riwayat, /hapus_data and votes, over a store on disk. */

const ADMIN = 900;
const GROUP = -100;

let folder: string;
let api: BotApi;
let store: Store;
let assistant: FakeAssistant;
let deps: TestDeps;
let bot: Bot;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-memory-"));
  api = new BotApi();
  assistant = fakeAssistant();
  start();
});

afterEach(async () => {
  vi.useRealTimers();
  store.close();
  await rm(folder, { recursive: true, force: true });
});

function start(snapshots = snapshotsOf(assistant)): void {
  const fail = (_: object, message: string): never => {
    throw new Error(message);
  };
  store = openStore(folder, { warn: fail, error: fail });
  deps = testDeps({
    ...store,
    ...{ assistant, snapshots, botInfo: ME, client: { fetch: fetchTo(api) } },
    access: accessRules({ administrators: new Set([ADMIN, ADMIN + 1]) }),
  });
  bot = createBot(deps);
}

function restart(snapshots?: TestDeps["snapshots"]): void {
  store.close();
  start(snapshots);
}

const handle = (update: NewUpdate): Promise<void> => bot.handleUpdate(api.numbered(update));
const write = (user: number, text: string, more: Partial<Message> = {}) =>
  handle(privateMessage(user, { text, ...more }));
const writeInGroup = (user: number, text: string) =>
  handle(groupMessage({ text, from: { id: user, is_bot: false, first_name: "Budi" } }));
const messagesIn = (chat: number): ShownMessage[] =>
  [...api.messages.values()].filter(({ chat_id }) => chat_id === chat);
const lastIn = (chat: number): ShownMessage => {
  const last = messagesIn(chat).at(-1);
  if (last === undefined) throw new Error(`nothing was sent to ${chat}`);
  return last;
};
const labels = (message: ShownMessage): string[][] =>
  message.keyboard.map((row) => row.map(({ text }) => text));
const toast = (): string => {
  const { payload } = api.callsOf("answerCallbackQuery").at(-1) ?? {};
  return (payload as { text?: string } | undefined)?.text ?? "";
};
let presses = 0;

/** As `handle`, of an update over which an earlier run of the program ended. */
async function handleAgain(update: NewUpdate): Promise<void> {
  const numbered = api.numbered(update);
  store.inbox.accept(ME.id, [{ id: numbered.update_id, body: JSON.stringify(numbered) }]);
  store.inbox.begin(ME.id, numbered.update_id);
  await bot.handleUpdate(numbered);
}

/** Presses the button of that label under a message, as Telegram tells of it. */
async function press(
  user: number,
  message: ShownMessage,
  label: string,
  deliver?: (update: NewUpdate) => Promise<void>,
): Promise<void> {
  const shown = api.messages.get(message.message_id) ?? message;
  const button = shown.keyboard.flat().find(({ text }) => text === label);
  await pressData(user, shown, button?.callback_data ?? `no button ${label}`, deliver);
}

async function pressData(
  user: number,
  shown: ShownMessage,
  data: string,
  deliver: (update: NewUpdate) => Promise<void> = handle,
): Promise<void> {
  const isPrivate = shown.chat_id > 0;
  const chat = isPrivate
    ? { id: shown.chat_id, type: "private", first_name: "Ani" }
    : { id: shown.chat_id, type: "supergroup", title: "Bagian Kerja Sama" };
  await deliver({
    callback_query: {
      id: `p${presses++}`,
      from: { id: user, is_bot: false, first_name: "Ani" },
      chat_instance: "1",
      data,
      message: {
        ...{ message_id: shown.message_id, date: 1, chat, text: shown.text },
        reply_markup: { inline_keyboard: shown.keyboard },
      },
    },
  } as Omit<Update, "update_id">);
}

/** The files of the store in which the words stand. */
async function filesWith(words: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder))
    if ((await readFile(join(folder, name))).includes(words)) found.push(name);
  return found;
}

describe("/riwayat", () => {
  it("pages through one's own questions, newest first, in one message that changes", async () => {
    for (let number = 1; number <= 14; number++) await write(5, `pertanyaan nomor ${number}`);
    await write(6, "milik orang lain");
    await write(5, "/riwayat");
    const list = lastIn(5);
    expect(list.text).toMatch(/^Pertanyaan Anda\n1\. \d+ \S+ \d{4} · pertanyaan nomor 14\n→ dijawab/);
    expect(list.text).not.toContain("nomor 8");
    expect(labels(list)).toEqual([["1", "2", "3", "4", "5", "6"], ["Lebih lama ›"]]);
    const count = messagesIn(5).length;
    await press(5, list, "Lebih lama ›");
    expect(lastText(list)).toMatch(/nomor 8\n[\s\S]*nomor 3\n/);
    expect(labels(shown(list)).at(-1)).toEqual(["‹ Lebih baru", "Lebih lama ›"]);
    await press(5, list, "Lebih lama ›");
    expect(labels(shown(list))).toEqual([["1", "2"], ["‹ Lebih baru"]]);
    await press(5, list, "‹ Lebih baru");
    expect(lastText(list)).toContain("nomor 8");
    expect(messagesIn(5)).toHaveLength(count);
    expect(JSON.stringify(messagesIn(5))).not.toContain("orang lain");
    await write(5, "/bahasa en");
    await write(5, "/history");
    expect(lastIn(5).text).toMatch(/^Your questions\n[\s\S]*→ answered/);
  });

  const shown = (message: ShownMessage): ShownMessage => api.messages.get(message.message_id) ?? message;
  const lastText = (message: ShownMessage): string => shown(message).text;

  it("shows long and hostile questions as one line of their first words", async () => {
    await write(5, `apakah ${"kerja sama ".repeat(300)}\n\n<b>*boleh*</b>?`);
    await write(5, "😀".repeat(200));
    await write(5, "/riwayat");
    expect(lastIn(5).text).toMatch(/\d · apakah (?:kerja sama )+(?:kerja)?…\n/);
    expect(api.calls.filter(({ reply }) => !reply.ok)).toEqual([]);
  });

  it("asks a question anew, after what it went on from, and says when it was asked and that nothing changed", async () => {
    await write(5, "bolehkah dengan Suwon?");
    await write(5, "/riwayat");
    await press(5, lastIn(5), "1");
    expect(assistant.asked.at(-1)?.request).toEqual({ type: "question", text: "bolehkah dengan Suwon?" });
    expect(lastIn(5).text).toMatch(
      /Pernah Anda tanyakan pada \d+ \S+ \d{4}; hasilnya waktu itu: dijawab\. Hasilnya sekarang sama\./,
    );
    expect(lastIn(5).text).not.toContain("edisi");
  });

  it("says when verdict and law have changed since", async () => {
    await write(5, "bolehkah dengan Suwon?");
    const changed = {
      ...assistant,
      answer: () =>
        Promise.resolve(
          answerOf([{ type: "quote", provision: HURUF_G }], { kind: "eligibility", verdict: "ineligible" }),
        ),
    };
    const edition = { ...snapshotsOf(changed).current(), corpus: { ...corpus, hash: "fedcba98".repeat(8) } };
    restart({ current: () => edition });
    await write(5, "/riwayat");
    await press(5, lastIn(5), "1");
    expect(lastIn(5).text).toContain("Hasilnya sekarang berbeda: tidak boleh.");
    expect(lastIn(5).text).toContain("(edisi 01234567, sekarang fedcba98)");
  });

  it("in a group points to the private chat, where one's own questions of the group stand", async () => {
    await writeInGroup(5, "/cari dari grup");
    await writeInGroup(6, "/cari rahasia orang");
    await writeInGroup(5, "/riwayat");
    expect(lastIn(GROUP).text).toMatch(/hanya saya tampilkan dalam obrolan pribadi/);
    await write(5, "/riwayat");
    expect(lastIn(5).text).toContain("dari grup");
    expect(lastIn(5).text).not.toContain("rahasia");
  });

  it("opens nobody else's question, also with a button sealed for another chat", async () => {
    await write(6, "rahasia orang");
    await write(6, "/riwayat");
    const theirs = lastIn(6);
    const data = theirs.keyboard[0]?.[0]?.callback_data ?? "";
    await write(5, "/riwayat");
    expect(lastIn(5).text).toBe("Belum ada pertanyaan Anda yang tersimpan.");
    await pressData(5, lastIn(5), data);
    expect(toast()).toMatch(/tidak berlaku/);
    expect(JSON.stringify(messagesIn(5))).not.toContain("rahasia");
  });
});

describe("/hapus_data", () => {
  it("asks first; 'no' keeps everything", async () => {
    await write(5, "KATA-RAHASIA");
    await write(5, "/hapus_data");
    expect(labels(lastIn(5))).toEqual([["Ya, hapus", "Tidak"]]);
    await press(5, lastIn(5), "Tidak");
    expect(lastIn(5)).toMatchObject({ text: "Baik, tidak ada yang dihapus.", keyboard: [] });
    expect(await filesWith("KATA-RAHASIA")).not.toEqual([]);
  });

  it("leaves none of the person's words on the disk, and all of the others'", async () => {
    await write(5, "KATA-RAHASIA bolehkah");
    await write(5, "KATA-RAHASIA english");
    await write(6, "KATA-ORANG");
    const answered = lastIn(5);
    await press(5, answered, "👎");
    await press(5, answered, "Something else");
    await write(5, "KATA-RAHASIA penjelasan", { reply_to_message: repliedTo(lastIn(5)) });
    expect(store.settings.get(5).facts).toBeNull();
    await write(5, "/hapus_data");
    await press(5, lastIn(5), "Yes, delete");
    expect(lastIn(5).text).toMatch(/^Deleted: 2 questions/);
    expect(await filesWith("KATA-RAHASIA")).toEqual([]);
    expect(await filesWith("KATA-ORANG")).not.toEqual([]);
    await write(5, "/riwayat");
    expect(lastIn(5).text).toBe("Belum ada pertanyaan Anda yang tersimpan.");
    await press(5, answered, "Hasil berikutnya");
    expect(toast()).toMatch(/tidak berlaku/);
  });

  it("in a group is for who asked, and takes only theirs", async () => {
    await writeInGroup(5, "/cari KATA-RAHASIA");
    await writeInGroup(6, "/cari KATA-ORANG");
    await writeInGroup(5, "/hapus_data");
    await press(6, lastIn(GROUP), "Ya, hapus");
    expect(toast()).toMatch(/untuk anggota yang memintanya/);
    expect(await filesWith("KATA-RAHASIA")).not.toEqual([]);
    await press(5, lastIn(GROUP), "Ya, hapus");
    expect(await filesWith("KATA-RAHASIA")).toEqual([]);
    expect(await filesWith("KATA-ORANG")).not.toEqual([]);
  });

  it("does nothing by a button of long ago", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await write(5, "/hapus_data");
    const asked = lastIn(5);
    vi.setSystemTime(Date.now() + 60 * 60_000);
    await write(5, "KATA-BARU");
    await press(5, asked, "Ya, hapus");
    expect(toast()).toMatch(/sudah lama/);
    expect(await filesWith("KATA-BARU")).not.toEqual([]);
  });

  it("tells who writes in the name of a group that nothing is kept as theirs", async () => {
    const chat = { id: GROUP, type: "supergroup", title: "Bagian" } as const;
    await handle(groupMessage({ text: "/hapus_data", sender_chat: chat }));
    expect(lastIn(GROUP).text).toMatch(/atas nama grup atau kanal/);
  });
});

/** A message of the bot, as it stands in a reply to it. */
function repliedTo({ message_id, chat_id, text }: ShownMessage): NonNullable<Message["reply_to_message"]> {
  const chat = { id: chat_id, type: "private", first_name: "Ani" };
  return { message_id, date: 1, chat, text, from: ME } as unknown as NonNullable<Message["reply_to_message"]>;
}

describe("votes", () => {
  async function answered(text = "perlu persetujuan DPRD?"): Promise<ShownMessage> {
    await write(5, text);
    return lastIn(5);
  }
  const traceOf = (): string =>
    store.audit.questionsOf(5, { type: "newest" }, 1).questions[0]?.trace ?? "none";

  it("stand at the end of an answer's buttons, in one row", async () => {
    expect(labels(await answered()).at(-1)).toEqual(["👍", "👎"]);
  });

  it("are kept once a person; pressing again and changing one's mind are told", async () => {
    const answer = await answered();
    await press(5, answer, "👍");
    expect(toast()).toBe("Terima kasih atas penilaian Anda.");
    await press(5, answer, "👍");
    expect(toast()).toBe("Penilaian Anda sudah tercatat.");
    expect(api.textsTo(ADMIN)).toEqual([]);
    await press(5, answer, "👎");
    expect(store.feedback.find(traceOf(), 5)).toEqual({ vote: "wrong", reason: null, note: null });
    await press(5, answer, "👍");
    expect(store.feedback.find(traceOf(), 5)?.vote).toBe("helpful");
    expect(messagesIn(ADMIN).map(({ text }) => text)).toEqual([
      expect.stringContaining("Penilaian keliru ini ditarik kembali"),
    ]);
    expect(labels(api.messages.get(answer.message_id) ?? answer)).toEqual(labels(answer));
  });

  it("of 'wrong' reach every administrator at once, with the trace and without a name, and then the reason", async () => {
    const answer = await answered();
    await press(5, answer, "👎");
    expect(toast()).toMatch(/tanpa nama Anda/);
    const notice = lastIn(ADMIN);
    for (const part of [
      "Jawaban dinilai keliru",
      "Pertanyaan: perlu persetujuan DPRD?",
      "Alasan: tidak ada",
      "Jenis: answer; hasil: dijawab",
      `Ketentuan: ${HURUF_G}`,
      "Edisi: 01234567; model: tidak ada",
      `Nomor jejak: ${traceOf()}`,
    ])
      expect(notice.text).toContain(part);
    expect(notice.text).not.toMatch(/Ani|\b5\b/);
    expect(lastIn(ADMIN + 1).text).toBe(notice.text);
    expect(labels(api.messages.get(answer.message_id) ?? answer).slice(-2)).toEqual([
      ["Pasalnya keliru", "Bukan itu maksudnya"],
      ["Kurang jelas", "Lainnya"],
    ]);
    await press(5, answer, "Pasalnya keliru");
    expect(messagesIn(ADMIN)).toHaveLength(1);
    expect(lastIn(ADMIN).text).toContain("Alasan: Pasalnya keliru");
    expect(labels(api.messages.get(answer.message_id) ?? answer)).toEqual(labels(answer));
  });

  it("that were kept by a run which then ended are told of by the next, as if they were new", async () => {
    const answer = await answered();
    store.feedback.vote(traceOf(), 5, "wrong");
    await press(5, answer, "👎", handleAgain);
    expect(toast()).toMatch(/tanpa nama Anda/);
    expect(lastIn(ADMIN).text).toContain("Jawaban dinilai keliru");
    store.feedback.giveReason(traceOf(), 5, "unclear");
    await press(5, answer, "Kurang jelas", handleAgain);
    expect(lastIn(5).text).toMatch(/^Tercatat: Kurang jelas/);
    expect(lastIn(ADMIN).text).toContain("Alasan: Kurang jelas");
  });

  it("may be explained by a reply to the thanks, while any other message is a question", async () => {
    const answer = await answered();
    await press(5, answer, "👎");
    await press(5, answer, "Kurang jelas");
    const thanks = lastIn(5);
    expect(thanks.text).toMatch(/^Tercatat: Kurang jelas\. Bila ingin menjelaskan, balas/);
    await write(5, "pertanyaan baru");
    expect(assistant.asked.at(-1)?.request).toEqual({ type: "question", text: "pertanyaan baru" });
    const asked = assistant.asked.length;
    restart();
    await write(5, "ayatnya salah", { reply_to_message: repliedTo(thanks) });
    expect(assistant.asked).toHaveLength(asked);
    expect(lastIn(5).text).toMatch(/diteruskan kepada pengelola/);
    expect(lastIn(ADMIN).text).toContain("Penjelasan: ayatnya salah");
    await write(5, "dan satu lagi?", { reply_to_message: repliedTo(thanks) });
    expect(assistant.asked).toHaveLength(asked + 1);
  });

  it("work after a restart, and where the answer can no longer be changed", async () => {
    const answer = await answered();
    restart();
    api.intercept = (method) =>
      method === "editMessageReplyMarkup" ? refuse(400, "Bad Request: message can't be edited") : undefined;
    await press(5, answer, "👎");
    expect(lastIn(5).text).toBe("Apa yang keliru pada jawaban itu?");
    await press(5, lastIn(5), "Lainnya");
    expect(store.feedback.find(traceOf(), 5)?.reason).toBe("other");
  });

  it("are each person's own in a group", async () => {
    await writeInGroup(5, "/cari persetujuan");
    const answer = lastIn(GROUP);
    await press(6, answer, "👍");
    await press(7, answer, "👎");
    await press(8, answer, "👎");
    await press(7, answer, "Lainnya");
    const trace = traceOf();
    expect([6, 7, 8].map((user) => store.feedback.find(trace, user))).toEqual([
      { vote: "helpful", reason: null, note: null },
      { vote: "wrong", reason: "other", note: null },
      { vote: "wrong", reason: null, note: null },
    ]);
  });

  it("are not lost with an administrator who cannot be reached", async () => {
    const answer = await answered();
    api.intercept = (method, payload) =>
      (payload as { chat_id?: number }).chat_id === ADMIN && method === "sendMessage"
        ? refuse(403, "Forbidden: bot can't initiate conversation with a user")
        : undefined;
    await press(5, answer, "👎");
    expect(lastIn(ADMIN + 1).text).toContain("Jawaban dinilai keliru");
    expect(store.feedback.find(traceOf(), 5)?.vote).toBe("wrong");
  });

  it("are refused once the question they are about has been erased", async () => {
    const answer = await answered();
    store.erasure.ofPerson(5);
    await press(5, answer, "👎");
    expect(toast()).toMatch(/tidak berlaku/);
    expect(api.textsTo(ADMIN)).toEqual([]);
  });
});
