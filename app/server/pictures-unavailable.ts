/** The storage does not answer, or refuses; the message is a French sentence without any secret. */
export class PicturesUnavailable extends Error {
  override name = 'PicturesUnavailable';
}
