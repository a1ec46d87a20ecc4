package dev.tandem.benchmarks.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.function.Supplier;

/** What is written and read: a message and a record with the same values. */
enum Subject {
  USER("a user", () -> Samples.user(5), Json.User.class, () -> Json.User.of(5)),
  USERS("100 users", Samples::users, Json.UserList.class, Json.UserList::sample),
  CHUNK(
      "64 KiB of a photo",
      () -> Samples.chunk(Content.BYTES),
      Json.FileChunk.class,
      () -> new Json.FileChunk("holiday.jpg", Content.ARRAY));

  /** The name that the documents have for it. */
  final String title;

  final Class<?> recordType;
  private final Supplier<Message> message;
  private final Supplier<Object> record;

  Subject(String title, Supplier<Message> message, Class<?> recordType, Supplier<Object> record) {
    this.title = title;
    this.message = message;
    this.recordType = recordType;
    this.record = record;
  }

  /** Makes the message from its values. */
  Message message() {
    return message.get();
  }

  /** Makes the record from the same values. */
  Object record() {
    return record.get();
  }

  private static final class Content {
    static final ByteString BYTES = Samples.content(64 * 1024);
    static final byte[] ARRAY = BYTES.toByteArray();
  }
}
