package dev.tandem.runtime.server;

import com.google.protobuf.Any;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What an error says in words: its description, which its details repeat. */
final class ErrorText {
  private ErrorText() {}

  /**
   * Gives an error with another text, also in its details.
   *
   * @param trailers those of the new error, before its details
   */
  static RpcException replace(RpcException error, String text, @Nullable Metadata trailers) {
    Metadata others = new Metadata();
    if (trailers != null) {
      others.merge(trailers);
      others.discardAll(ErrorReply.DETAILS);
    }
    RpcException replaced = RpcException.of(error.getStatus().withDescription(text), others);
    for (Any detail : error.details()) {
      replaced = replaced.withDetail(detail);
    }
    return replaced;
  }
}
