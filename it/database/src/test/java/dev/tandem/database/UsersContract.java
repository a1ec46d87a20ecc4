package dev.tandem.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.User;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the service does on any database. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UsersContract {
  private final Served served;

  UsersContract(Served served) {
    this.served = served;
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void createsAndFinds() {
    Instant before = Instant.now().minusSeconds(60);

    User created = served.create(" Zoë ", "zoe@example.com");

    assertEquals("Zoë", created.getName());
    assertTrue(Instant.ofEpochMilli(created.getCreatedAt()).isAfter(before));
    assertEquals(created, served.users().getUser(Served.withId(created.getId())).getUser());
  }

  @Test
  void notFound() {
    RpcException.NotFound e =
        assertThrows(
            RpcException.NotFound.class, () -> served.users().getUser(Served.withId(4711)));
    assertTrue(e.getMessage().startsWith("NOT_FOUND: no user 4711 ["), e.getMessage());
  }

  @Test
  void alreadyExists() throws Exception {
    served.create("Twin", "twin@example.com");

    RpcException.AlreadyExists e =
        assertThrows(
            RpcException.AlreadyExists.class, () -> served.create("Other", "twin@example.com"));

    assertFalse(e.getMessage().contains("twin@"), e.getMessage());
    served.awaitInUse(0);
    served.create("Other", "other@example.com"); // the connection is fit for use
  }

  @Test
  void invalidArgument() {
    RpcException.InvalidArgument e =
        assertThrows(RpcException.InvalidArgument.class, () -> served.create(" ", "nobody"));
    assertEquals(
        List.of("name", "email"),
        e.detail(ValidationError.class).orElseThrow().getErrorsList().stream()
            .map(ErrorDetail::getField)
            .toList());
    assertInvalid("name", "x".repeat(101), "x@example.com");
    assertInvalid("name", "zero\0byte", "x@example.com"); // PostgreSQL does not store it
    assertInvalid("email", "x", "x@" + "y".repeat(253));
    assertInvalid("email", "x", "x@y\0.com");
    served.create("\uD83D\uDE00".repeat(50), "smile@example.com"); // H2 counts each as two
  }

  private void assertInvalid(String field, String name, String email) {
    RpcException.InvalidArgument e =
        assertThrows(RpcException.InvalidArgument.class, () -> served.create(name, email));
    ValidationError invalid = e.detail(ValidationError.class).orElseThrow();
    assertEquals(1, invalid.getErrorsCount(), invalid::toString);
    assertEquals(field, invalid.getErrors(0).getField());
  }

  @Test
  void streamsByPrefixInOrder() {
    for (String name : List.of("a%c", "a%", "abc", "a!%c", "a%_c", "A%c")) {
      served.create(name, "stream" + name.hashCode() + "@example.com");
    }
    assertEquals(List.of("a%c", "a%", "a%_c"), names("a%"));
    assertEquals(List.of("a!%c"), names("a!"));
    assertEquals(List.of("a%_c"), names("a%_"));
    assertEquals(List.of(), names("nobody is called so"));
    assertTrue(names("").containsAll(List.of("abc", "A%c")));
  }

  private List<String> names(String prefix) {
    try (ServerStream<User> users = served.users().getUserStream(Served.startingWith(prefix))) {
      return users.stream().map(User::getName).toList();
    }
  }
}
