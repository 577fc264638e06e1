/** The part of sastrawijs that is used here; its own types are not reachable through its export map. */
declare module "sastrawijs" {
  export class Stemmer {
    /** The root words, each as a key of its own. */
    readonly internalDictionary: Record<string, string>;
    /** Whether the word is a root word of the dictionary. */
    find(word: string): boolean;
    stem(word: string): string;
  }
}
