package dev.tandem.interop;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** All servers for our client. */
final class Peers implements AutoCloseable {
  private final Map<Pairing, Peer> started = new EnumMap<>(Pairing.class);

  private Peers() {}

  static Peers start() throws IOException {
    Peers peers = new Peers();
    for (Pairing pairing : Pairing.ofOurClient()) {
      peers.started.put(pairing, Peer.start(pairing));
    }
    return peers;
  }

  Peer of(Pairing pairing) {
    return Objects.requireNonNull(started.get(pairing));
  }

  @Override
  public void close() {
    started.values().forEach(Peer::close);
  }
}
