import type { Message } from "grammy/types";
import { beforeEach, describe, expect, it } from "vitest";
import { looksIncomplete } from "../../../src/answering/conversation/interruptions.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, refuse } from "../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../support/bot-api/fetch.ts";
import {
  groupMessage,
  HURUF_G,
  mentionIn,
  PASAL_42,
  privateMessage,
  testDeps,
  type TestDeps,
} from "../fixture.ts";

/** Questions as people write them: in several messages, as a reply, and changed afterwards. */

let api: BotApi;
let deps: TestDeps;
let handle: (update: NewUpdate) => Promise<void>;
let handleNumbered: (update: NewUpdate & { update_id: number }) => Promise<void>;
let clock: number;
/** Ends the waits for a next message that are under way. */
let endWaits: () => void;
let waits: number[];

beforeEach(() => {
  api = new BotApi();
  clock = 1_000_000;
  waits = [];
  const ends: (() => void)[] = [];
  endWaits = () => {
    for (const end of ends.splice(0)) end();
  };
  deps = testDeps({
    now: () => clock,
    sleep: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => ends.push(resolve));
    },
  });
  const bot = createBot({ ...deps, botInfo: ME, client: { fetch: fetchTo(api) } });
  handleNumbered = (update) => bot.handleUpdate(update);
  handle = (update) => handleNumbered(api.numbered(update));
});

const questions = (): unknown[] =>
  deps.assistant.asked.map(({ request }) => ("text" in request ? request.text : request));
const replyTo = (text: string, from: object = ME, more: object = {}): Partial<Message> => ({
  reply_to_message: {
    message_id: 900,
    date: 0,
    chat: { id: 1, type: "private", first_name: "Ani" },
    from,
    text,
    ...more,
  } as unknown as NonNullable<Message["reply_to_message"]>,
});
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function edit({ message }: NewUpdate, text: string): NewUpdate {
  if (message === undefined) throw new Error("no message");
  return { edited_message: { ...message, text, edit_date: 1 } as NonNullable<NewUpdate["edited_message"]> };
}

describe("a message", () => {
  it.each([
    "halo",
    "Selamat pagi min",
    "mau tanya",
    "permisi pak, izin bertanya dong",
    "saya mau nanya nih",
    "soal sister city",
    "tentang hibah luar negeri",
    "jadi begini:",
    "kota kami mau kerja sama dengan",
    "can I ask something",
    "about sister cities",
    `kami dari dinas ${"x ".repeat(2_100)}`,
  ])("is unfinished: %s", (text) => {
    expect(looksIncomplete(text)).toBe(true);
  });

  it.each([
    "boleh ga sister city sama Penang?",
    "pasal 42 uu 32/2004",
    "persetujuan DPRD",
    "Taiwan?",
    "apa syarat hibah luar negeri",
    "soal sister city apa syaratnya",
    "mau tanya apakah kerja sama perlu persetujuan DPRD",
    "terima kasih",
    "kota kami mau sister city dengan Penang",
  ])("is whole: %s", (text) => {
    expect(looksIncomplete(text)).toBe(false);
  });
});

