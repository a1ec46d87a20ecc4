package dev.tandem.runtime.ipc.json;

import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Takes the frames that have come, one by one. Does not block and calls no user's code. */
interface FrameHandler {

  /** A call begins; its timeout is in nanoseconds, if it has one. */
  void start(long call, String method, Metadata headers, @Nullable Long timeout)
      throws ProtocolException;

  /** The headers of a response. */
  void headers(long call, Metadata headers) throws ProtocolException;

  /** A message, as JSON. */
  void message(long call, String json) throws ProtocolException;

  /** All requests of a call have come. */
  void halfClose(long call) throws ProtocolException;

  /** The peer asks for so many more messages. */
  void request(long call, int messages) throws ProtocolException;

  /** The caller wants no response any more. */
  void cancel(long call, String reason) throws ProtocolException;

  /** The end of a response. */
  void status(long call, Status status, Metadata trailers) throws ProtocolException;

  /** A message came that is larger than this side takes; it was dropped. */
  void tooLarge(long call, Status status) throws ProtocolException;
}
