import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runTerminalChat, terminalText } from "../../src/terminal/terminal.ts";
import { testDeps, type TestDeps } from "../telegram/fixture.ts";

class Screen extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}

interface Chat {
  readonly shown: string;
  readonly requests: unknown[];
  readonly deps: TestDeps;
}

/** Pipes the lines in, ends the input, and waits for the end of the chat. */
async function chat(...lines: string[]): Promise<Chat> {
  const deps = testDeps();
  const input = new PassThrough();
  const output = new Screen();
  input.end(lines.map((line) => `${line}\n`).join(""));
  await runTerminalChat({ ...deps, input, output });
  return { shown: output.text, requests: deps.assistant.asked.map(({ request }) => request), deps };
}

describe("the chat in the terminal", () => {
  it("greets, says how to get a token, and ends with its input", async () => {
    const { shown } = await chat();
    expect(shown).toMatch(/Selamat datang\.[\s\S]*@BotFather[\s\S]*TELEGRAM_BOT_TOKEN/);
  });

  it("answers every piped line in order, also one typed while an answer is under way", async () => {
    const { shown, requests } = await chat("lambat", "", "perlu persetujuan DPRD?", "/pasal 42");
    expect(requests).toEqual([
      { type: "question", text: "lambat" },
      { type: "question", text: "perlu persetujuan DPRD?" },
      { type: "citation", text: "42" },
    ]);
    const order = ["Jawaban untuk: lambat", "Jawaban untuk: perlu persetujuan DPRD?", "Jawaban untuk: 42"];
    expect(order.map((text) => shown.indexOf(text))).toEqual(
      order.map((text) => shown.indexOf(text)).sort((a, b) => a - b),
    );
    expect(shown).toContain("│    g. memberikan persetujuan terhadap rencana kerja sama internasional");
  });

  it("numbers the buttons, and a number presses one", async () => {
    const { shown, requests } = await chat("sister city", "1", "2");
    expect(shown).toContain("[1] Ps. 42 seluruhnya\n[2] Hasil berikutnya\n");
    expect(requests.slice(1)).toEqual([
      { type: "provision", id: "uu-32-2004/pasal-42" },
      { type: "search", text: "", offset: 5 },
    ]);
  });

  it("shows what a message is changed into", async () => {
    const { shown: erased } = await chat("/hapus_data", "2");
    expect(erased).toMatch(/\[1\] Ya, hapus\n\[2\] Tidak\n[^\n]+\n\n> 2\n\nBaik, tidak ada yang dihapus/);
  });

  it("takes a number that stands for no button as a question", async () => {
    expect((await chat("42")).requests).toEqual([{ type: "question", text: "42" }]);
  });

  it.each(["/keluar", "/exit", "/KELUAR"])("%s ends it at once", async (leave) => {
    expect((await chat("satu", leave, "dua")).requests).toEqual([{ type: "question", text: "satu" }]);
  });

  it("ends while its input stays open", async () => {
    const deps = testDeps();
    const input = new PassThrough();
    const over = runTerminalChat({ ...deps, input, output: new Screen() });
    input.write("halo\n/keluar\n");
    await over;
    expect(deps.assistant.asked).toHaveLength(1);
  });

  it("apologises for a failure and goes on", async () => {
    const { shown, deps } = await chat("rusak", "lanjut");
    const trace = /: ([0-9a-f]{12})\n/.exec(shown)?.[1];
    expect(JSON.stringify(deps.logger.lines)).toContain(`"trace":"${trace}"`);
    expect(shown).toContain("Jawaban untuk: lanjut");
  });

  it("writes no escape codes where the output is no terminal", async () => {
    expect((await chat("sister city")).shown).not.toContain("\u001b");
  });
});

describe("a message as terminal text", () => {
  const text = "Pasal 5\n(1) Satu.\n(2) Dua.\n\nCatatan";

  it("shows quotations behind a bar", () => {
    expect(terminalText(text, [{ type: "blockquote", offset: 8, length: 18 }], true)).toBe(
      "Pasal 5\n│ (1) Satu.\n│ (2) Dua.\n\nCatatan",
    );
  });

  it("marks what was struck out and added, also where it is no terminal", () => {
    const entities = [
      { type: "strikethrough", offset: 12, length: 5 },
      { type: "underline", offset: 22, length: 4 },
    ] as const;
    for (const hasStyles of [true, false])
      expect(terminalText(text, [...entities], hasStyles)).toBe(
        "Pasal 5\n(1) [-Satu.-]\n(2) {+Dua.+}\n\nCatatan",
      );
  });

  it("shows bold and italics in a terminal alone", () => {
    const entities = [
      { type: "bold", offset: 0, length: 7 },
      { type: "italic", offset: 28, length: 7 },
    ] as const;
    expect(terminalText(text, [...entities], true)).toBe(
      "\u001b[1mPasal 5\u001b[22m\n(1) Satu.\n(2) Dua.\n\n\u001b[3mCatatan\u001b[23m",
    );
    expect(terminalText(text, [...entities], false)).toBe(text);
  });
});
