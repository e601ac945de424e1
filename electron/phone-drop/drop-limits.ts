/** What one session may do. Sizes in bytes, times in milliseconds. */
export interface DropLimits {
  /** Without a request or a byte for so long it switches itself off. */
  readonly idleMs: number;
  readonly mostFileBytes: number;
  readonly mostFiles: number;
  readonly mostConnections: number;
  /** Left free on the disk, whatever is sent. */
  readonly reserveBytes: number;
  readonly headersMs: number;
  /** In every such span a body must bring at least `leastBytesPerSpan`, or it is cut off. */
  readonly spanMs: number;
  readonly leastBytesPerSpan: number;
}

export const DROP_LIMITS: DropLimits = {
  // Long enough to walk to the next house, short enough not to be forgotten overnight.
  idleMs: 15 * 60_000,
  // The photo worker's own limit (docs/decisions/photo-worker-process.md): more would be carried for nothing.
  mostFileBytes: 100_000_000,
  // Ten full days of photographing; a folder of more is no longer listed quickly.
  mostFiles: 5000,
  // A browser opens up to six, but this page asks one thing at a time; the rest is for reconnecting.
  mostConnections: 4,
  // The library's own work goes on: a journal and renditions of an afternoon take some tens of megabytes.
  reserveBytes: 500_000_000,
  headersMs: 10_000,
  // 3 kB a second: the slowest Wi-Fi at the edge of its reach is quicker, a held-open connection is not.
  spanMs: 20_000,
  leastBytesPerSpan: 60_000,
};
