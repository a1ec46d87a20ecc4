package dev.tandem.benchmarks.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The same data as people write it for JSON: records, which Jackson reads and writes. */
final class Json {
  /** As it comes. */
  static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  record User(long id, String name, String email, long createdAt) {
    static User of(int number) {
      return new User(
          Samples.id(number),
          Samples.name(number),
          Samples.email(number),
          Samples.createdAt(number));
    }
  }

  record UserList(List<User> users) {
    static UserList sample() {
      List<User> users = new ArrayList<>();
      for (int i = 0; i < Samples.USERS; i++) {
        users.add(User.of(i));
      }
      return new UserList(users);
    }
  }

  /** The content is base64 in JSON. */
  record FileChunk(String name, byte[] content) {}

  record UploadResponse(String name, long size) {}
}
