package dev.tandem.peers;

/** Who calls whom. */
enum Direction {
  PEER_CALLS_TANDEM,
  TANDEM_CALLS_PEER
}
