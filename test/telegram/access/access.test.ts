import { afterEach, describe, expect, it } from "vitest";
import { openSql } from "../../../src/platform/sqlite.ts";
import { createAccessStore } from "../../../src/storage/access.ts";
import { migrate } from "../../../src/storage/migrations.ts";
import type { AccessRules } from "../../../src/telegram/access/staff-roles.ts";
import type { NewUpdate } from "../../support/bot-api/bot-api.ts";
import { groupMessage, mentionIn, press, privateMessage, type TestDeps } from "../fixture.ts";
import { ADMIN, ANI, BUDI, GROUP, Office } from "./scene.ts";

/** Who may use the bot, over real HTTP and with the store on disk. */

let office: Office;

afterEach(async () => {
  // Whatever happened: Telegram took every call but those to people whom the bot cannot reach.
  const refused = office.api.calls.filter(({ reply }) => !reply.ok && reply.error_code !== 409);
  expect(refused.filter(({ method }) => method !== "getChat")).toEqual([]);
  await office.close();
});

const open = async (rules: Partial<AccessRules>, more: Partial<TestDeps> = {}): Promise<void> => {
  office = await Office.open(rules, more);
};
const mention = (text: string) => ({ text, entities: mentionIn(text) ?? [] });
const ANSWER = "Jawaban untuk: ";

describe("a stranger", () => {
  const SECRET = "rahasiaku-zulkarnaen";

  it("is told once, with their number, that the bot is not for everybody", async () => {
    await open({ mode: "allowlist" });
    expect(await office.say(ANI, "perlu persetujuan DPRD?")).toBe(
      "Maaf, bot ini hanya untuk pengguna yang diizinkan. Untuk memintanya, sampaikan nomor Anda kepada pengelola bot: 7000000001",
    );
    for (const text of ["halo?", "/start", "/help", "/izinkan 7000000001"])
      expect(await office.say(ANI, text)).toBe("");
  });

  it("is told in the language of their Telegram", async () => {
    await open({ mode: "pairing" });
    const from = (id: number, language_code?: string) => ({
      from: {
        id,
        is_bot: false,
        first_name: "Ani",
        ...(language_code === undefined ? {} : { language_code }),
      },
    });
    expect(await office.say(11, "x", from(11, "en"))).toMatch(/^Sorry, .* access code\? .*: 11$/);
    expect(await office.say(12, "x", from(12, "ja"))).toMatch(/^Sorry, /);
    expect(await office.say(13, "x", from(13, "id"))).toMatch(/^Maaf, .*kode masuk\? .*: 13$/);
    expect(await office.say(14, "x", from(14))).toMatch(/^Maaf, /);
  });

  it("costs nothing and leaves no word: not in the log, not in the store's files, not with the assistant", async () => {
    await open({ mode: "pairing" });
    const from = { id: ANI, is_bot: false, first_name: SECRET, username: SECRET };
    const document = { file_id: "1", file_unique_id: "1", file_name: `${SECRET}.pdf` };
    const message = privateMessage(ANI, { text: SECRET, from }).message;
    const updates: NewUpdate[] = [
      privateMessage(ANI, { text: `apakah ${SECRET} boleh?`, from }),
      privateMessage(ANI, { text: `/cari ${SECRET}`, from }),
      privateMessage(ANI, { text: `/start ${SECRET}`, from }),
      privateMessage(ANI, { document, caption: SECRET, from }),
      privateMessage(ANI, { location: { latitude: 1, longitude: 1 }, from }),
      { edited_message: { ...message, edit_date: 1 } } as NewUpdate,
      press(ANI, SECRET),
      { inline_query: { id: "1", from, query: SECRET, offset: "" } },
      groupMessage({ ...mention(`@asisten_bot ${SECRET}`), from }),
    ];
    await office.handle(...updates);
    expect(office.asked()).toEqual([]);
    const methods = office.api.calls.map(({ method }) => method);
    expect(methods.filter((method) => method === "sendMessage")).toHaveLength(2);
    expect(methods).not.toContain("sendChatAction");
    expect(methods).not.toContain("getFile");
    expect(methods).not.toContain("answerInlineQuery");
    // So that the search below would find what is there: the administrator's words are.
    await office.say(ADMIN, "bukan-zulkarnaen");
    office.store.settings.update(ADMIN, { discussed: "bukan-zulkarnaen" });
    expect(office.bytes()).toContain("bukan-zulkarnaen");
    expect(office.bytes()).not.toContain(SECRET);
    expect(office.bytes()).not.toContain(String(ANI));
    expect(office.log()).not.toContain(SECRET);
  });

  it("who presses a button is told on the button", async () => {
    await open({ mode: "allowlist" });
    await office.handle(press(ANI, "x"), press(ANI, "x"));
    expect(office.toasts()).toEqual([expect.stringMatching(/^Maaf, .*: 7000000001$/)]);
    expect(office.api.sent).toEqual([]);
  });

  it("who floods stays silent, and so do thousands of them", async () => {
    await open({ mode: "pairing" });
    await office.handle(...Array.from({ length: 300 }, () => privateMessage(ANI, { text: "halo" })));
    expect(office.api.sent).toHaveLength(1);
    await office.handle(
      ...Array.from({ length: 1_000 }, (_, index) => privateMessage(50_000 + index, { text: "halo" })),
    );
    expect(office.api.sent).toHaveLength(30);
    expect(await office.say(ADMIN, "sister city")).toContain(ANSWER);
  });
});

