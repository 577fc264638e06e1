import { rm } from "node:fs/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../../src/app.ts";
import { createMemoryHandledUpdates } from "../../../src/storage/updates.ts";
import { refuse } from "../../support/bot-api/bot-api.ts";
import { groupMessage, press, privateMessage } from "../fixture.ts";
import { Scene, shippedApp, temporaryFolder } from "./guided-check-scene.ts";

/** `/cek` through the whole bot, over the shipped law and a store on disk. */

let app: App;
let dataDir: string;
let scene: Scene;

beforeAll(async () => {
  app = await shippedApp();
});

beforeEach(async () => {
  dataDir = await temporaryFolder();
  scene = new Scene(app, dataDir);
});

afterEach(async () => {
  scene.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const FORM = /^Pemeriksaan · 3\/\d\nApa bentuk kerja samanya\?/;
const FIELD = /^Pemeriksaan · 4\/\d\nDi bidang apa kerja samanya\?/;
const TO_THE_END = [
  "/cek",
  "Kota Bandung",
  "Suwon",
  "[Kerja sama lainnya]",
  "pendidikan",
  "[Ya, semuanya]",
  "[Ya, semuanya]",
  "sudah",
  "sudah",
  "[Sudah diberikan]",
  "sudah",
  "sudah",
];

describe("/cek", () => {
  it("asks step by step, says how far it is, and ends in the verdict with its quotation", async () => {
    expect(await scene.say("/cek")).toMatch(
      /^Pemeriksaan · 1\/6\nPemerintah daerah mana[\s\S]*Berhenti: \/batal\.$/,
    );
    expect(await scene.sayAll(TO_THE_END.slice(1))).toContain("Pemeriksaan · 7/7");
    const verdict = await scene.say("ya");
    expect(verdict).toMatch(/^MEMENUHI SYARAT/);
    expect(verdict).toContain("a. pendidikan;");
    expect(await scene.say("[Semua syarat]")).toContain("✅ Persetujuan DPRD");
    expect(scene.buttons().slice(-4)).toEqual(["Mulai lagi", "Telaahan staf", "👍", "👎"]);
    expect(scene.refused()).toEqual([]);
  });

  it("shows every option as a button, and the ways back, out and to the result", async () => {
    await scene.say("/cek");
    expect(scene.buttons()).toEqual(["Kota", "Kabupaten", "Provinsi", "Belum tahu", "Batal"]);
    await scene.sayAll(["[Kota]", "Suwon"]);
    expect(scene.buttons().slice(-4)).toEqual(["Belum tahu", "Kembali", "Lihat hasil", "Batal"]);
  });

  it("leaves behind what was answered, without buttons", async () => {
    await scene.sayAll(["/cek", "[Kota]", "Suwon"]);
    const [first, second] = [...scene.api.messages.values()];
    expect(first).toMatchObject({ text: expect.stringMatching(/\n\n→ Kota$/), keyboard: [] });
    expect(second).toMatchObject({ text: expect.not.stringContaining("→"), keyboard: [] });
  });

  it.each([
    ["/cek dengan kota di Jepang", "Yang sudah dicatat: Jepang."],
    ["/check dengan Suwon bidang pendidikan", "Noted so far: Suwon · education."],
    ["/CEK sister city Kota Bandung dengan Suwon", "Kota Bandung · Suwon · Kota/provinsi kembar"],
  ])("%s starts with what is said, and says it back", async (command, known) => {
    expect(await scene.say(command)).toContain(known);
  });

  it("asks for the partner where several are named", async () => {
    expect(await scene.sayAll(["/cek dengan Suwon dan Tel Aviv", "Kota Bandung"])).toMatch(/2\/6/);
  });

  it("gives the verdict at once where what is said decides", async () => {
    expect(await scene.say("/cek dengan Tel Aviv")).toMatch(/^TIDAK BOLEH/);
    expect(scene.store.settings.get(1).dialog).toBeNull();
  });

  it("goes back, and on from there with another answer", async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon", "[Pinjaman]"]);
    expect(await scene.say("[Kembali]")).toMatch(FORM);
    expect(await scene.say("kembali")).toContain("Siapa");
    expect(await scene.say("Tel Aviv")).toMatch(/^TIDAK BOLEH/);
  });

  it("shows the result before the last question, with what is still open", async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon"]);
    const verdict = await scene.say("[Lihat hasil]");
    expect(verdict).toMatch(/^BOLEH, DENGAN SYARAT/);
    expect(verdict).toContain("Langkah berikutnya:");
    expect(await scene.say("[Semua syarat]")).toContain("❔");
  });

  it("does not ask again under the verdict what was answered by not knowing", async () => {
    const unsure = "[Belum tahu]";
    const verdict = await scene.sayAll([
      ...["/cek", "Kota Bandung", "Suwon", "[Kerja sama lainnya]", "pendidikan"],
      ...Array.from({ length: 10 }, () => unsure),
    ]);
    expect(verdict).toMatch(/^BOLEH, DENGAN SYARAT/);
    expect(scene.buttons()).not.toContain("Sudah diberikan");
    expect(verdict).not.toContain("?\n\nIni informasi");
  });

  it("says when it did not understand, and asks the same again", async () => {
    await scene.sayAll(["/cek", "Kota Bandung"]);
    expect(await scene.say("Wakanda")).toMatch(/^Jawaban itu belum saya pahami[\s\S]*Pemeriksaan · 2\/6/);
  });

  it("is left by button, word or /batal, which say so and offer to start over", async () => {
    for (const leave of ["[Batal]", "batal", "/batal", "/cancel"]) {
      await scene.sayAll(["/cek", "Kota Bandung"]);
      expect(await scene.say(leave)).toBe("Pemeriksaan dihentikan.");
      expect(scene.buttons()).toEqual(["Mulai lagi"]);
      expect(await scene.say("/batal")).toMatch(/^Tidak ada pemeriksaan/);
    }
    expect(await scene.say("[Mulai lagi]")).toMatch(/^Pemeriksaan · 1\/6/);
  });

  it("speaks English to who chose it, also from the middle on", async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "/bahasa en"]);
    expect(await scene.say("Suwon")).toMatch(/^Check · 3\/7\nWhat form/);
    await scene.sayAll(["[Other cooperation]", "education"]);
    expect(await scene.say("[Show the result]")).toMatch(/^ALLOWED, WITH CONDITIONS/);
  });
});

