// Live notes over plain HTTP, for places that block websockets. The wire, for the browser's half (a `WebSocketPolyfill`):
//
//   POST   /collab/echange                      opens: 201, body = the id of the exchange (43 characters). The id then travels in
//                                               the header `X-Echange`, never in an address.
//   POST   /collab/echange   X-Echange: id      sends: body = frames, each after its length (four bytes, the largest first); one
//                                               request at a time, at most 1 MB. 204: taken, in order.
//   GET    /collab/echange   X-Echange: id      waits, at most 25 s, for frames: 200, body framed alike; 204: nothing, ask again.
//                                               One at a time: a second one answers the first with 204.
//   DELETE /collab/echange   X-Echange: id      closes: 204. As `POST` with `X-Echange-Fin: 1` where only `sendBeacon`-like requests
//                                               leave a page.
//
// 410: the exchange is gone (40 s without a request, another process, another cookie): as a websocket closed with 1006. With the header
// `X-Echange-Ferme: 4403 words` the server closed it with that code and these words; frames may come with it (then 200).
// 503: nothing was taken, send the same again after `Retry-After`. 413: more than an exchange may hold.
// Requests come from our own pages only, and the id is bound to their cookie.
