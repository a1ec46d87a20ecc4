package dev.tandem.runtime.ipc.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.grpc.Metadata;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Headers and trailers as JSON: a list of values for each name, in base64 if it is binary. */
final class MetadataJson {
  private MetadataJson() {}

  static void write(Metadata metadata, JsonWriter json) throws IOException {
    json.beginObject();
    for (String name : metadata.keys()) {
      json.name(name).beginArray();
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        for (byte[] value : values(metadata, binary(name))) {
          json.value(Base64.getEncoder().encodeToString(value));
        }
      } else {
        for (String value : values(metadata, text(name))) {
          json.value(value);
        }
      }
      json.endArray();
    }
    json.endObject();
  }

  private static <T> Iterable<T> values(Metadata metadata, Metadata.Key<T> key) {
    Iterable<T> values = metadata.getAll(key);
    return values == null ? List.of() : values;
  }

  /** Reads metadata; throws IllegalArgumentException or IllegalStateException if it is none. */
  static Metadata read(JsonObject json) {
    Metadata metadata = new Metadata();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      String name = entry.getKey();
      for (JsonElement value : entry.getValue().getAsJsonArray()) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
          metadata.put(binary(name), Base64.getDecoder().decode(value.getAsString()));
        } else {
          metadata.put(text(name), value.getAsString());
        }
      }
    }
    return metadata;
  }

  private static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static Metadata.Key<byte[]> binary(String name) {
    return Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
  }
}