describe("a dialog that was left", () => {
  beforeEach(async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon"]);
  });

  it("is offered again by /cek: to go on, or to start anew", async () => {
    expect(await scene.say("/cek")).toContain(
      "Pemeriksaan terakhir Anda belum selesai. Lanjutkan, atau mulai dari awal?\nYang sudah dicatat: Kota Bandung · Suwon.",
    );
    expect(await scene.say("[Lanjutkan]")).toMatch(FORM);
    await scene.say("/cek");
    expect(await scene.say("[Mulai dari awal]")).toMatch(/^Pemeriksaan · 1\/6/);
    expect(await scene.say("/start")).toContain("langkah demi langkah: /cek");
  });

  it("goes on after a restart, by button, by text and by /cek", async () => {
    scene.restart();
    expect(await scene.say("/start")).toContain("belum selesai. Lanjutkan dengan /cek");
    expect(await scene.say("[Kerja sama lainnya]")).toMatch(FIELD);
    scene.restart();
    expect(await scene.say("pendidikan")).toMatch(/^Pemeriksaan · 5\/7/);
    scene.restart();
    expect(await scene.say("/cek")).toContain("Kota Bandung · Suwon · Kerja sama lainnya · pendidikan");
    scene.restart();
    expect(await scene.say("[Lanjutkan]")).toMatch(/^Pemeriksaan · 5\/7/);
  });

  it("leaves its verdict to be gone on from, also after a restart", async () => {
    await scene.say("[Lihat hasil]");
    scene.restart();
    expect(await scene.say("kalau dengan Israel?")).toMatch(/^TIDAK BOLEH/);
  });

  it("takes no text after half a day: that is a question again, and /cek still goes on", async () => {
    const kept = scene.store.settings.get(1).dialog;
    if (typeof kept !== "object" || kept === null) throw new Error("nothing was kept");
    scene.store.settings.update(1, { dialog: { ...kept, at: Date.now() - 13 * 3_600_000 } });
    expect(await scene.say("pinjaman")).not.toContain("Pemeriksaan ·");
    expect(await scene.sayAll(["/cek", "[Lanjutkan]"])).toMatch(FORM);
  });

  it.each<[string, unknown]>([
    [
      "of another version",
      { state: { version: 99, trail: [] }, prompt: "0", step: "form", messageId: 1, at: 1, update: 1 },
    ],
    ["damaged", { state: { version: 1 }, prompt: 5 }],
    ["of another kind", "teks"],
  ])("and was kept in a form %s is dropped", async (_, dialog) => {
    scene.store.settings.update(1, { dialog });
    expect(await scene.say("bolehkah dengan Israel?")).toMatch(/^TIDAK BOLEH/);
    expect(await scene.say("/cek")).toMatch(/^Pemeriksaan · 1\/6/);
  });
});