describe("with an allow-list, an administrator", () => {
  it("lets a user in by number, who is told, and takes it back at once", async () => {
    await open({ mode: "allowlist" });
    await office.say(ANI, "halo");
    office.api.chats.set(ANI, { id: ANI, type: "private", first_name: "Ani", last_name: "Wijaya" });
    expect(await office.say(ADMIN, `/izinkan ${ANI}`)).toBe(
      "Ani Wijaya (7000000001) sekarang boleh memakai bot ini.\nUntuk mencabutnya: /cabut 7000000001",
    );
    expect(office.api.textsTo(ANI).at(-1)).toMatch(/^Anda sekarang boleh memakai bot ini\./);
    expect(await office.say(ANI, "bolehkah dengan Jepang?")).toContain(ANSWER);
    await office.restart({ mode: "allowlist" });
    expect(await office.say(ANI, "bolehkah dengan Suwon?")).toContain(ANSWER);

    expect(await office.say(ADMIN, `/cabut ${ANI}`)).toBe("Izin Ani Wijaya (7000000001) sudah dicabut.");
    expect(office.store.settings.get(ANI)).toMatchObject({ history: null, facts: null, discussed: null });
    const before = office.asked().length;
    expect(await office.say(ANI, "satu lagi?")).toMatch(/^Maaf/);
    expect(await office.press(ANI, "Ps. 42 seluruhnya")).toBe("");
    expect(office.asked()).toHaveLength(before);
    expect(await office.say(ADMIN, `/cabut ${ANI}`)).toContain("tidak ada dalam daftar izin");
  });

  it("removes who has questions waiting, which are not answered", async () => {
    await open({ mode: "allowlist" });
    await office.say(ADMIN, `/izinkan ${ANI} Ani`);
    const first = office.handle(
      ...["lambat", "kedua", "ketiga"].map((text) => privateMessage(ANI, { text })),
    );
    await office.say(ADMIN, `/cabut ${ANI}`);
    await first;
    expect(office.asked()).toEqual(["lambat"]);
  });

  it("lets in under the name that is given, and under none where nothing is known", async () => {
    await open({ mode: "allowlist" });
    expect(await office.say(ADMIN, `/izinkan ${ANI}  Ani,\n\u202eBagian   Kerja Sama`)).toMatch(
      /^Ani, Bagian Kerja Sama \(7000000001\) /,
    );
    expect(await office.say(ADMIN, "/izinkan 12345")).toMatch(/^12345 sekarang boleh/);
    expect(office.store.allowed.users.list(0, 10)).toMatchObject([
      { id: 12_345, name: "", letInBy: ADMIN },
      { id: ANI, name: "Ani, Bagian Kerja Sama" },
    ]);
  });

  it("lets in the writer of a forwarded message, by a button or by replying to it", async () => {
    await open({ mode: "allowlist" });
    const forward_origin = (id: number) =>
      ({ type: "user", date: 0, sender_user: { id, is_bot: false, first_name: "Ani" } }) as const;
    const forwarded = { forward_origin: forward_origin(ANI) };
    expect(await office.say(ADMIN, "apakah saya boleh masuk?", forwarded)).toBe(
      "Ani (7000000001) belum diizinkan memakai bot ini. Izinkan?",
    );
    expect(await office.press(ADMIN, "Izinkan")).toMatch(/^Ani \(7000000001\) sekarang boleh/);
    // Now it is a message like any other.
    expect(await office.say(ADMIN, "apakah saya boleh masuk?", forwarded)).toContain(ANSWER);

    const update = privateMessage(ADMIN, { text: "halo", forward_origin: forward_origin(55) });
    const reply_to_message = update.message as never;
    expect(await office.say(ADMIN, "/izinkan", { reply_to_message })).toMatch(/^Ani \(55\) sekarang/);
    expect(await office.say(ADMIN, "/cabut", { reply_to_message })).toBe("Izin Ani (55) sudah dicabut.");
    const hidden = privateMessage(ADMIN, {
      text: "halo",
      forward_origin: { type: "hidden_user", date: 0, sender_user_name: "Ani" },
    }).message as never;
    expect(await office.say(ADMIN, "/izinkan", { reply_to_message: hidden })).toMatch(
      /^Telegram tidak memperlihatkan siapa orang itu/,
    );
    const contact = { phone_number: "1", first_name: "Citra", user_id: 66 };
    expect(await office.told(ADMIN, privateMessage(ADMIN, { contact }))).toMatch(/^Citra \(66\) belum/);
  });

  it("cannot be let in or removed, nor a bot, nor nobody", async () => {
    await open({ mode: "allowlist" });
    expect(await office.say(ADMIN, `/cabut ${ADMIN}`)).toContain("TELEGRAM_ADMINS");
    expect(await office.say(ADMIN, `/izinkan ${ADMIN}`)).toContain("TELEGRAM_ADMINS");
    for (const argument of ["", " @ani", " ani", " 12 34x", " 0", " 99999999999999999999"])
      expect(await office.say(ADMIN, `/izinkan${argument}`)).toMatch(
        argument === " 12 34x" ? /^34x \(12\)/ : /^Sebutkan nomor penggunanya/,
      );
    const bot = privateMessage(ADMIN, { text: "x", from: { id: 9, is_bot: true, first_name: "Bot" } });
    expect(await office.say(ADMIN, "/izinkan", { reply_to_message: bot.message as never })).toMatch(
      /^Itu sebuah bot/,
    );
    expect(office.store.allowed.users.count()).toBe(1);
  });

  it("sees whom they let in, page by page", async () => {
    await open({ mode: "allowlist" });
    expect(await office.say(ADMIN, "/pengguna")).toBe("Diizinkan: 0 pengguna, 0 grup. Pengelola: 1.");
    await office.say(ADMIN, "/izinkan -100 Bagian Kerja Sama");
    for (let id = 1_001; id <= 1_024; id++)
      office.store.allowed.users.letIn({ id, name: `Pegawai ${id}`, letInBy: ADMIN });
    const first = await office.say(ADMIN, "/pengguna");
    expect(first).toMatch(
      /^Diizinkan: 24 pengguna, 1 grup\.[^]*• Bagian Kerja Sama · -100 · [^]*Pegawai 1024/,
    );
    expect(first).toContain("Halaman 1 dari 3");
    const shown = new Set(first.match(/Pegawai \d+/g));
    for (const page of [2, 3]) {
      const { data, messageId } = office.button(ADMIN, "Berikutnya");
      await office.handle(press(ADMIN, data, messageId));
      const text = office.api.messages.get(messageId)?.text ?? "";
      expect(text).toContain(`Halaman ${page} dari 3`);
      for (const name of text.match(/Pegawai \d+/g) ?? []) shown.add(name);
    }
    expect(shown.size).toBe(24);
    expect(() => office.button(ADMIN, "Berikutnya")).toThrow();
    expect(office.button(ADMIN, "Sebelumnya")).toBeDefined();
  });

  it("finds their commands in /help and in the menu of their chat, others do not", async () => {
    await open({ mode: "allowlist" });
    await office.say(ADMIN, `/izinkan ${ANI} Ani`);
    expect(await office.say(ADMIN, "/help")).toMatch(/Untuk pengelola\n+\/izinkan – .*\n\/cabut/);
    expect(await office.say(ANI, "/help")).not.toContain("/izinkan");
    const scoped = office.api
      .callsOf("setMyCommands")
      .filter(({ payload }) => JSON.stringify(payload).includes("izinkan"));
    expect(scoped.map(({ payload }) => (payload as { scope?: unknown }).scope)).toEqual([
      { type: "chat", chat_id: ADMIN },
      { type: "chat", chat_id: ADMIN },
    ]);
  });

  it("alone can do so", async () => {
    await open({ mode: "pairing" });
    await office.say(ADMIN, `/izinkan ${ANI} Ani`);
    for (const command of ["/izinkan 99", "/cabut 7000000001", "/pengguna", "/kode", "/allow 99"])
      expect(await office.say(ANI, command)).toBe("Perintah atau tombol ini hanya untuk pengelola.");
    expect(office.store.allowed.users.count()).toBe(1);
  });
});

