/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

export const NO_WORDS: Words = { zh: '', en: '' };

/** Something written in versions, as lists show it. */
export interface Written {
  id: string;
  name: string;
  published: number | null;
  draft: number | null;
  open: boolean;
  changedAt: string;
  changedBy: string;
}

/** How a kind of such things is reached; `D` is what is written, `Detail` how the server tells of one. */
export interface WrittenKind<D, Detail> {
  /** Where its list is found in the console: `/forms`. */
  home: string;
  /** Where the server keeps it: `/api/forms`. */
  path: string;
  /** Of its pages in the world: `/p/`. */
  prefix: string;
  key: readonly string[];
  written: (detail: Detail) => Written;
  definition: (detail: Detail) => D;
  /** What a new one of this name says at first. */
  fresh: (name: string) => D;
}
