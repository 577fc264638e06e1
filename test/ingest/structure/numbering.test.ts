import { describe, expect, it } from "vitest";
import {
  distance,
  readArabic,
  readLetter,
  readOrdinal,
  readRoman,
  toRoman,
  type Reading,
} from "../../../src/ingest/structure/numbering.ts";

const first = (raw: string): Reading => {
  const reading = readArabic(raw)[0];
  if (reading === undefined) throw new Error(`no reading of ${raw}`);
  return reading;
};

describe("numbers", () => {
  it.each([
    ["12", ["12"]],
    ["12A", ["12A"]],
    ["l0", ["10"]],
    ["1O", ["1O", "10"]],
    ["Il", ["11"]],
    ["0", []],
    ["abc", []],
  ])("reads %s as %j", (raw, wanted) => {
    expect(readArabic(raw).map(({ number }) => number)).toEqual(wanted);
  });

  it.each([
    ["IV", "4", false],
    ["XXVII", "27", false],
    ["VA", "5A", false],
    ["1I", "2", true],
    ["Xl", "11", true],
  ])("reads the Roman %s as %s", (raw, number, isRepaired) => {
    expect(readRoman(raw)).toMatchObject({ number, isRepaired });
  });

  it.each(["IIII", "VV", "A", "", "IC"])("does not read %j as Roman", (raw) => {
    expect(readRoman(raw)).toBeNull();
  });

  it("writes the Roman numbers that it reads", () => {
    for (let value = 1; value <= 89; value++) expect(readRoman(toRoman(String(value)))?.value).toBe(value);
  });

  it.each([
    ["Kesatu", "1"],
    ["Pertama", "1"],
    ["KETUJUH", "7"],
    ["Kesepuluh", "10"],
    ["Kesebelas", "11"],
    ["Keduabelas", "12"],
    ["Ketiga Belas", "13"],
    ["KEDUA PULUH SATU", "21"],
  ])("reads the ordinal %s as %s", (words, number) => {
    expect(readOrdinal(words)?.number).toBe(number);
  });

  it.each(["Kepala", "Keuangan", "Satu", ""])("does not read %j as an ordinal", (words) => {
    expect(readOrdinal(words)).toBeNull();
  });

  it.each([
    ["12", "13", 0],
    ["12", "12A", 0],
    ["12A", "12B", 0],
    ["12A", "13", 0],
    ["12", "15", 2],
    ["12", "12", -1],
    ["12", "12B", 1],
    ["13", "12", -2],
  ])("knows how far %s is from %s: %i", (last, next, far) => {
    expect(distance(first(last), first(next))).toBe(far);
  });

  it("counts letters beyond z", () => {
    const letters = ["y", "z", "aa", "bb"].map((raw) => readLetter(raw)?.value);
    expect(letters).toEqual([25, 26, 27, 28]);
    expect(readLetter("di")).toBeNull();
  });

  it("counts a letter inserted after another: d, d1, e", () => {
    const [before, inserted, after] = [readLetter("d"), readLetter("d1"), readLetter("e")];
    if (before === null || inserted === null || after === null) throw new Error("no reading");
    expect(inserted.number).toBe("d1");
    expect(distance(before, inserted)).toBe(0);
    expect(distance(inserted, after)).toBe(0);
  });
});