describe("with pairing", () => {
  const codeIn = (text: string): string => /start=([0-9A-Z-]{14})$/.exec(text)?.[1] ?? "no code";
  const newCode = async (): Promise<string> => codeIn(await office.say(ADMIN, "/kode"));

  it("a code lets in one person, once; its maker is told, and can take it back by the button", async () => {
    await open({ mode: "pairing" });
    const made = await office.say(ADMIN, "/kode");
    expect(made).toMatch(
      /^Kode masuk: [0-9A-Z-]{14}\nBerlaku 24 jam, untuk satu orang\..*\nhttps:\/\/t\.me\/asisten_bot\?start=/,
    );
    const code = codeIn(made);
    expect(await office.say(ANI, `/start ${code}`)).toMatch(/^Kode diterima\.[^]*Selamat datang\./);
    expect(office.api.textsTo(ADMIN).at(-1)).toBe("Ani (7000000001) masuk dengan kode dari Anda.");
    expect(await office.say(ANI, "sister city")).toContain(ANSWER);
    expect(await office.say(BUDI, code)).toMatch(/^Kode itu tidak berlaku/);
    expect(await office.say(BUDI, "sister city")).toMatch(/^Maaf/);

    expect(await office.press(ADMIN, "Cabut izinnya")).toBe("Izin Ani (7000000001) sudah dicabut.");
    expect(await office.say(ANI, "satu lagi")).toMatch(/^Maaf/);
    expect(office.asked()).toEqual(["sister city"]);
  });

  it.each([
    ["alone, in small letters", (code: string) => code.toLowerCase()],
    ["without its strokes", (code: string) => code.replaceAll("-", "")],
    ["with the bot's name", (code: string) => `/start@asisten_bot ${code}`],
  ])("a code is taken %s, and after a restart", async (_, form) => {
    await open({ mode: "pairing" });
    const code = await newCode();
    await office.restart({ mode: "pairing" });
    expect(await office.say(ANI, form(code))).toMatch(/^Kode diterima/);
    await office.restart({ mode: "pairing" });
    expect(await office.say(ANI, "sister city")).toContain(ANSWER);
  });

  it("two who send the same code at once are not both let in", async () => {
    await open({ mode: "pairing" });
    const code = await newCode();
    await office.handle(privateMessage(ANI, { text: code }), privateMessage(BUDI, { text: code }));
    expect(office.store.allowed.users.count()).toBe(1);
  });

  it("a code is kept as a hash alone, and no longer than needed", async () => {
    await open({ mode: "pairing" });
    const code = await newCode();
    const plain = code.replaceAll("-", "");
    expect(office.bytes()).toContain("pairing_codes");
    for (const form of [code, plain, plain.toLowerCase()]) expect(office.bytes()).not.toContain(form);
    await office.say(ANI, code);
    for (const form of [code, plain]) {
      expect(office.bytes()).not.toContain(form);
      expect(office.log()).not.toContain(form);
    }
  });

  it("an expired code lets nobody in", async () => {
    let now = Date.now();
    const sql = openSql(":memory:", 0);
    migrate(sql, ":memory:");
    const allowed = createAccessStore(
      sql,
      () => undefined,
      () => now,
    );
    await open({ mode: "pairing", allowed, codeHours: 2 });
    const [early, late] = [await newCode(), await newCode()];
    now += 2 * 3_600_000 - 60_000;
    expect(await office.say(ANI, early)).toMatch(/^Kode diterima/);
    now += 2 * 60_000;
    expect(await office.say(BUDI, late)).toMatch(/^Kode itu tidak berlaku/);
  });

  it("a code of who is no administrator any more lets nobody in", async () => {
    await open({ mode: "pairing" });
    const code = await newCode();
    await office.restart({ mode: "pairing", administrators: new Set([43]) });
    expect(await office.say(ANI, code)).toMatch(/^Kode itu tidak berlaku/);
    expect(await office.say(ADMIN, "/kode")).toMatch(/^Maaf/);
  });

  it("whoever guesses is stopped after five attempts, also with the right code then", async () => {
    await open({ mode: "pairing" });
    const code = await newCode();
    const replies: string[] = [];
    for (let guess = 0; guess < 8; guess++)
      replies.push(await office.say(ANI, `ABCD-EFGH-JK${10 + guess}`.replace(/[01]/g, "2")));
    expect(replies.slice(0, 5)).toEqual(Array(5).fill(expect.stringMatching(/^Kode itu tidak berlaku/)));
    expect(replies[5]).toMatch(/^Terlalu banyak percobaan\. Silakan coba lagi dalam \d+ menit\.$/);
    expect(replies.slice(6)).toEqual(["", ""]);
    expect(await office.say(ANI, code)).toBe("");
    expect(await office.say(BUDI, code)).toMatch(/^Kode diterima/);
  });

  it("a code is not made or taken in a group", async () => {
    await open({ mode: "pairing" });
    expect(await office.inGroup({ text: "/kode" }, ADMIN)).toContain("obrolan pribadi");
    const code = await newCode();
    await office.inGroup(mention(`@asisten_bot ${code}`));
    await office.inGroup({ text: `/start@asisten_bot ${code}` });
    expect(office.store.allowed.users.count()).toBe(0);
    expect(await office.say(BUDI, code)).toMatch(/^Kode diterima/);
  });

  it("codes are for this mode only, and the list goes on in it", async () => {
    await open({ mode: "allowlist" });
    expect(await office.say(ADMIN, "/kode")).toContain("ACCESS_MODE=pairing");
    await office.say(ADMIN, `/izinkan ${ANI} Ani`);
    await office.restart({ mode: "pairing" });
    expect(await office.say(ANI, "sister city")).toContain(ANSWER);
    const code = await newCode();
    await office.restart({ mode: "allowlist" });
    expect(await office.say(BUDI, code)).toMatch(/^Maaf/);
  });
});

