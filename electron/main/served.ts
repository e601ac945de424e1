/** What a page asks of one of our schemes. */
export interface Asked {
  readonly url: string;
  readonly method: string;
}

/** The answer, whole: our files are small and lie on the disk. */
export interface Served {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Serve = (asked: Asked) => Promise<Served>;
