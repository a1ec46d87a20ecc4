package dev.tandem.runtime.ipc.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.protobuf.util.Durations;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of frames and tells a handler what it says. */
final class FrameParser {
  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  /** How frames with messages begin that are written by {@link Frames}. */
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\"call\":([1-9]\\d{0,17}),\"message\":");

  private final FrameHandler handler;

  FrameParser(FrameHandler handler) {
    this.handler = handler;
  }

  void parse(String text) throws ProtocolException {
    Matcher beginning = MESSAGE.matcher(text);
    if (beginning.lookingAt() && text.endsWith("}")) {
      String json = text.substring(beginning.end(), text.length() - 1);
      if (isOneValue(json)) {
        handler.message(Long.parseLong(beginning.group(1)), json);
        return;
      }
    }
    parseAny(text);
  }

  /** Says whether it is one whole JSON value. Whoever needs it will read it: once is enough. */
  private static boolean isOneValue(String text) {
    try {
      JsonReader json = new JsonReader(new StringReader(text));
      json.skipValue();
      return json.peek() == JsonToken.END_DOCUMENT;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private void parseAny(String text) throws ProtocolException {
    JsonObject frame;
    long call;
    try {
      frame = object(text);
      call = integer(frame, "call");
    } catch (IOException | RuntimeException | StackOverflowError e) { // Gson's, about the JSON.
      throw broken(text, e);
    }
    try {
      dispatch(call, frame);
    } catch (RuntimeException | ParseException e) {
      throw broken(text, e);
    }
  }

  /** Says of a frame that was not kept what it was about. */
  void parseBeginning(String text, Status tooLarge) throws ProtocolException {
    try {
      JsonReader json = new JsonReader(new StringReader(text));
      json.beginObject();
      if (json.nextName().equals("call")) {
        handler.tooLarge(json.nextLong(), tooLarge);
        return;
      }
    } catch (IOException | RuntimeException e) {
      throw broken(text, e);
    }
    throw new ProtocolException("a frame that is too large: " + ProtocolException.shorten(text));
  }

  private static ProtocolException broken(String text, Throwable reason) {
    String problem = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    return new ProtocolException(
        "not a frame: "
            + ProtocolException.shorten(text)
            + " ("
            + ProtocolException.shorten(problem)
            + ")");
  }

  private static JsonObject object(String text) throws IOException {
    JsonReader json = new JsonReader(new StringReader(text));
    JsonElement element = ELEMENTS.read(json); // JsonParser would be lenient.
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("more than one JSON text");
    }
    return element.getAsJsonObject();
  }

  private void dispatch(long call, JsonObject frame) throws ProtocolException, ParseException {
    if (frame.has("message")) {
      handler.message(call, frame.get("message").toString());
    } else if (frame.has("request")) {
      handler.request(call, count(integer(frame, "request")));
    } else if (frame.has("halfClose")) {
      if (!frame.get("halfClose").getAsBoolean()) {
        throw new JsonParseException("halfClose must be true");
      }
      handler.halfClose(call);
    } else if (frame.has("method")) {
      String method = frame.get("method").getAsString();
      handler.start(call, method, metadata(frame, "headers"), timeout(frame.get("timeout")));
    } else if (frame.has("headers")) {
      handler.headers(call, metadata(frame, "headers"));
    } else if (frame.has("status")) {
      handler.status(call, status(frame), metadata(frame, "trailers"));
    } else if (frame.has("cancel")) {
      handler.cancel(call, frame.get("cancel").getAsString());
    } else {
      throw new JsonParseException("it says nothing about its call");
    }
  }

  private static long integer(JsonObject frame, String name) {
    JsonElement value = frame.get(name);
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw new JsonParseException(name + " must be a number");
    }
    return Long.parseLong(value.getAsString());
  }

  private static int count(long number) {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new JsonParseException("request must be from 1 to " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  private static Metadata metadata(JsonObject frame, String name) {
    return frame.has(name) ? MetadataJson.read(frame.getAsJsonObject(name)) : new Metadata();
  }

  private static @Nullable Long timeout(@Nullable JsonElement value) throws ParseException {
    if (value == null) {
      return null;
    }
    try {
      return Math.max(0, Durations.toNanos(Durations.parse(value.getAsString())));
    } catch (ArithmeticException centuries) {
      return null;
    }
  }

  private static Status status(JsonObject frame) {
    JsonObject status = frame.getAsJsonObject("status");
    Status.Code code = Status.Code.valueOf(status.get("code").getAsString());
    JsonElement message = status.get("message");
    return message == null
        ? code.toStatus()
        : code.toStatus().withDescription(message.getAsString());
  }
}
