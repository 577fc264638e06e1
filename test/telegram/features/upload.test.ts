import {
  ADMIN,
  OTHER,
  api,
  app,
  ask,
  logger,
  places,
  pressLast,
  reply,
  send,
  text,
  until,
} from "./file-scene.ts";
import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { PERDA_ID, corpusOf, perda } from "../../ingest/support/acts.ts";
import { docx } from "../../ingest/support/docx.ts";
import { printAct } from "../../ingest/support/printed-act.ts";
import { refuse } from "../../support/bot-api/bot-api.ts";
import { groupMessage, press, privateMessage } from "../fixture.ts";

/** Files sent to the bot over real HTTP: from the administrator's message to an article that can be cited. */

const SENTENCE = /Peraturan Daerah ini mulai berlaku pada tanggal diundangkan\./;
const IN_USE = /^Sudah dapat dikutip/;

describe("an administrator's file", () => {
  it("as PDF with an id in the caption: Pasal 3 can be cited in the same chat at once", async () => {
    const { pdf, pageCount } = await printAct(await loadCorpus("corpus"), "uu-24-2000");
    const said = await send(
      api.upload("uu contoh.pdf", pdf),
      '--id perda-kota-contoh-9-2022 --kind Perda --number 9 --year 2022 --title "Peraturan Daerah Kota Contoh Nomor 9 Tahun 2022 tentang Perjanjian"',
      IN_USE,
    );
    expect(said).toContain(`Dibaca dari pdf, ${pageCount} halaman: peraturan berpasal.`);
    expect(said).toContain("22 pasal");
    expect(await ask("Pasal 3 Perda 9/2022", /Pasal 3/)).toContain(
      "Pemerintah Republik Indonesia mengikatkan diri pada perjanjian internasional melalui cara-cara",
    );
    expect(api.calls.filter(({ method, reply }) => method !== "editMessageText" && !reply.ok)).toEqual([]);
  }, 60_000);

  it("without an id is taken in under the heading's only after a button was pressed", async () => {
    const said = await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    expect(said).toContain(`Perda Kota Contoh 7/2021 (${PERDA_ID})`);
    expect(said).toMatch(/Ditemukan: 1 bab, 3 pasal, 2 ayat, 3 huruf/);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);

    const drop = pressLast(/^Jangan masukkan$/);
    expect(await reply(pressLast(/^Masukkan sebagai perda-kota-contoh-7-2021$/), IN_USE)).toContain(
      "Sudah dapat dikutip, misalnya:\nPasal 3 Perda Kota Contoh 7/2021",
    );
    expect(await ask("Pasal 3 Perda Kota Contoh 7/2021", /Pasal 3/)).toMatch(SENTENCE);
    // Everybody else's answers come from it too.
    expect(await ask("Pasal 3 Perda Kota Contoh 7/2021", /Pasal 3/, OTHER)).toMatch(SENTENCE);
    const labels = [...api.messages.values()].flatMap(({ keyboard }) =>
      keyboard.flat().map((button) => button.text),
    );
    expect(labels.filter((label) => /masukkan/i.test(label))).toEqual([]);
    api.push(press(ADMIN, drop.callback_query?.data ?? "", 1));
    await until(() => JSON.stringify(api.callsOf("answerCallbackQuery")).includes("sudah selesai diurus"));
  }, 60_000);

  it("is dropped by the other button", async () => {
    await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    await reply(pressLast(/^Jangan masukkan$/), /tidak dimasukkan/);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  }, 60_000);

  it("as Word document or Markdown is read alike", async () => {
    const word = docx(
      perda()
        .split("\n")
        .map((line) => ({ text: line })),
    );
    expect(await send(api.upload("perda.docx", word), PERDA_ID, IN_USE)).toContain("Dibaca dari docx");
    const other = text(perda({ number: 8 }));
    expect(await send(api.upload("perda.md", other), "—id perda-kota-contoh-8-2021", IN_USE)).toContain(
      "Dibaca dari markdown",
    );
    expect(await ask("Pasal 3 Perda Kota Contoh 8/2021", /Pasal 3/)).toMatch(SENTENCE);
  }, 60_000);

  it("that is sent again changes nothing, and a new version says what it changes", async () => {
    await send(api.upload("perda.txt", text(perda())), PERDA_ID, IN_USE);
    expect(await send(api.upload("perda.txt", text(perda())), PERDA_ID, IN_USE)).toContain(
      "Versi ini sudah dimuat; tidak ada yang berubah.",
    );
    const changed = text(perda({ sentence: "Pelaporan dilakukan setiap bulan." }));
    expect(await send(api.upload("perda.txt", changed), PERDA_ID, IN_USE)).toContain(
      "Dibanding versi sebelumnya: 0 ketentuan baru, 1 berubah, 0 hilang.",
    );
    expect(await ask("Pasal 2 ayat (2) Perda Kota Contoh 7/2021", /Pasal 2/)).toContain("setiap bulan");
  }, 60_000);

  it("that changes another act shows the new words beside the old, and lets them count by a button", async () => {
    await send(api.upload("perda.txt", text(perda())), PERDA_ID, IN_USE);
    const change = `PERATURAN DAERAH KOTA CONTOH
NOMOR 4 TAHUN 2023
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 7 TAHUN 2021 TENTANG KERJA SAMA DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa perlu diubah;

MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG PERUBAHAN.

Pasal I
Beberapa ketentuan diubah sebagai berikut:
1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:
Pasal 3
Peraturan Daerah ini mulai berlaku pada tanggal 1 Juni 2021.

Pasal II
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
`;
    const id = "perda-kota-contoh-4-2023";
    const said = await send(
      api.upload("ubah.txt", text(change)),
      `--id ${id} --since 2023-02-01`,
      /^Bunyi baru untuk 1 pasal/,
    );
    expect(said).toContain(`Bunyi baru untuk 1 pasal ${PERDA_ID}, berlaku sejak 2023-02-01.`);
    const offer = api.sent.at(-1);
    const styled = (offer?.entities ?? []).map(({ type, offset, length }) => [
      type,
      offer?.text.slice(offset, offset + length),
    ]);
    expect(styled).toContainEqual(["strikethrough", "diundangkan."]);
    expect(styled).toContainEqual(["underline", "1 Juni 2021."]);
    const P3 = "Pasal 3 Perda Kota Contoh 7/2021";
    expect(await ask(P3, /Pasal 3/)).toMatch(SENTENCE);

    await reply(pressLast(/^Pakai bunyi baru$/), /^Bunyi baru sekarang dipakai/);
    const now = await ask(P3, /Pasal 3/);
    expect(now).toContain("pada tanggal 1 Juni 2021.");
    expect(now).toContain(
      "berbunyi demikian sejak 1 Februari 2023, diubah dengan Pasal I angka 1 Perda Kota Contoh 4/2023",
    );
    expect(now).toContain("dibaca dari berkas “ubah.txt”");
    expect(await ask(`${P3} per 1 Januari 2022`, /Pasal 3/)).toMatch(SENTENCE);
  }, 60_000);

  it("with --dry-run is only reported", async () => {
    const said = await send(
      api.upload("p.txt", text(perda())),
      `--id ${PERDA_ID} --dry-run`,
      /^Hanya percobaan/,
    );
    expect(said).toContain("3 pasal");
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  }, 60_000);

  it("with faults in its numbering is reported with where they are", async () => {
    const broken = perda().replace("Pasal 3\n", "Pasal 5\n").replace("Pasal 1\nDalam", "Pasa1 1\nDalam");
    const said = await send(api.upload("perda.txt", text(broken)), PERDA_ID, IN_USE);
    expect(said).toMatch(/Periksa dengan naskahnya:[\s\S]*Nomor tidak urut \(1\): pasal 2 → 5, baris \d+/);
    expect(said).toContain("Ditebak (1): “Pasa1 1” = “Pasal 1”");
  }, 60_000);

  it("shows how far its reading is, in one message that changes", async () => {
    await send(api.upload("perda.txt", text(perda())), PERDA_ID, IN_USE);
    const steps = api.callsOf("editMessageText").map(({ payload }) => payload);
    expect(steps).toMatchObject([
      { text: "Berkas sedang dibaca…" },
      { text: "Tersimpan. Pencarian sedang disiapkan…" },
      { text: "Berkas sudah dibaca." },
    ]);
  }, 60_000);

  it("in English where the chat is in English", async () => {
    await ask("/bahasa en", /I will answer in English/);
    const said = await send(api.upload("perda.txt", text(perda())), "", /Nothing has been stored yet/);
    expect(said).toContain("Found: 1 bab, 3 pasal");
    expect(await reply(pressLast(/^Take in as/), /^It can be cited now/)).toContain(
      "Article 3 of Perda Kota Contoh 7/2021",
    );
  }, 60_000);
});