describe("a group", () => {
  it("is answered once an administrator has let it in, whoever asks there, and no more after", async () => {
    await open({ mode: "allowlist" });
    const question = mention("@asisten_bot perlu persetujuan DPRD?");
    expect(await office.inGroup(question)).toBe(
      "Maaf, saya belum diizinkan menjawab di grup ini. Pengelola bot dapat mengizinkannya dengan mengirim /izinkan di sini. Nomor grup: -100",
    );
    expect(await office.inGroup(question)).toBe("");
    expect(await office.inGroup({ text: "rapat jam 9" })).toBe("");
    expect(await office.inGroup({ text: "/izinkan" }, ADMIN)).toMatch(
      /^Anggota grup Bagian Kerja Sama \(-100\) sekarang boleh bertanya/,
    );
    expect(await office.inGroup(question)).toContain(ANSWER);
    expect(await office.inGroup(question, 8)).toContain(ANSWER);
    expect(await office.inGroup({ text: "/cabut" })).toContain("hanya untuk pengelola");
    // The group's permission is not its members' own.
    expect(await office.say(BUDI, "sister city")).toMatch(/^Maaf/);
    expect(await office.inGroup({ text: "/cabut" }, ADMIN)).toBe(
      "Izin Bagian Kerja Sama (-100) sudah dicabut.",
    );
    expect(await office.inGroup(question)).toMatch(/^Maaf/);
    expect(office.asked()).toHaveLength(2);
  });

  it("that is none of the office's gets nothing for what it says among itself, nor by who is let in", async () => {
    await open({ mode: "allowlist" });
    await office.say(ADMIN, `/izinkan ${BUDI} Budi`);
    expect(await office.inGroup({ text: "rapat jam 9" })).toBe("");
    expect(await office.inGroup(mention("@asisten_bot sister city"))).toMatch(/^Maaf, saya belum/);
    expect(await office.inGroup(mention("@asisten_bot sister city"), ADMIN)).toContain(ANSWER);
  });

  it("lets in the writer of a message that an administrator replies to, not the one who opened a topic", async () => {
    await open({ mode: "allowlist" });
    const written = groupMessage({ text: "halo" }).message as never;
    expect(await office.inGroup({ text: "/izinkan", reply_to_message: written }, ADMIN)).toMatch(
      /^Budi \(7\) sekarang boleh/,
    );
    const topic = groupMessage({ forum_topic_created: { name: "Umum", icon_color: 7322096 } });
    const inTopic = { text: "/izinkan", reply_to_message: topic.message as never };
    expect(await office.inGroup(inTopic, ADMIN)).toMatch(/^Anggota grup/);
    expect(await office.inGroup({ text: "/pengguna" }, ADMIN)).toContain("obrolan pribadi");
  });

  it("stays let in when Telegram gives it another number", async () => {
    await open({ mode: "allowlist" });
    await office.inGroup({ text: "/izinkan" }, ADMIN);
    await office.handle(groupMessage({ migrate_to_chat_id: -1_009 }));
    const chat = { id: -1_009, type: "supergroup", title: "Bagian Kerja Sama" } as const;
    expect(await office.told(-1_009, groupMessage({ ...mention("@asisten_bot hibah"), chat }))).toContain(
      ANSWER,
    );
    expect(await office.inGroup(mention("@asisten_bot hibah"))).toMatch(/^Maaf/);
  });
});

