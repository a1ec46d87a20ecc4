package dev.tandem.runtime.ipc.json;

import com.google.gson.stream.JsonWriter;
import com.google.protobuf.util.Durations;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes frames as bytes. What they mean is in the description of this package. */
final class Frames {
  static final char SEPARATOR = 0x1e;
  static final char END = '\n';

  private interface Content {
    void writeTo(JsonWriter json) throws IOException;
  }

  private Frames() {}

  static byte[] start(long call, String method, Metadata headers, @Nullable Long timeoutNanos) {
    return frame(
        call,
        json -> {
          json.name("method").value(method);
          if (timeoutNanos != null) {
            json.name("timeout").value(timeout(timeoutNanos));
          }
          if (!headers.keys().isEmpty()) {
            json.name("headers");
            MetadataJson.write(headers, json);
          }
        });
  }

  /** In seconds, as proto's JSON has durations. */
  private static String timeout(long nanos) {
    return Durations.toString(Durations.fromMicros(TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  static byte[] headers(long call, Metadata headers) {
    return frame(
        call,
        json -> {
          json.name("headers");
          MetadataJson.write(headers, json);
        });
  }

  static byte[] message(long call, String message) {
    return bytes("{\"call\":" + call + ",\"message\":" + message + "}");
  }

  static byte[] halfClose(long call) {
    return bytes("{\"call\":" + call + ",\"halfClose\":true}");
  }

  static byte[] request(long call, int messages) {
    return bytes("{\"call\":" + call + ",\"request\":" + messages + "}");
  }

  static byte[] cancel(long call, @Nullable String reason) {
    return frame(call, json -> json.name("cancel").value(reason == null ? "" : reason));
  }

  static byte[] status(long call, Status status, Metadata trailers) {
    return frame(
        call,
        json -> {
          json.name("status").beginObject().name("code").value(status.getCode().name());
          if (status.getDescription() != null) {
            json.name("message").value(status.getDescription());
          }
          json.endObject();
          if (!trailers.keys().isEmpty()) {
            json.name("trailers");
            MetadataJson.write(trailers, json);
          }
        });
  }

  private static byte[] frame(long call, Content content) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject().name("call").value(call);
      content.writeTo(json);
      json.endObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes(text.toString());
  }

  private static byte[] bytes(String json) {
    return (SEPARATOR + json + END).getBytes(StandardCharsets.UTF_8);
  }
}
