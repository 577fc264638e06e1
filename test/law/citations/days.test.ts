import { describe, expect, it } from "vitest";
import { readDays } from "../../../src/law/citations/days.ts";

const P = "Pasal 101 UU 23/2014";

describe("a day in a question", () => {
  it.each([
    [`${P} per 1 Desember 2014`, P, "2014-12-01"],
    [`${P} per 1/12/2014`, P, "2014-12-01"],
    [`${P} per tanggal 1-12-2014`, P, "2014-12-01"],
    [`${P} per 2014-12-01`, P, "2014-12-01"],
    [`${P} pada tanggal 1 Des 2014`, P, "2014-12-01"],
    ["article 101 law 23/2014 as of 1 December 2014", "article 101 law 23/2014", "2014-12-01"],
    ["article 101 law 23/2014 on December 1, 2014", "article 101 law 23/2014", "2014-12-01"],
    [`${P} tanggal 1 Desember 2014?`, `${P} ?`, "2014-12-01"],
    [`${P} per 29 Februari 2016`, P, "2016-02-29"],
  ])("%s", (text, rest, day) => {
    const times = [{ from: day, to: day }];
    expect(readDays(text)).toMatchObject({ rest, times, impossible: null, asksChange: false });
  });

  it.each([
    [`${P} pada tahun 2016`, "2016-01-01", "2016-12-31"],
    ["article 101 law 23/2014 in 2016", "2016-01-01", "2016-12-31"],
    [`${P} per Februari 2015`, "2015-02-01", "2015-02-28"],
  ])("may be a month or a year: %s", (text, from, to) => {
    expect(readDays(text).times).toMatchObject([{ from, to }]);
  });

  it.each([
    "Pasal 101 UU 23 tahun 2014",
    "Pasal 101 UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Pasal 42 UU Pemda versi 2014",
    "Perda Kota Contoh Nomor 7 tanggal 5 Mei 2021 pasal 3",
    "Pasal 3 Perda Kota Contoh Nomor 7 tanggal 5 Mei 2021",
    "pasal 5 ayat 1 perda 7/2021",
    "apakah MoU dapat ditandatangani pada pukul 10",
  ])("is none in: %s", (text) => {
    expect(readDays(text)).toMatchObject({ rest: text, times: [], impossible: null });
  });

  it.each(["31 Februari 2015", "29 Februari 2015", "31/4/2015", "1/13/2015", "0 Mei 2015"])(
    "that no calendar has is told: %s",
    (day) => {
      expect(readDays(`${P} per ${day}`)).toMatchObject({ times: [], impossible: day });
    },
  );
});

describe("what changed", () => {
  it.each([
    [`bandingkan ${P} per 1 Desember 2014 dan sekarang`, ["2014-12-01", ""]],
    [`apa beda ${P} antara 1 Desember 2014 dan 1 April 2015?`, ["2014-12-01", "2015-04-01"]],
    ["compare article 101 law 23/2014 as of 1 December 2014 and today", ["2014-12-01", ""]],
    [`apa yang berubah di ${P}`, []],
    [`apakah ${P} pernah diubah?`, []],
    ["what changed in article 101 of law 23/2014", []],
  ])("%s", (text, days) => {
    const asked = readDays(text);
    expect(asked.asksChange).toBe(true);
    expect(asked.times.map(({ to }) => to)).toEqual(days);
  });
});
