package dev.tandem.security;

import dev.tandem.security.RawClient.Frame;
import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a server has said to a call: headers, messages and trailers, and the bytes of them. */
final class RawAnswer {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable Frame reset;

  void add(Frame frame, @Nullable Http2Headers decoded) {
    bytes.writeBytes(frame.payload());
    if (frame.type() == RawClient.RESET) {
      reset = frame;
    }
    if (decoded != null) {
      decoded.forEach(header -> headers.put(header.getKey() + "", header.getValue() + ""));
    }
  }

  /** Gives the code of the status; CANCELLED if the stream was reset instead. */
  Status.Code code() {
    return reset != null && !headers.containsKey("grpc-status")
        ? Status.Code.CANCELLED
        : Status.fromCodeValue(Integer.parseInt(headers.get("grpc-status"))).getCode();
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String description() {
    return URLDecoder.decode(
        headers.getOrDefault("grpc-message", "").replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Says whether a text is anywhere in it, in any form that gRPC and HTTP/2 have for texts. */
  boolean contains(String text) {
    StringBuilder all = new StringBuilder(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
    headers.forEach(
        (name, value) -> {
          all.append('\n').append(name).append('=').append(value);
          if (name.endsWith("-bin")) {
            byte[] decoded = Base64.getDecoder().decode(value);
            all.append(new String(decoded, StandardCharsets.UTF_8));
          }
        });
    all.append('\n').append(description());
    return all.indexOf(text) >= 0;
  }

  @Override
  public String toString() {
    return headers + (reset == null ? "" : " reset " + reset.number(0));
  }
}