describe("open to everybody, the bot", () => {
  it("answers everybody, and keeps the list for when it counts", async () => {
    await open({ mode: "open" });
    expect(await office.say(BUDI, "sister city")).toContain(ANSWER);
    expect(await office.say(ADMIN, `/izinkan ${ANI} Ani`)).toMatch(
      /^Ani \(7000000001\) [^]*Saat ini semua orang boleh memakai bot ini/,
    );
    expect(await office.say(ADMIN, "/pengguna")).toMatch(/1 pengguna[^]*Saat ini semua orang/);
    expect(await office.say(ADMIN, "/kode")).toMatch(/^Saat ini semua orang/);
    await office.restart({ mode: "allowlist" });
    expect(await office.say(ANI, "sister city")).toContain(ANSWER);
    expect(await office.say(BUDI, "sister city")).toMatch(/^Maaf/);
  });
});

describe("a button", () => {
  const UNCHANGED = "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi.";

  it("goes on working after a restart", async () => {
    await open({ mode: "open" });
    await office.say(ANI, "sister city");
    await office.restart({ mode: "open" });
    expect(await office.press(ANI, "Ps. 42 seluruhnya")).toContain("(2) Selain tugas dan wewenang");
  });

  it("does nothing in another chat, nor when its data were changed", async () => {
    await open({ mode: "open" });
    await office.say(ANI, "sister city");
    await office.say(BUDI, "sister city");
    await office.say(ANI, "/bahasa");
    const { data } = office.button(ANI, "English");
    const asked = office.asked().length;
    await office.handle(press(BUDI, data), press(BUDI, office.button(ANI, "Ps. 42 seluruhnya").data));
    await office.handle(press(ANI, data.replace(/\.en$/, ".id")), press(ANI, "2.AAAAAAAAAA.l.id"));
    expect(office.toasts()).toEqual(Array(4).fill(UNCHANGED));
    expect(office.asked()).toHaveLength(asked);
    expect(office.store.settings.get(BUDI).language).toBeNull();
    expect(office.store.settings.get(ANI).language).toBeNull();
  });

  it("of an administrator does nothing for others, wherever they got it", async () => {
    await open({ mode: "pairing" });
    const code = /start=(\S+)$/.exec(await office.say(ADMIN, "/kode"))?.[1] ?? "";
    await office.say(ANI, code);
    const { data, messageId } = office.button(ADMIN, "Cabut izinnya");
    await office.handle(press(ANI, data, messageId));
    expect(office.toasts()).toEqual([UNCHANGED]);
    // Even from the administrator's own chat, were somebody else to press there.
    const forged = press(ADMIN, data, messageId).callback_query;
    if (forged === undefined) throw new Error("no press");
    const from = { id: ANI, is_bot: false, first_name: "Ani" };
    await office.handle({ callback_query: { ...forged, from } });
    expect(office.toasts().at(-1)).toBe("Perintah atau tombol ini hanya untuk pengelola.");
    expect(office.store.allowed.users.count()).toBe(1);
  });

  it("that is pressed again later does not undo what came after it", async () => {
    await open({ mode: "pairing" });
    const code = /start=(\S+)$/.exec(await office.say(ADMIN, "/kode"))?.[1] ?? "";
    await office.say(ANI, code);
    const revoke = office.button(ADMIN, "Cabut izinnya");
    await office.say(ADMIN, `/cabut ${ANI}`);
    await office.say(ADMIN, `/izinkan ${ANI} Ani`);
    await office.handle(press(ADMIN, revoke.data, revoke.messageId));
    expect(office.toasts()).toEqual(["Tombol ini sudah tidak berlaku."]);
    expect(await office.say(ANI, "sister city")).toContain(ANSWER);

    const sender_user = { id: BUDI, is_bot: false, first_name: "Budi" };
    await office.say(ADMIN, "halo", { forward_origin: { type: "user", date: 0, sender_user } });
    const letIn = office.button(ADMIN, "Izinkan");
    await office.press(ADMIN, "Izinkan");
    await office.say(ADMIN, `/cabut ${BUDI}`);
    await office.handle(press(ADMIN, letIn.data, letIn.messageId));
    expect(office.store.allowed.users.find(BUDI)).toBeUndefined();
  });
});