describe("several messages in a row", () => {
  it("that only together are a question get one answer", async () => {
    const tasks = ["mau tanya", "soal sister city", "sama Penang boleh ga?"].map((text) =>
      handle(privateMessage(1, { text })),
    );
    await Promise.all(tasks);
    expect(questions()).toEqual(["mau tanya\nsoal sister city\nsama Penang boleh ga?"]);
    expect(api.sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("are waited for a little where the first looks unfinished", async () => {
    const first = handle(privateMessage(1, { text: "mau tanya" }));
    await settle();
    expect(waits).toEqual([1_300]);
    expect(api.sent).toEqual([]);
    await Promise.all([first, handle(privateMessage(1, { text: "Taiwan boleh?" }))]);
    expect(questions()).toEqual(["mau tanya\nTaiwan boleh?"]);
  });

  it("are not waited for longer: what is there is answered", async () => {
    const first = handle(privateMessage(1, { text: "halo" }));
    await settle();
    endWaits();
    await first;
    await handle(privateMessage(1, { text: "Taiwan boleh?" }));
    expect(questions()).toEqual(["halo", "Taiwan boleh?"]);
  });

  it("that are each a question are answered one by one, without any delay", async () => {
    await Promise.all(["Taiwan boleh?", "pasal 5"].map((text) => handle(privateMessage(1, { text }))));
    expect(questions()).toEqual(["Taiwan boleh?", "pasal 5"]);
    expect(waits).toEqual([]);
  });

  it("are joined where Telegram divided a long text", async () => {
    const [one, two] = [
      `Dengan hormat, ${"kami sampaikan ".repeat(270)}`.trim(),
      "Apakah boleh dengan Jepang?",
    ];
    await Promise.all([one, two].map((text) => handle(privateMessage(1, { text }))));
    expect(questions()).toEqual([`${one}\n${two}`]);
  });

  it("of another chat, behind a command or in a group are none of the first one's", async () => {
    const first = handle(privateMessage(1, { text: "mau tanya" }));
    await handle(privateMessage(2, { text: "pasal 5" }));
    await handle(groupMessage({ text: "/pasal 5" }));
    const command = handle(privateMessage(1, { text: "/pasal 40" }));
    await Promise.all([first, command]);
    expect(questions()).toEqual(["pasal 5", "5", "mau tanya", "40"]);
  });

  it("count as handled together, and none is answered again when it is handed out again", async () => {
    const updates = ["soal sister city", "Penang boleh?"].map((text) =>
      api.numbered(privateMessage(1, { text })),
    );
    await Promise.all(updates.map(handleNumbered));
    for (const update of updates) await handleNumbered(update);
    expect(questions()).toHaveLength(1);
    expect(updates.map(({ update_id: id }) => deps.handledUpdates.has(ME.id, id))).toEqual([true, true]);
  });

  it("whose answer fails are answered by the last of them, with an apology for the first", async () => {
    let sent = 0;
    api.intercept = (method) =>
      method === "sendMessage" && sent++ === 0 ? refuse(400, "Bad Request: internal trouble") : undefined;
    await Promise.all(
      ["soal sister city", "Penang boleh?"].map((text) => handle(privateMessage(1, { text }))),
    );
    expect(api.textsTo(1)[0]).toMatch(/^Maaf, terjadi kesalahan/);
    expect(questions()).toEqual(["soal sister city\nPenang boleh?", "Penang boleh?"]);
  });
});

describe("a question that was changed", () => {
  it("after its answer is answered again, as a reply to it, from what was discussed before it", async () => {
    const question = privateMessage(1, { text: "bolehkah dengan Taiwan?" });
    await handle(question);
    await handle(edit(question, "bolehkah dengan Jepang?"));
    expect(questions()).toEqual(["bolehkah dengan Taiwan?", "bolehkah dengan Jepang?"]);
    expect(deps.assistant.asked[1]?.context).toMatchObject({ discussed: null, facts: undefined });
    expect(api.sent[1]).toMatchObject({
      text: "Jawaban untuk pertanyaan yang diubah:",
      reply_parameters: { message_id: question.message?.message_id },
    });
    await handle(edit(question, "bolehkah dengan Korea?"));
    expect(questions()).toHaveLength(3);
  });

  it("in other ways than its words, as by a link's preview, is left alone", async () => {
    const question = privateMessage(1, { text: "ini boleh? https://contoh.go.id" });
    await handle(question);
    await handle(edit(question, "ini boleh? https://contoh.go.id"));
    expect(api.sent).toHaveLength(1);
  });

  it("before its turn came is answered once, as it was changed", async () => {
    const slow = handle(privateMessage(1, { text: "lambat" }));
    const question = privateMessage(1, { text: "bolehkah dengan Taiwan?" });
    await Promise.all([slow, handle(question), handle(edit(question, "bolehkah dengan Jepang?"))]);
    expect(questions()).toEqual(["lambat", "bolehkah dengan Jepang?"]);
    expect(api.sent).toHaveLength(2);
  });

  it("in one of its messages is answered again with all of them", async () => {
    const [one, two] = [
      privateMessage(1, { text: "soal sister city" }),
      privateMessage(1, { text: "Penang boleh?" }),
    ];
    await Promise.all([handle(one), handle(two)]);
    await handle(edit(two, "Taipei boleh?"));
    expect(questions()).toEqual(["soal sister city\nPenang boleh?", "soal sister city\nTaipei boleh?"]);
  });

  it("behind another question, or a quarter of an hour later, gets a hint", async () => {
    const [one, two] = [privateMessage(1, { text: "pasal 5" }), privateMessage(1, { text: "pasal 40" })];
    await handle(one);
    await handle(two);
    await handle(edit(one, "pasal 6"));
    clock += 16 * 60 * 1_000;
    await handle(edit(two, "pasal 41"));
    expect(questions()).toEqual(["pasal 5", "pasal 40"]);
    expect(api.textsTo(1).slice(2)).toEqual([
      expect.stringMatching(/^Pesan lama yang diubah/),
      expect.stringMatching(/^Pesan lama yang diubah/),
    ]);
  });
});

describe("a reply", () => {
  const contexts = (): unknown[] => deps.assistant.asked.map(({ context }) => context.discussed);

  it("to an older answer goes on with that one", async () => {
    const replied = replyTo("Pasal 42 ayat (1) huruf g UU 32/2004\n(1) DPRD mempunyai tugas dan wewenang:");
    await handle(privateMessage(1, { text: "pasal 5 uu 37/1999" }));
    await handle(privateMessage(1, { text: "penjelasannya?", ...replied }));
    expect(contexts()).toEqual([null, HURUF_G]);
    expect(deps.assistant.asked[1]?.context.history?.turns).toMatchObject([
      { request: { type: "provision", id: HURUF_G }, quoted: [HURUF_G] },
    ]);
  });

  it("that quotes a part of an answer goes on with the unit that has those words", async () => {
    await handle(
      privateMessage(1, {
        text: "maksudnya apa?",
        quote: { text: "DPRD melaksanakan tugas dan wewenang lain", position: 0 },
        ...replyTo("Pasal 42 UU 32/2004\n(1) DPRD mempunyai tugas dan wewenang:"),
      }),
    );
    expect(contexts()).toEqual([`${PASAL_42}/ayat-2`]);
  });

  it("to a text of the bot that tells of no article changes nothing", async () => {
    await handle(privateMessage(1, { text: "sister city" }));
    await handle(privateMessage(1, { text: "kenapa?", ...replyTo("Selamat datang.") }));
    expect(contexts()).toEqual([null, "uu-32-2004"]);
  });

  it("to a colleague in a group asks about the colleague's words", async () => {
    const budi = { id: 9, is_bot: false, first_name: "Budi" };
    const ask = async (text: string, replied: string): Promise<void> =>
      handle(groupMessage({ text, entities: mentionIn(text) ?? [], ...replyTo(replied, budi) }));
    await ask("@asisten_bot boleh ga?", "Pemkot mau sister city dengan Tel Aviv");
    await ask("@asisten_bot", "apakah perlu persetujuan DPRD?");
    expect(questions()).toEqual([
      "Pemkot mau sister city dengan Tel Aviv\nboleh ga?",
      "apakah perlu persetujuan DPRD?",
    ]);
  });

  it("to a forwarded message, or to a part of one's own, asks about those words", async () => {
    const own = { id: 1, is_bot: false, first_name: "Ani" };
    const forward_origin = { type: "hidden_user", date: 0, sender_user_name: "Budi" };
    await handle(
      privateMessage(1, { text: "boleh?", ...replyTo("Sister city dengan Haifa", own, { forward_origin }) }),
    );
    await handle(
      privateMessage(1, {
        text: "ini pasal berapa?",
        quote: { text: "Daerah dapat", position: 0 },
        ...replyTo("Daerah dapat ...", own),
      }),
    );
    await handle(privateMessage(1, { text: "kalau Jepang?", ...replyTo("Taiwan boleh?", own) }));
    expect(questions()).toEqual([
      "Sister city dengan Haifa\nboleh?",
      "“Daerah dapat”\nini pasal berapa?",
      "kalau Jepang?",
    ]);
  });
});

describe("a picture", () => {
  const photo = [{ file_id: "1", file_unique_id: "1", width: 1, height: 1 }];

  it("with a question under it gets the answer to that, and is said not to be read", async () => {
    await handle(privateMessage(1, { photo, caption: "boleh kerja sama ini?" }));
    expect(questions()).toEqual(["boleh kerja sama ini?"]);
    expect(api.textsTo(1)[0]).toMatch(/^Gambar atau rekaman tidak dapat saya baca/);
  });

  it("of an album is told of once, with its question", async () => {
    const album = { photo, media_group_id: "a" };
    await handle(privateMessage(1, { ...album, caption: "boleh?" }));
    await handle(privateMessage(1, album));
    expect(api.sent).toHaveLength(2);
  });

  it("in a group is for the bot where its text names the bot", async () => {
    const caption = "@asisten_bot boleh?";
    await handle(groupMessage({ photo, caption, caption_entities: mentionIn(caption) ?? [] }));
    await handle(groupMessage({ photo, caption: "foto rapat" }));
    expect(questions()).toEqual(["boleh?"]);
  });
});
