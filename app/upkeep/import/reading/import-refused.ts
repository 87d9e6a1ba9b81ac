/** A file that cannot be read at all; the message is a French sentence for who sent it. Nothing was kept of it. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
  readonly status: 400 | 413;

  constructor(message: string, status: 400 | 413 = 400) {
    super(message);
    this.status = status;
  }
}
