package dev.tandem.runtime.server;

import com.google.protobuf.Any;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What an error says in words: its description, which its details repeat. */
final class ErrorText {
  /** How many bytes of a text are sent: callers take 8 KiB of trailers, with the details. */
  private static final int LIMIT = 2048;

  /** How many bytes of a text there is room for beside the largest details. */
  private static final int ROOM = 400;

  private static final String ELLIPSIS = "…";

  private ErrorText() {}

  /** Says whether a text is cut before it is sent. */
  static boolean isTooLong(String text) {
    return encodedLength(text) > LIMIT;
  }

  /** Gives how many bytes less of details, before base 64, there is room for beside a text. */
  static int detailsLess(@Nullable String text) {
    return text == null ? 0 : Math.max(0, encodedLength(text) - ROOM) * 3 / 4;
  }

  /** Gives how many bytes a text has on its way: UTF-8, most of it percent-encoded. */
  private static int encodedLength(String text) {
    return text.codePoints().map(ErrorText::encodedLength).sum();
  }

  private static int encodedLength(int character) {
    if (character >= ' ' && character < '~' && character != '%') {
      return 1;
    }
    int bytes = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    return 3 * bytes;
  }

  /** Cuts a text that is too long, never within a character. */
  static String cut(String text) {
    int left = LIMIT - encodedLength(ELLIPSIS);
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      left -= encodedLength(character);
      if (left < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

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
    Metadata known = error.getTrailers();
    boolean isDetailed = known != null && known.containsKey(ErrorReply.DETAILS);
    return isDetailed ? Details.copy(error, replaced) : replaced;
  }

  /** Loaded for errors with details only: there are none with protobuf's lite runtime. */
  private static final class Details {
    static RpcException copy(RpcException from, RpcException to) {
      RpcException detailed = to;
      for (Any detail : from.details()) {
        detailed = detailed.withDetail(detail);
      }
      return detailed;
    }
  }
}
