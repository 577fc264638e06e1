import { randomInt } from "node:crypto";

/** Pairing codes: what they look like, and how they are read from what a person sends. */

/** No letters or digits that are mistaken for one another. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 30 to the power of 12 is 59 bits: not to be guessed, least of all a few times an hour. */
const LENGTH = 12;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** The code in groups of four, which can be typed or stand in a link. */
export function showCode(code: string): string {
  return code.replace(/(?<=^(?:.{4})+)(?=.)/g, "-");
}

/** The code that a message consists of, alone or behind `/start`; null where it is none. */
export function readCode(text: string): string | null {
  const code = text
    .replace(/^\/start(?:@\w+)?\s/i, "")
    .replace(/[\s-]/g, "")
    .toUpperCase();
  return CODE.test(code) ? code : null;
}
