package dev.tandem.benchmarks.json;

import com.example.ecommers.Product;
import com.example.file.v1.FileChunk;
import com.example.news.v1.NewsItem;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteNote;
import com.example.user.v1.User;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.tandem.benchmarks.directory.UserList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages of the sample services as they may be in real life; the same ones in each run. */
public final class Samples {
  /** How many users a list has. */
  static final int USERS = 100;

  private static final List<String> FIRST =
      List.of("Ada", "Alan", "Barbara", "Edsger", "Frances", "Grace", "Ken", "Margaret", "Zoë");
  private static final List<String> LAST =
      List.of("Allen", "Dijkstra", "Hamilton", "Hopper", "Liskov", "Lovelace", "Turing");

  private static final long FIRST_ID = 481_000;
  private static final long FIRST_TIME = 1_762_732_800_000L;

  private Samples() {}

  /** Gives them with the names that the documents have for them. */
  public static Map<String, Message> all() {
    Map<String, Message> all = new LinkedHashMap<>();
    all.put("a point", point());
    all.put("a user", user(5));
    all.put("a feature", feature());
    all.put("a route note", note());
    all.put("a news item", news());
    all.put("a product", product());
    all.put("100 users", users());
    all.put("64 KiB of a photo", chunk(content(64 * 1024)));
    return all;
  }

  static String name(int number) {
    return FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size());
  }

  static String email(int number) {
    String first = FIRST.get(number % FIRST.size()).toLowerCase(java.util.Locale.ROOT);
    return first.replace('ë', 'e') + number + "@example.com";
  }

  static long id(int number) {
    return FIRST_ID + number;
  }

  static long createdAt(int number) {
    return FIRST_TIME + number * 86_400_123L;
  }

  static User user(int number) {
    return User.newBuilder()
        .setId(id(number))
        .setName(name(number))
        .setEmail(email(number))
        .setCreatedAt(createdAt(number))
        .build();
  }

  static UserList users() {
    UserList.Builder list = UserList.newBuilder();
    for (int i = 0; i < USERS; i++) {
      list.addUsers(user(i));
    }
    return list.build();
  }

  static FileChunk chunk(ByteString content) {
    return FileChunk.newBuilder().setName("holiday.jpg").setContent(content).build();
  }

  /** Bytes that no compression makes fewer, as those of a photo. */
  static ByteString content(int size) {
    byte[] bytes = new byte[size];
    new Random(4711).nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private static Point point() {
    return Point.newBuilder().setLatitude(409_146_138).setLongitude(-746_188_906).build();
  }

  private static Feature feature() {
    return Feature.newBuilder()
        .setName("Berkshire Valley Management Area Trail, Jefferson, NJ, USA")
        .setLocation(point())
        .build();
  }

  private static RouteNote note() {
    return RouteNote.newBuilder()
        .setLocation(point())
        .setMessage("Closed after the storm, take the path along the lake")
        .build();
  }

  private static NewsItem news() {
    return NewsItem.newBuilder()
        .setId(90_211)
        .setTopic("sports")
        .setHeadline("Outsiders win the cup after extra time and penalties")
        .build();
  }

  private static Product product() {
    return Product.newBuilder()
        .setId("5b2f0f0c-7c1a-4a52-9f58-0e2f6c3d9a11")
        .setName("Espresso machine")
        .setDescription(
            "Two boilers, 15 bar, a steam wand, and a tank of two litres. Made of steel.")
        .setPrice("749.00")
        .build();
  }
}
