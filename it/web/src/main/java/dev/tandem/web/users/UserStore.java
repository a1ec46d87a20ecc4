package dev.tandem.web.users;

import com.example.user.v1.User;
import dev.tandem.runtime.RpcException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users in memory, a limited number of them. Thread-safe. */
public final class UserStore {
  private static final int MOST = 10_000;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_EMAIL = 254;

  private final Clock clock;
  private final NavigableMap<Long, User> users = new TreeMap<>();
  private final Set<String> emails = new HashSet<>();
  private long lastId;

  /** Starts without users; the clock says when one was created. */
  public UserStore(Clock clock) {
    this.clock = clock;
  }

  /** Creates a user, or says which fields are wrong. */
  public synchronized User create(String name, String email) {
    String trimmedName = name.strip();
    String trimmedEmail = email.strip();
    refuseIfBad(trimmedName, trimmedEmail);
    if (users.size() >= MOST) {
      throw new RpcException.ResourceExhausted("there are " + MOST + " users already");
    }
    if (!emails.add(key(trimmedEmail))) {
      throw new FieldErrors()
          .add("email", "belongs to another user")
          .in(new RpcException.AlreadyExists("there is a user with this email"));
    }
    User user =
        User.newBuilder()
            .setId(++lastId)
            .setName(trimmedName)
            .setEmail(trimmedEmail)
            .setCreatedAt(clock.millis())
            .build();
    users.put(user.getId(), user);
    return user;
  }

  /** Finds a user. */
  public synchronized User get(long id) {
    return existing(id, users.get(id));
  }

  /** Removes a user. */
  public synchronized void delete(long id) {
    emails.remove(key(existing(id, users.remove(id)).getEmail()));
  }

  /** Gives users whose name begins so and whose id is higher, oldest first. */
  public synchronized List<User> list(String namePrefix, long afterId, long most) {
    return users.tailMap(afterId, false).values().stream()
        .filter(user -> user.getName().startsWith(namePrefix))
        .limit(most)
        .toList();
  }

  private static User existing(long id, @Nullable User user) {
    if (user == null) {
      throw new RpcException.NotFound("no user " + id);
    }
    return user;
  }

  private static void refuseIfBad(String name, String email) {
    FieldErrors errors = new FieldErrors();
    if (name.isEmpty()) {
      errors.add("name", "must not be empty");
    } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      errors.add("name", "must not have more than " + LONGEST_NAME + " characters");
    }
    int at = email.indexOf('@');
    if (at < 1 || at == email.length() - 1 || at != email.lastIndexOf('@')) {
      errors.add("email", "must be an address such as ada@example.com");
    } else if (email.length() > LONGEST_EMAIL) {
      errors.add("email", "must not have more than " + LONGEST_EMAIL + " characters");
    }
    if (!errors.isEmpty()) {
      throw errors.in(new RpcException.InvalidArgument("the user is not valid"));
    }
  }

  private static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
