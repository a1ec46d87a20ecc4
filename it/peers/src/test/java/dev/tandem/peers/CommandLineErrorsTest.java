package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.peers.Command.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What buf curl prints of errors, our servers' and its own, and the exit code it ends with. */
@Timeout(60)
@ParameterizedClass(name = "{0}")
@EnumSource
class CommandLineErrorsTest extends CommandLineCase {
  /** Of the gRPC status codes, as the exit code of buf has them: times 8. */
  private static final int CANCELLED = 1 * 8;

  private static final int INVALID_ARGUMENT = 3 * 8;
  private static final int DEADLINE_EXCEEDED = 4 * 8;
  private static final int UNIMPLEMENTED = 12 * 8;

  private static final String USERS =
      """
      {
        "id": "1",
        "name": "Ada",
        "email": "ada@example.com"
      }
      {
        "id": "2",
        "name": "Alan",
        "email": "alan@example.com"
      }
      """;

  private static final String NOT_VALID =
      """
      {
         "code": "invalid_argument",
         "message": "the user is not valid: Zoë",
         "details": [
            {
               "type": "common.v1.ValidationError",
               "value": "ChkKBG5hbWUSEW11c3Qgbm90IGJlIGVtcHR5ChcKBWVtYWlsEg5tdXN0IGhhdmUgYW4gQA"
            },
            {
               "type": "google.rpc.BadRequest",
               "value": "ChcKBWVtYWlsEg5tdXN0IGhhdmUgYW4gQA"
            }
         ]
      }
      """;

  CommandLineErrorsTest(Endpoint endpoint) {
    super(endpoint);
  }

  /** What buf itself refuses, before any call. */
  private static void assertRefused(String expected, Result result) {
    assertEquals(new Result(1, "", "Failure: " + expected + "\n"), result);
  }

  @Test
  void printsErrorWithDetails() throws Exception {
    assertEquals(
        new Result(INVALID_ARGUMENT, "", NOT_VALID),
        curl("/user.v1.UserService/CreateUser", "-d", "{\"email\": \"ada\"}"));
  }

  @Test
  void printsMessagesBeforeError() throws Exception {
    assertEquals(
        new Result(INVALID_ARGUMENT, USERS, NOT_VALID), curl("/user.v1.UserService/GetUserStream"));
  }

  @Test
  void timeoutEndsHandler() throws Exception {
    Result result = searchInVain();
    // grpc-java's server knows the deadline too, and resets the call. If buf's own timer is late,
    // as on a busy machine, buf has only the reset to tell of.
    for (int again = 0;
        again < 3 && endpoint == Endpoint.GRPC_TO_NETTY && result.exitCode() == CANCELLED;
        again++) {
      result = searchInVain();
    }
    assertEquals(DEADLINE_EXCEEDED, result.exitCode(), result.errors());
    assertTrue(result.errors().contains("\"code\": \"deadline_exceeded\""), result.errors());
    // Armeria does not tell handlers of the deadline.
    int events = endpoint == Endpoint.GRPC_TO_NETTY ? 2 : 1;
    List<ServerEvent> told = server.events().await(events);
    assertEquals(ServerEvent.cancelled("GetFeature"), told.get(events - 1));
  }

  private Result searchInVain() throws Exception {
    server.events().clear();
    return curl("/routeguide.RouteGuide/GetFeature", "--timeout", "3s", "-d", "{\"latitude\": -1}");
  }

  @Test
  void refusesMethodThatIsNotThere() throws Exception {
    assertRefused(
        "URL indicates method name \"Nothing\", but service \"routeguide.RouteGuide\" contains no"
            + " such method",
        curl("/routeguide.RouteGuide/Nothing"));
  }

  /** With the protos at hand, the server is asked. */
  @Test
  void serviceThatIsNotServedIsUnimplemented() throws Exception {
    Result result =
        curl("/chat.v1.ChatService/SendMessage", "--schema", "proto-samples/src/main/proto");
    assertEquals(UNIMPLEMENTED, result.exitCode(), result.errors());
    assertTrue(result.errors().contains("\"code\": \"unimplemented\""), result.errors());
  }

  @Test
  void refusesWrongType() throws Exception {
    assertRefused(
        "json unmarshal: proto: (line 1:14): invalid value for int32 field latitude: \"north\"",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"latitude\": \"north\"}"));
  }

  @Test
  void refusesUnknownField() throws Exception {
    assertRefused(
        "json unmarshal: proto: (line 1:2): unknown field \"height\"",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"height\": 1}"));
  }

  @Test
  void refusesBrokenJson() throws Exception {
    assertRefused(
        "(argument) at offset 0: unexpected EOF",
        curl("/routeguide.RouteGuide/GetFeature", "-d", "{\"latitude\""));
  }
}
