import type { Bilingual } from "../corpus/register.ts";
import type { IdStep } from "../provision-id.ts";

/** One level of a citation: `{ unit: "ayat", number: "1" }`. */
export interface Step {
  readonly unit: IdStep["unit"];
  /** As in a provision id: "42", "12a", "g"; of a titled part its id steps, such as "lampiran/syarat-umum" or "umum". */
  readonly number: string;
  /**
   * True where the words leave the unit open ("poin 3", "Pasal 1 (3)", "12a"): the unit that exists is meant.
   */
  readonly isLoose?: boolean;
  /** A pasal written "III": in an act that changes another its own, `pasal-iii`. */
  readonly isRoman?: true;
  /** Counted from the provision under discussion ("pasal selanjutnya", "penjelasannya?"); `number` is empty then. */
  readonly relative?: "same" | "next" | "previous";
}

/** Which act a person means. */
export type NamedRegulation =
  /** One act of the register. */
  | { readonly type: "known"; readonly id: string }
  /** A name that several acts of the register share: "UU Pemda" without a year. */
  | { readonly type: "shared"; readonly name: string; readonly ids: readonly string[] }
  /** An act that the register lacks: "UU 12/2011". */
  | { readonly type: "unregistered"; readonly name: string }
  | { readonly type: "unnamed" };

/** A reference to a provision or a whole act, as read from a person's text. */
export interface Citation {
  /** Offsets in the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words between them. */
  readonly text: string;
  readonly regulation: NamedRegulation;
  /** Outermost step first; empty for the whole regulation. Starts below a pasal where the words name none ("ayat 2"). */
  readonly path: readonly Step[];
  readonly isPenjelasan: boolean;
  /** Something behind it looks like one more unit that could not be read, so that another provision may be meant. */
  readonly isDoubtful?: true;
}

/** What a citation points at. */
export type Resolution =
  | { readonly type: "found"; readonly id: string }
  /** The words name an act and nothing inside it. */
  | { readonly type: "whole-regulation"; readonly id: string }
  /** The act has it, or has to be taken to have it, but its text is not in the corpus. `wanted` is its id. */
  | {
      readonly type: "not-shipped";
      readonly regulation: string;
      readonly label: string;
      readonly wanted: string;
    }
  | {
      readonly type: "does-not-exist";
      readonly regulation: string;
      readonly label: string;
      readonly wanted: string;
      /** What does exist: "UU 37/1999 berakhir di Pasal 40". */
      readonly exists: Bilingual;
      /** The innermost unit around it that is in the corpus, or null. */
      readonly nearest: string | null;
    }
  /**
   * Several acts may be meant. Provision ids where the words name a provision, regulation ids where they name none;
   * empty where no act of the corpus has such a provision or the words name no pasal.
   */
  | { readonly type: "which-regulation"; readonly candidates: readonly string[] }
  | { readonly type: "unregistered"; readonly name: string }
  /** The article `id` exists, but the corpus has no penjelasan of it ("cukup jelas", or not shipped). */
  | { readonly type: "no-penjelasan"; readonly id: string };