describe("more than the limit", () => {
  it("is answered once with when to go on, then with nothing; others and administrators are not held up", async () => {
    await open({ mode: "open", perMinute: 3 });
    const replies: string[] = [];
    for (let turn = 1; turn <= 6; turn++) replies.push(await office.say(ANI, `pertanyaan ${turn}`));
    expect(replies.slice(0, 3)).toEqual(
      [1, 2, 3].map((turn) => expect.stringContaining(`pertanyaan ${turn}`)),
    );
    expect(replies[3]).toMatch(
      /^Anda sudah mengirim 3 pesan dalam satu menit\. Silakan lanjutkan dalam \d+ detik\.$/,
    );
    expect(replies.slice(4)).toEqual(["", ""]);
    expect(await office.press(ANI, "Ps. 42 seluruhnya")).toBe("");
    expect(office.asked()).toHaveLength(3);
    expect(await office.say(BUDI, "sister city")).toContain(ANSWER);
    for (let turn = 1; turn <= 9; turn++)
      expect(await office.say(ADMIN, `pertanyaan ${turn}`)).toContain(ANSWER);
    expect(await office.say(ADMIN, "kesepuluh")).toMatch(/^Anda sudah mengirim 9 pesan/);
  });

  it("is said on the button where a press is the first over it", async () => {
    await open({ mode: "open", perMinute: 1 });
    await office.say(ANI, "sister city");
    await office.press(ANI, "Ps. 42 seluruhnya");
    expect(office.toasts()).toEqual([expect.stringMatching(/^Anda sudah mengirim 1 pesan/)]);
  });

  it("is not counted for what is said among others in a group", async () => {
    await open({ mode: "open", perMinute: 1 });
    for (let turn = 0; turn < 5; turn++) await office.inGroup({ text: "rapat jam 9" });
    expect(await office.inGroup(mention("@asisten_bot sister city"))).toContain(ANSWER);
    expect(await office.inGroup(mention("@asisten_bot hibah"))).toMatch(/^Anda sudah mengirim 1 pesan/);
    expect(office.api.textsTo(GROUP)).toHaveLength(2);
  });
});

describe("what one user said", () => {
  it("is not known in another's chat", async () => {
    await open({ mode: "open" });
    await office.say(ANI, "bolehkah dengan Jepang?");
    await office.say(BUDI, "kalau untuk provinsi?");
    await office.inGroup(mention("@asisten_bot kalau untuk provinsi?"), ANI);
    expect(office.deps.assistant.asked.map(({ context }) => [context.facts, context.discussed])).toEqual(
      Array(3).fill([undefined, null]),
    );
  });
});
