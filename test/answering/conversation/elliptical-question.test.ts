import { describe, expect, it } from "vitest";
import { readEssence } from "../../../src/answering/conversation/elliptical-question.ts";

describe("what a message asks", () => {
  it.each([
    [
      "halo min, mau nanya dong, sister city itu harus izin siapa ya? makasih",
      "sister city itu harus izin siapa ya?",
    ],
    [
      "Selamat pagi Bapak/Ibu, mohon izin bertanya, apakah hibah perlu persetujuan DPRD? Terima kasih atas bantuannya.",
      "apakah hibah perlu persetujuan DPRD?",
    ],
    ["terima kasih. kalau untuk provinsi?", "kalau untuk provinsi?"],
  ])("is read without courtesy: %s", (text, question) => {
    expect(readEssence(text)).toEqual({ question, further: [] });
  });

  it.each([
    "Bu Kadis nanya, kalau sama pemda asing bidangnya apa aja?",
    "ibu kota Kosovo apa?",
    "Ceko boleh? Slowakia?",
    "apa yang salah kalau kita kerja sama dengan Finlandia? boleh kan?",
    "yg dimaksud BUMD apa? modalnya harus semua punya daerah?",
    "terima kasih",
    "",
  ])("is the whole message: %j", (text) => {
    expect(readEssence(text)).toEqual({ question: text, further: [] });
  });

  it("is the first of several questions, with the others set aside", () => {
    const { question, further } = readEssence(
      "apa itu sister city? apa syaratnya? siapa yang menandatangani?",
    );
    expect(question).toBe("apa itu sister city?");
    expect(further).toEqual(["apa syaratnya?", "siapa yang menandatangani?"]);
  });

  it("of a letter is its question", () => {
    const letter =
      "Yth. Kepala Bagian Kerja Sama.\nDengan hormat, menindaklanjuti surat Saudara nomor 045/123/2024 tanggal 3 Januari 2024 perihal rencana kerja sama, pemerintah kota bermaksud menandatangani nota kesepahaman di bidang pendidikan dan kebudayaan.\nMohon penjelasan apakah rencana dimaksud memerlukan persetujuan DPRD.\nDemikian disampaikan, atas perhatiannya diucapkan terima kasih.\nBudi";
    expect(readEssence(letter).question).toBe(
      "Mohon penjelasan apakah rencana dimaksud memerlukan persetujuan DPRD",
    );
  });

  it("of a letter that asks whether its plan is allowed is all of the plan", () => {
    const letter =
      "Kami dari Pemkot Bogor berencana bekerja sama dengan Tel Aviv di bidang pertanian dan telah menerima surat dari wali kotanya. Banyak hal telah dibahas pada pertemuan pertama bulan lalu, termasuk pembiayaan dan pelatihan petani.\nApakah hal tersebut diperbolehkan?\nTerima kasih.";
    const { question } = readEssence(letter);
    expect(question).toContain("Tel Aviv");
    expect(question).toContain("diperbolehkan?");
  });
});