describe("a file that cannot be taken in", () => {
  const FAILED = "Berkas tidak dimasukkan.";
  const lastEdit = (): unknown => api.callsOf("editMessageText").at(-1)?.payload;

  it.each([
    ["cut short", "a.pdf", () => text("%PDF-1.7\n"), /PDF ini rusak atau terpotong/, /damaged or cut short/],
    ["empty", "a.txt", () => text(" \n"), /tidak berisi teks/, /holds no text/],
    ["a web page", "a.pdf", () => text("<!DOCTYPE html><html>"), /halaman web/, /web page/],
    ["an old Word file", "a.doc", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), /Word lama/, /old Word/],
    [
      "behind a password",
      "a.pdf",
      () => locked(),
      /kata sandi[\s\S]*Pilihan ditulis sebagai keterangan/,
      /--password[\s\S]*caption/,
    ],
    ["a scan", "a.pdf", () => scan(), /hasil pindai[\s\S]*ocrmypdf/, /scanned picture[\s\S]*ocrmypdf/],
  ])(
    "because it is %s is said in the user's language, and nothing changes",
    async (_what, name, bytes, id, en) => {
      const content = await bytes();
      expect(await send(api.upload(name, content), "contoh-1 --no-ocr", id)).not.toContain("nomor ini");
      expect(lastEdit()).toMatchObject({ text: FAILED });
      await ask("/bahasa en", /English/);
      await send(api.upload(name, content), "contoh-1 --no-ocr", en);
      expect((await corpusOf(places)).regulations.size).toBe(app.corpus.regulations.size);
    },
    60_000,
  );

  const locked = async (): Promise<Uint8Array> =>
    (await printAct(await loadCorpus("corpus"), "uu-24-2000", { password: "rahasia" })).pdf;

  /** A page without text. */
  const scan = (): Uint8Array =>
    text(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    );

  it("behind a password opens with it, and the password is in no log", async () => {
    const file = api.upload("a.pdf", await locked());
    await send(file, "--id naskah-terkunci --title Contoh --password rahasia", IN_USE);
    expect(JSON.stringify(logger.lines)).not.toContain("rahasia");
  }, 60_000);

  it("of an act that ships whole is refused", async () => {
    await send(api.upload("a.txt", text(perda())), "uu-24-2000", /sudah dimuat lengkap/);
  }, 60_000);

  it("without a heading asks for the id, in the caption", async () => {
    const said = await send(
      api.upload("a.txt", text("Pasal 1\nSatu.\n\nPasal 2\nDua.\n")),
      "",
      /tidak terbaca/,
    );
    expect(said).toContain("Pilihan ditulis sebagai keterangan berkas");
  }, 60_000);

  it.each(["tolong masukkan", "ini", "--unknown x", "--id", "a-1 b-2", "--id a-1 b-2"])(
    "with the caption %s is not fetched; what a caption may say is shown",
    async (caption) => {
      await send(api.upload("perda.txt", text(perda())), caption, /^Keterangan berkas itu tidak terbaca/);
      expect(api.callsOf("getFile")).toEqual([]);
    },
  );

  it("of more than 20 MB is not fetched, and the limit is said", async () => {
    await send(api.upload("besar.pdf", text(""), 21 * 1024 * 1024), "", /sampai 20 MB/);
    expect(api.callsOf("getFile")).toEqual([]);
    // Where the message does not tell the size, the Bot API does.
    const { file_id, file_unique_id } = api.upload("besar.pdf", text(""), 21 * 1024 * 1024);
    await send({ file_id, file_unique_id }, "contoh-1", /sampai 20 MB/);
    // Neither is believed.
    await send(api.upload("besar.pdf", Buffer.alloc(21 * 1024 * 1024), 10), "contoh-1", /sampai 20 MB/);
  }, 60_000);

  it("because Telegram does not hand it out can be sent, or its button pressed, again", async () => {
    await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    api.intercept = (method) => (method === "file" ? refuse(502, "Bad Gateway") : undefined);
    await reply(pressLast(/^Masukkan/), /tidak dapat diambil dari Telegram/);
    api.intercept = () => undefined;
    // A press within five seconds of the last would count as a double click, had that been answered.
    await sleep(5_100);
    await reply(pressLast(/^Masukkan/), IN_USE);
  }, 60_000);
});

