import { OTHER, api, ask, logger, places, pressLast, reply, send, text, until } from "./file-scene.ts";
import { describe, expect, it } from "vitest";
import { PERDA_ID, corpusOf, perda } from "../../ingest/support/acts.ts";
import { privateMessage } from "../fixture.ts";

/** A draft sent to the bot over real HTTP: from the message to the report and the marked document. */

const DRAFT = "Menurut Pasal 42 ayat (1) UU 32/2004 dan Pasal 500 UU 23/2014, DPRD setuju.";
const COUNT = /^2 rujukan: 1 sudah dicabut, 1 ketentuannya tidak ada$/m;

/** Names of the documents that the bot sent. */
const documents = (): string[] => api.documents.map(({ document }) => document.name);

describe("a draft", () => {
  it("sent by anybody with /periksa comes back judged and marked", async () => {
    const said = await send(api.upload("surat.txt", text(DRAFT)), "/periksa", COUNT, OTHER);
    expect(said).toContain("UU 23/2014 berakhir di Pasal 411");
    await until(() => documents().includes("surat-diperiksa.docx"));
    expect((await corpusOf(places)).imported.size).toBe(0);
    expect(JSON.stringify(logger.lines)).not.toContain("DPRD setuju");
  }, 60_000);

  it("sent with a question in words is reviewed too, and the command as a reply to the file", async () => {
    const upload = api.upload("surat.txt", text(DRAFT));
    await send(upload, "apakah rujukannya benar?", COUNT, OTHER);
    const message = privateMessage(OTHER, { document: upload }).message;
    await reply(privateMessage(OTHER, { text: "/periksa", reply_to_message: message as never }), COUNT);
    expect(await ask("/periksa", /keterangan \/periksa/, OTHER)).toContain("tidak disimpan");
  }, 60_000);

  it("is reviewed by the button under an upload, of a user and of an administrator", async () => {
    await send(api.upload("surat.txt", text(DRAFT)), "", /pengelola/, OTHER);
    await reply({ ...pressLast(/^Periksa naskah$/, OTHER) }, COUNT);
    await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    await reply(pressLast(/^Periksa naskah$/), /rujukan/);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  }, 60_000);

  it("that cannot be read is refused in words", async () => {
    const said = await send(
      api.upload("surat.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2])),
      "/periksa",
      /Word lama/,
      OTHER,
    );
    expect(said).toContain("Simpan sebagai .docx");
  });
});