describe("a question in the middle of the dialog", () => {
  beforeEach(async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon"]);
  });

  it.each([
    ["pasal 5 UU 37/1999", "(2) Ketentuan sebagaimana dimaksud dalam ayat (1)"],
    ["apakah kerja sama luar negeri perlu persetujuan DPRD?", "Dewan Perwakilan Rakyat Daerah"],
    ["Israel boleh?", "TIDAK BOLEH"],
  ])("%s is answered, and the dialog asks again", async (question, answer) => {
    const reply = await scene.say(question);
    expect(reply).toContain(answer);
    expect(reply.split("\n---\n").at(-1)).toMatch(FORM);
    expect(await scene.say("[Kerja sama lainnya]")).toMatch(FIELD);
  });

  it.each(["/pasal 5 UU 37/1999", "/help", "/sumber"])(
    "%s works, and the dialog goes on",
    async (command) => {
      expect(await scene.say(command)).not.toContain("Pemeriksaan ·");
      expect(await scene.say("[Kerja sama lainnya]")).toMatch(FIELD);
    },
  );
});

describe("an old button", () => {
  const hint = { text: expect.stringContaining("milik pertanyaan yang sudah lewat") };

  it("of an earlier question does nothing but hint", async () => {
    await scene.sayAll(["/cek", "Kota Bandung"]);
    const old = scene.pressOf("Pemerintah daerah di luar negeri");
    await scene.sayAll(["Suwon"]);
    const kept = scene.store.settings.get(1).dialog;
    const sent = scene.api.sent.length;
    await scene.handle(old);
    expect(scene.toasts().at(-1)).toMatchObject(hint);
    expect(scene.api.sent).toHaveLength(sent);
    expect(scene.store.settings.get(1).dialog).toEqual(kept);
  });

  it("of the same question, asked once more after going back, does nothing but hint", async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon"]);
    const old = scene.pressOf("Pinjaman");
    await scene.sayAll(["kembali", "Tokyo"]);
    await scene.handle(old);
    expect(scene.toasts().at(-1)).toMatchObject(hint);
  });

  it("of a dialog that is over does nothing but hint", async () => {
    await scene.sayAll(["/cek", "Kota Bandung"]);
    const old = scene.pressOf("Batal");
    await scene.say("batal");
    await scene.handle(old);
    expect(scene.toasts().at(-1)).toMatchObject(hint);
  });

  it("of another chat's dialog does nothing but hint", async () => {
    await scene.sayAll(["/cek", "Kota Bandung"], 1);
    await scene.sayAll(["/cek", "Kota Bogor"], 2);
    const data = scene.pressOf("Belum tahu", 1).callback_query?.data ?? "";
    const kept = scene.store.settings.get(2).dialog;
    await scene.handle(press(2, data));
    expect(scene.toasts().at(-1)).toMatchObject({ text: expect.stringContaining("tidak berlaku") });
    expect(scene.store.settings.get(2).dialog).toEqual(kept);
  });

  it("pressed twice in a row answers once", async () => {
    await scene.say("/cek");
    const { callback_query: query } = scene.pressOf("Kota");
    if (query === undefined) throw new Error("no press");
    await Promise.all([scene.handle({ callback_query: query }), scene.handle({ callback_query: query })]);
    expect(scene.api.sent).toHaveLength(2);
    expect(scene.toasts().at(-1)).toMatchObject({ text: "Jawabannya sudah dikirim." });
  });
});

