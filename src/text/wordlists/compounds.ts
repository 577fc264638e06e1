/**
 * Terms of two words that are also written as one, as pairs of stems. They are read as one term, because the joined
 * form is a word of its own: "kerja sama" (cooperation) has little to do with "kerja" (work), and the derived forms
 * (penandatanganan, bertanggung jawab) cannot be split.
 */
export const COMPOUNDS: readonly (readonly [string, string])[] = [
  ["kerja", "sama"],
  ["tanda", "tangan"],
  ["tanggung", "jawab"],
  ["wali", "kota"],
  ["serah", "terima"],
  ["beri", "tahu"],
  ["warga", "negara"],
  ["tata", "cara"],
  ["duta", "besar"],
  ["olah", "raga"],
  ["sumber", "daya"],
  ["multi", "jalur"],
  ["multi", "track"],
  ["ikut", "serta"],
  ["peran", "serta"],
  ["alih", "bahasa"],
  ["daya", "guna"],
  ["sub", "nasional"],
];
