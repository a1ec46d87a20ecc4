package dev.tandem.ipc;

import dev.tandem.runtime.ipc.Transport;

/** The transports that each test runs on. */
enum Wire {
  GRPC,
  JSON;

  Transport transport() {
    return this == GRPC ? Transport.grpc("localhost", 0) : Transport.json();
  }
}
