import { describe, expect, it } from "vitest";
import {
  readCorrection,
  readDirective,
  readFollowUp,
} from "../../../src/answering/conversation/follow-up.ts";
import { readFragment, substitute } from "../../../src/answering/conversation/elliptical-question.ts";

describe("a follow-up", () => {
  it.each([
    ["in English please", "again"],
    ["ulangi dalam bahasa Inggris", "again"],
    ["pakai bahasa Indonesia", "again"],
    ["lebih singkat", "shorter"],
    ["intinya apa?", "shorter"],
    ["lengkapnya", "whole"],
    ["pasal lengkapnya dong", "whole"],
    ["pasal berapa itu?", "basis"],
    ["dasar hukumnya?", "basis"],
    ["which article is that?", "basis"],
    ["bunyinya?", "text"],
    ["what does it say?", "text"],
    ["maksudnya apa?", "meaning"],
    ["masih berlaku?", "status"],
    ["itu udah dicabut belum?", "status"],
    ["is it still in force?", "status"],
    ["yang berlaku sekarang apa?", "current"],
    ["penggantinya apa?", "current"],
    ["kenapa?", "reason"],
    ["kok gitu?", "reason"],
    ["why not?", "reason"],
    ["terus syaratnya apa?", "steps"],
    ["apa yang harus dilakukan?", "steps"],
    ["lanjut", "more"],
    ["ada lagi?", "more"],
    ["yang lain", "more"],
  ])("%s is read as %s", (text, type) => {
    expect(readFollowUp(text)?.type).toBe(type);
  });

  it.each([
    "apakah UU 32/2004 masih berlaku?",
    "apa syarat kota kembar?",
    "kenapa DPRD harus menyetujui pinjaman?",
    "apakah perjanjian harus dalam bahasa Indonesia?",
    "dasar hukum kerja sama luar negeri",
    "jelaskan kerja sama teknik",
    "what is the legal basis of sister cities?",
    "siapa lagi yang menandatangani perjanjian?",
    "",
    "?!",
  ])("%j is none: it has matter of its own, or says nothing", (text) => {
    expect(readFollowUp(text)).toBeNull();
  });

  it("names the language that is asked for", () => {
    expect(readFollowUp("in English please")).toEqual({ type: "again", language: "en" });
    expect(readFollowUp("tolong ulangi")).toEqual({ type: "again", language: null });
  });
});

describe("a wish for a language at the end of a question", () => {
  it.each([
    ["apakah perlu persetujuan DPRD? jawab dalam bahasa Inggris", "apakah perlu persetujuan DPRD?", "en"],
    ["Who signs the agreement, in English please", "Who signs the agreement", "en"],
    ["siapa yang tanda tangan MoU, please answer in Indonesian", "siapa yang tanda tangan MoU", "id"],
  ])("%s", (text, question, language) => {
    expect(readDirective(text)).toEqual({ text: question, language });
  });

  it.each(["apakah MoU harus dalam bahasa Inggris?", "are sister cities known in Indonesia?"])(
    "is not read from %s",
    (text) => {
      expect(readDirective(text)).toEqual({ text, language: null });
    },
  );
});

describe("a correction", () => {
  it.each([
    ["bukan, maksud saya provinsi", "provinsi"],
    ["maksudku pinjaman luar negeri", "pinjaman luar negeri"],
    ["no, I meant loans", "loans"],
    ["ralat: UU 23/2014", "UU 23/2014"],
  ])("%s", (text, meant) => {
    expect(readCorrection(text)).toBe(meant);
  });

  it.each(["bukan urusan daerah ya?", "apa maksud pasal 5 UU 37/1999?", "no"])(
    "is not read from %s",
    (text) => {
      expect(readCorrection(text)).toBeNull();
    },
  );
});

describe("a piece of a question", () => {
  it.each([
    ["kalau untuk provinsi?", "provinsi"],
    ["bagaimana dengan pinjaman?", "pinjaman"],
    ["what about a province?", "province"],
    ["terus kalau DPRD menolak", "DPRD menolak"],
    ["syaratnya apa?", "syaratnya apa"],
    ["kalau dengan kota di Jepang syaratnya apa?", "kota di Jepang syaratnya apa"],
  ])("%s goes on from the question before", (text, words) => {
    expect(readFragment(text)).toEqual({ words, isOpened: true });
  });

  it.each([
    "kalau kota mau pinjam uang ke luar negeri, siapa yang harus menyetujui?",
    "apakah kerja sama dengan kota asing perlu persetujuan DPRD?",
    "kalau mau bikin MoU dengan kota di Polandia langkahnya apa",
  ])("%s is a whole question", (text) => {
    expect(readFragment(text)).toBeNull();
  });

  it.each([
    [
      "apakah kerja sama kota perlu persetujuan DPRD?",
      "provinsi",
      "apakah kerja sama provinsi perlu persetujuan DPRD?",
    ],
    ["apa syarat kota kembar?", "pinjaman", "apa syarat pinjaman?"],
    [
      "apakah kerja sama perlu persetujuan DPRD?",
      "hibah dari Jepang",
      "apakah hibah dari Jepang perlu persetujuan DPRD?",
    ],
    ["Does a city need the mayor's signature?", "governor", "Does a city need the governor's signature?"],
  ])("in %j the word gives way to %j", (question, words, expected) => {
    expect(substitute(question, words)).toBe(expected);
  });

  it("takes nobody's place where the city is the partner abroad, or nothing fits", () => {
    expect(substitute("apakah kerja sama dengan kota di luar negeri perlu izin?", "provinsi")).toBeNull();
    expect(substitute("apakah perlu izin menteri?", "wali kota berhalangan tanda tangan")).toBeNull();
    expect(substitute("apa itu politik luar negeri?", "DPRD menolak")).toBeNull();
  });
});
