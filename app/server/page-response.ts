// A page whose text is at hand: it takes no detour through a stream of bytes on its way from Remix to the socket.
export class PageResponse extends Response {
  /** One after the other they are the page; no element with a nonce begins in one and ends in another. Joining 140 kB takes
   * longer than looking at each. */
  readonly pieces: readonly string[];

  constructor(pieces: readonly string[], init: ResponseInit) {
    super(null, init);
    this.pieces = pieces;
  }

  override async text(): Promise<string> {
    return this.pieces.join('');
  }
}
