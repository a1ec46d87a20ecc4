package dev.tandem.peers;

/**
 * What a server saw of a call.
 *
 * @param event {@code deadline} or {@code cancelled}
 * @param method the rpc's name
 * @param millis the time that was left, for a deadline
 */
record ServerEvent(String event, String method, long millis) {
  static ServerEvent cancelled(String method) {
    return new ServerEvent("cancelled", method, 0);
  }
}
