package dev.tandem.interop;

import io.grpc.ManagedChannel;

/** Many large calls, on one channel and on a channel for each. */
final class SoakCases {
  private static final int ITERATIONS = 10;

  private SoakCases() {}

  static void rpc(Peer peer) {
    for (int i = 0; i < ITERATIONS; i++) {
      UnaryCases.large(peer);
    }
  }

  static void channel(Peer peer) {
    for (int i = 0; i < ITERATIONS; i++) {
      ManagedChannel channel = peer.newChannel().get();
      try {
        UnaryCases.large(Peer.clientOf(channel));
      } finally {
        channel.shutdownNow();
      }
    }
  }
}