describe("whoever is no administrator", () => {
  it("is refused, told what to do and their id, once for an album; nothing is fetched", async () => {
    const said = await send(api.upload("perda.txt", text(perda())), PERDA_ID, /pengelola/, OTHER);
    expect(said).toMatch(/hanya saya terima dari pengelola[\s\S]*TELEGRAM_ADMINS: 43$/);
    const page = (): ReturnType<typeof privateMessage> =>
      privateMessage(OTHER, { document: api.upload("a.txt", text("a")), media_group_id: "album" });
    api.push(page(), page(), page());
    await ask("/baru", /dilupakan/, OTHER);
    expect(api.textsTo(OTHER)).toHaveLength(3);
    expect(api.callsOf("getFile")).toEqual([]);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  });

  it("cannot press an administrator's button", async () => {
    await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    const data = pressLast(/^Masukkan/).callback_query?.data ?? "";
    api.push(press(OTHER, data));
    await until(() => api.callsOf("answerCallbackQuery").length === 1);
    expect(api.callsOf("answerCallbackQuery")[0]?.payload).toMatchObject({
      text: "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi.",
    });
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  });

  it("finds nothing of it in /help, where an administrator does", async () => {
    expect(await ask("/help", /Perintah/, OTHER)).not.toContain("Sebagai pengelola");
    expect(await ask("/help", /Perintah/)).toContain("Sebagai pengelola Anda dapat menambahkan peraturan");
  });

  it("nor takes the bot a file in a group", async () => {
    const from = { id: ADMIN, is_bot: false, first_name: "Admin" };
    api.push(groupMessage({ document: api.upload("perda.txt", text(perda())), from }));
    await ask("/baru", /dilupakan/);
    expect(api.textsTo(-100)).toEqual([]);
    expect(api.callsOf("getFile")).toEqual([]);
  });
});