describe("a button under a verdict", () => {
  it("that answers what is missing brings a new verdict, and takes such buttons from the old one", async () => {
    await scene.say("bolehkah Kota Bandung kerja sama sister city dengan Suwon bidang pendidikan?");
    const old = scene.api.sent.length;
    expect(scene.buttons()).toEqual(
      expect.arrayContaining(["Tidak", "Ps. 28 ayat (4) PP 28/2018", "Mulai lagi"]),
    );
    expect(await scene.say("[Tidak]")).toMatch(/^TIDAK BOLEH/);
    const labels = scene.api.messages
      .get(old)
      ?.keyboard.flat()
      .map(({ text }) => text);
    expect(labels).toEqual(expect.arrayContaining(["Ps. 28 ayat (4) PP 28/2018", "Mulai lagi"]));
    for (const answer of ["Ya", "Tidak", "Belum tahu"]) expect(labels).not.toContain(answer);
    expect(scene.refused()).toEqual([]);
  });

  it("lets a person put right in three taps what was read", async () => {
    await scene.say("bolehkah Kota Bandung kerja sama sister city dengan Suwon bidang pendidikan?");
    expect(await scene.say("[Salah baca?]")).toContain("Mana yang salah dibaca?");
    expect(scene.buttons()).toEqual(
      expect.arrayContaining(["Daerah: Kota Bandung", "Mitra: Suwon", "Bidang: pendidikan"]),
    );
    expect(await scene.say("[Bidang: pendidikan]")).toContain("Di bidang apa kerja samanya?");
    expect(await scene.say("[kesehatan]")).toContain(
      "Kota Bandung · Suwon, Korea Selatan · kota/provinsi kembar · kesehatan",
    );
    await scene.say("[Salah baca?]");
    await scene.say("[Mitra: Suwon]");
    expect(await scene.say("Tel Aviv")).toMatch(/^TIDAK BOLEH\nKota Bandung · Tel Aviv, Israel/);
    expect(scene.refused()).toEqual([]);
  });

  it("starts over with /cek", async () => {
    await scene.say("Israel boleh?");
    expect(await scene.say("[Mulai lagi]")).toMatch(/^Pemeriksaan · 1\/6/);
  });

  it("that starts over offers to go on where a dialog is open", async () => {
    await scene.sayAll(["/cek", "Kota Bandung", "Suwon", "Israel boleh?"]);
    expect(await scene.say("[Mulai lagi]")).toContain("belum selesai");
  });
});

describe("two chats", () => {
  it("are asked, and answered, each for itself", async () => {
    const script = (home: string, partner: string): string[] => [
      "/cek",
      home,
      partner,
      "[Kerja sama lainnya]",
    ];
    const [one, two] = [script("Kota Bandung", "Suwon"), script("Provinsi Jawa Barat", "Taipei")];
    const ends: string[] = [];
    for (let step = 0; step < 3; step++) {
      await scene.say(one[step] ?? "", 1);
      ends[2] = await scene.say(two[step] ?? "", 2);
    }
    expect(ends[2]).toMatch(/^TIDAK BOLEH/);
    expect(await scene.say(one[3] ?? "", 1)).toMatch(FIELD);
  });

  it("a group has one dialog, which whoever replies goes on with", async () => {
    await scene.handle(groupMessage({ text: "/cek@asisten_bot" }));
    const replyTo = { from: { id: 123456789, is_bot: true, first_name: "Asisten" } };
    await scene.handle(groupMessage({ text: "Kota Bandung", reply_to_message: replyTo } as never));
    expect(scene.api.textsTo(-100).at(-1)).toMatch(/2\/6/);
    await scene.handle(groupMessage({ text: "Suwon" }));
    expect(scene.api.textsTo(-100)).toHaveLength(2);
  });
});

describe("trouble with Telegram", () => {
  it("that keeps old buttons from being tidied away costs nothing", async () => {
    scene.api.intercept = (method) =>
      method.startsWith("edit") ? refuse(400, "Bad Request: message can't be edited") : undefined;
    await scene.sayAll([...TO_THE_END]);
    expect(await scene.say("ya")).toMatch(/^MEMENUHI SYARAT/);
  });

  it("that keeps a question from being shown leaves the dialog at the one before", async () => {
    await scene.sayAll(["/cek", "Kota Bandung"]);
    let failures = 0;
    scene.api.intercept = (method) =>
      method === "sendMessage" && failures++ === 0 ? refuse(400, "Bad Request: chat is busy") : undefined;
    expect(await scene.say("Suwon")).toMatch(/^Maaf, terjadi kesalahan/);
    expect(await scene.say("Suwon")).toMatch(FORM);
  });
});

describe("an update that comes again", () => {
  it("is taken once even where the bot died before it noted that it was done", async () => {
    await scene.say("/cek");
    const update = scene.api.numbered(privateMessage(1, { text: "Kota Bandung" }));
    await scene.handleNumbered(update);
    const sent = scene.api.sent.length;
    scene.restart(createMemoryHandledUpdates());
    await scene.handleNumbered(update);
    expect(scene.api.sent).toHaveLength(sent);
    expect(await scene.say("Suwon")).toMatch(FORM);
  });

  it("after a restart is not answered twice", async () => {
    await scene.say("/cek");
    const update = scene.api.numbered(privateMessage(1, { text: "Kota Bandung" }));
    await scene.handleNumbered(update);
    const sent = scene.api.sent.length;
    await scene.handleNumbered(update);
    scene.restart();
    await scene.handleNumbered(update);
    expect(scene.api.sent).toHaveLength(sent);
    expect(await scene.say("Suwon")).toMatch(FORM);
  });
});
